import type { Indicator } from '@jiebang/contract/needs/need.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import type { Searched } from '#platform/search/feed/searched.ts';
import { readDocument } from '#platform/search/match/document.ts';
import type { SearchDocument } from '#platform/search/port.ts';
import { needLife } from '../../lifecycle.ts';
import type { NeedRow, PublicTextRow } from '../../store.ts';

const beforeTheBoard = ['draft', 'submitted', 'under_review', 'returned', 'accepted', 'signed_off', 'cleared'];

/** Every move of a need on the board or onto it, and what hides it from there or brings it back. */
const facts = new Set([
  ...needLife.rows
    .filter(({ action, from }) => action === 'publish' || from.some((state) => !beforeTheBoard.includes(state)))
    .filter(({ from }) => from.length > 0)
    .map(({ fact }) => fact),
  'need_quarantined',
  'need_quarantine_lifted',
]);

/** The needs on the board as matching finds them: by their public text alone. One in quarantine is not among them. */
export const searchedNeeds: Searched = {
  index: 'needs',
  facts,
  touched: async (_, { subject, data = {} }) => [`${data['need'] ?? subject}`],
  documents,
  page: async (tx, { after, limit }) => {
    const { rows } = await sql<{ id: string }>`
      select id from needs.need
      where published_at is not null and not quarantined ${after === null ? sql`` : sql`and id > ${after}::uuid`}
      order by id limit ${limit} for share`.execute(tx);
    return rows.map(({ id }) => id);
  },
};

type Row = Pick<
  NeedRow,
  'id' | 'state' | 'mode' | 'track_kind' | 'other_fields' | 'industry' | 'contest' | 'budget_min' | 'budget_max'
> & { readonly field: string; readonly region: string; readonly published_at: Date; readonly deadline: Date } & Pick<
    PublicTextRow,
    'title' | 'keywords' | 'problem' | 'indicators' | 'expected_result' | 'existing_basis' | 'wished'
  >;

async function documents(db: Db, ids: readonly string[]): Promise<SearchDocument[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Row>`
    select n.id, n.state, n.mode, n.track_kind, n.field, n.other_fields, n.industry, n.region, n.contest, n.budget_min, n.budget_max,
      n.published_at, n.deadline, t.title, t.keywords, t.problem, t.indicators, t.expected_result, t.existing_basis, t.wished
    from needs.need n join needs.public_text t on t.need = n.id
    where n.id = any(${[...ids]}::uuid[]) and n.published_at is not null and not n.quarantined`.execute(db);
  return rows.map(documentOf);
}

function documentOf(row: Row): SearchDocument {
  const headline = [row.title, ...row.keywords].join('\n');
  const indicators = (row.indicators as Indicator[]).map(({ name, value, unit }) => `${name} ${value} ${unit ?? ''}`);
  const further = [row.expected_result, row.existing_basis, row.wished].filter((one) => one !== null);
  const read = readDocument({ headline, body: [row.problem, ...indicators, ...further].join('\n') });
  return {
    id: row.id,
    terms: new Map([...read.terms].map(([term, { weight }]) => [term, weight])),
    values: {
      state: [row.state],
      mode: [row.mode],
      track: [row.track_kind],
      contest: [row.contest],
      field: levels([row.field, ...row.other_fields], [2, 3]),
      region: levels([row.region], [2]),
      ...(row.industry === null ? {} : { industry: levels([row.industry], [1, 3]) }),
    },
    numbers: {
      published: row.published_at.getTime(),
      deadline: row.deadline.getTime(),
      ...(row.budget_min === null || row.budget_max === null
        ? {}
        : { budgetMin: row.budget_min, budgetMax: row.budget_max }),
    },
  };
}

/** Codes with those above them. */
const levels = (codes: readonly string[], lengths: readonly number[]): string[] => [
  ...new Set(codes.flatMap((code) => [...lengths.map((length) => code.slice(0, length)), code])),
];
