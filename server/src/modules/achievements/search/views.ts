import type { AchievementDraft } from '@jiebang/contract/achievements/achievement.ts';
import type { OrganisationCard } from '@jiebang/contract/identity/organisation.ts';
import { analyse, eachTerm, type Term } from '#platform/search/analysis/analyse.ts';
import { fold } from '#platform/search/analysis/fold.ts';
import { parameters } from '#platform/search/match/parameters.ts';
import type { SearchDocument } from '#platform/search/port.ts';
import type { AchievementRow } from '../store.ts';
import { draftOf, shownOf } from '../views.ts';

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
  const own = draftDocument(row.id, draftOf(row));
  const got = publication(row.id, { ...row, owner });
  const terms = new Map(own.terms);
  for (const more of [got, numbered(row.id, row.number)])
    for (const [term, weight] of more.terms) terms.set(term, (terms.get(term) ?? 0) + weight);
  return { id: row.id, terms, values: { ...own.values, ...got.values }, numbers: { ...own.numbers, ...got.numbers } };
}

/** What its own words say of an achievement that is to be public; its number, its day and its owner are still to come. */
export function draftDocument(id: string, draft: AchievementDraft): SearchDocument {
  const shown = shownOf(draft);
  const rights = shown.ip.map(({ number }) => number);
  const completers = (shown.completers ?? []).flatMap(({ name, unit }) => [name, unit]);
  const title = lines([draft.title, draft.titleEn]);
  const headline = lines([title, ...shown.keywords, ...shown.keywordsEn]);
  const text = lines([headline, shown.text, shown.textEn]);
  const terms = new Map<string, number>();
  const titles = new Set<string>();
  // Read as one text, since each beginning costs: what stands in different lines is never one term.
  eachTerm(lines([text, ...rights, ...completers]), (term, _, start) => {
    const weight = start < headline.length ? 1 : start < text.length ? parameters.body : beside;
    terms.set(term, (terms.get(term) ?? 0) + weight);
    if (start < title.length) titles.add(term);
  });
  for (const term of titles) terms.set(inField('title', term), mark);
  return { id, terms, values: valuesOf(draft), numbers: numbersOf(draft) };
}

type Publication = { readonly published_at: Date | null; readonly owner: OrganisationCard | undefined };

/** What it got when it became public, as all others of its owner that did so together; it counts together with what its own words say. */
export function publication(id: string, { published_at: at, owner }: Publication): SearchDocument {
  if (at === null) throw new Error('a public achievement without its day');
  // Of a natural person it is not told which achievements are of the same.
  const named = owner !== undefined && owner.kind !== 'individual' ? owner : null;
  const terms = new Map<string, number>();
  const owners = named ? analyse(lines([named.name, named.nameEn])) : [];
  add(terms, owners, beside);
  for (const { term } of owners) terms.set(inField('owner', term), mark);
  return { id, terms, values: named ? { owner: [named.id] } : {}, numbers: { published: at.getTime() } };
}

/** The number that it got then, which is its own. */
export function numbered(id: string, number: string | null): SearchDocument {
  if (number === null) throw new Error('a public achievement without its number');
  const terms = new Map<string, number>();
  add(terms, analyse(number), beside);
  return { id, terms };
}

const add = (terms: Map<string, number>, found: readonly Term[], weight: number): void => {
  for (const { term } of found) terms.set(term, (terms.get(term) ?? 0) + weight);
};

/** Levels of codes stand beside the codes themselves, so that each can be asked for and counted. */
function valuesOf(draft: AchievementDraft): Record<string, string[]> {
  const one = (value: string | null) => (value === null ? [] : [value]);
  const { fields, industry, region, ip, keywords, keywordsEn } = draft;
  const all: Record<string, string[]> = {
    field: fields.flatMap((code) => [code.slice(0, 2), code.slice(0, 3), code]),
    industry: one(industry).flatMap((code) => [code.slice(0, 1), code.slice(0, 3), code]),
    region: one(region).flatMap((code) => [code.slice(0, 2), code]),
    source: one(draft.source),
    kind: one(draft.kind),
    form: one(draft.form),
    stage: one(draft.stage),
    novelty: one(draft.novelty),
    maturity: one(draft.maturity === null ? null : `${draft.maturity}`),
    cooperation: [...draft.cooperation],
    right: ip.map(({ kind }) => kind),
    // As they are compared, so that what is typed is their beginning in any writing.
    keyword: [...keywords, ...keywordsEn].map((one) => fold(one).text.trim()).filter((one) => one !== ''),
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, values]) => (values.length === 0 ? [] : [[name, [...new Set(values)]]])),
  );
}

function numbersOf({ maturity, price }: AchievementDraft): Record<string, number> {
  return {
    ...(maturity === null ? {} : { maturity }),
    ...(price === null ? {} : { priceMin: price.min, priceMax: price.max }),
  };
}

const lines = (texts: readonly (string | null)[]): string => texts.filter((one) => one !== null).join('\n');
