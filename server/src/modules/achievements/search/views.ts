import type { OrganisationCard } from '@jiebang/contract/identity/organisation.ts';
import { analyse } from '#platform/search/analysis/analyse.ts';
import { readDocument } from '#platform/search/match/document.ts';
import type { SearchDocument } from '#platform/search/port.ts';
import type { AchievementRow } from '../store.ts';
import { draftOf, publicView } from '../views.ts';

/** What a word counts that stands neither in headline nor in text: the owner's name, completers, numbers. */
const beside = 1 / 3;
/** What the mark of a field counts, which is there to be asked for: as near to nothing as an index takes. */
const mark = 1 / 1024;

/** Fields of which a search may ask that a word stands there. */
export const searchFields = ['title', 'owner'] as const;
export type SearchField = (typeof searchFields)[number];

/** The term that says that a word stands in a field. No text has it: a word holds no sign. */
export const inField = (field: SearchField, term: string): string => `${field}:${term}`;

/**
 * A public achievement as its index holds it: made of what anyone may read of it, and of nothing else. Title and keywords count one, the text a
 * third, as the match reads them; so do names and numbers.
 */
export function searchDocument(row: AchievementRow, owner: OrganisationCard | undefined): SearchDocument {
  if (row.state !== 'public') throw new Error('an achievement that is not public is not searched');
  const shown = publicView(row, owner);
  const headline = lines([shown.title, shown.titleEn, ...shown.keywords, ...shown.keywordsEn]);
  const terms = new Map<string, number>();
  const add = (term: string, weight: number) => terms.set(term, (terms.get(term) ?? 0) + weight);
  const read = readDocument({ headline, body: lines([shown.text, shown.textEn]) });
  for (const [term, { weight }] of read.terms) add(term, weight);
  const owners = analyse(lines([shown.owner, shown.ownerEn]));
  const numbers = [shown.number, ...shown.ip.flatMap(({ number }) => number ?? [])];
  const completers = (shown.completers ?? []).flatMap(({ name, unit }) => [name, unit]);
  for (const { term } of [...owners, ...analyse(lines([...numbers, ...completers]))]) add(term, beside);
  for (const { term } of analyse(lines([shown.title, shown.titleEn]))) terms.set(inField('title', term), mark);
  for (const { term } of owners) terms.set(inField('owner', term), mark);
  return { id: row.id, terms, values: valuesOf(row, shown.organisation), numbers: numbersOf(row) };
}

/** Levels of codes stand beside the codes themselves, so that each can be asked for and counted. */
function valuesOf(row: AchievementRow, organisation: string | null): Record<string, string[]> {
  const one = (value: string | null) => (value === null ? [] : [value]);
  const { fields, industry, region, ip } = draftOf(row);
  const all: Record<string, string[]> = {
    field: fields.flatMap((code) => [code.slice(0, 2), code.slice(0, 3), code]),
    industry: one(industry).flatMap((code) => [code.slice(0, 1), code.slice(0, 3), code]),
    region: one(region).flatMap((code) => [code.slice(0, 2), code]),
    source: one(row.source),
    kind: one(row.kind),
    form: one(row.form),
    stage: one(row.stage),
    novelty: one(row.novelty),
    maturity: one(row.maturity === null ? null : `${row.maturity}`),
    cooperation: [...row.cooperation],
    right: ip.map(({ kind }) => kind),
    // Of a natural person it is not told which achievements are of the same.
    owner: one(organisation),
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, values]) => (values.length === 0 ? [] : [[name, [...new Set(values)]]])),
  );
}

function numbersOf({ published_at: published, maturity, price_min: min, price_max: max }: AchievementRow) {
  if (published === null) throw new Error('a public achievement without its day');
  return {
    published: published.getTime(),
    ...(maturity === null ? {} : { maturity }),
    ...(min === null || max === null ? {} : { priceMin: min, priceMax: max }),
  };
}

const lines = (texts: readonly (string | null)[]): string => texts.filter((one) => one !== null).join('\n');
