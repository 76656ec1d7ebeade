import type { NeedState, PublicNeed } from '@jiebang/contract/needs/need.ts';
import { sql } from 'kysely';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Db } from '#platform/db/connection.ts';
import { placeOf } from '../board/queries/place.ts';
import { type PublicNeedRow, publicNeed } from '../board/views.ts';
import { type NeedRow, tables } from '../store.ts';

/** A published need by its number: of the original row, nothing that was typed freely. */
export async function readPublicNeed(db: Db, number: string): Promise<PublicNeed | Refusal> {
  const { rows } = await sql<PublicNeedRow>`
    select b.number, b.state, b.mode, b.track_kind, b.field, b.other_fields, b.industry, b.region, b.budget_min, b.budget_max, b.company,
      b.published_at, b.deadline, b.need, n.contest, n.track, t.title, t.keywords, t.problem, t.indicators, t.expected_result, t.existing_basis,
      t.wished, t.ownership, n.term_months, n.ways, n.cooperation, n.maturity, n.valid_until,
      case when b.company is not null then n.organisation end as organisation, m.states, m.times, d.decisions,
      c.name as contest_name, c.name_en as contest_name_en, k.name as track_name, k.name_en as track_name_en
    from needs.board b
    join needs.public_text t on t.need = b.need
    join needs.need n on n.id = b.need
    join contests.published_contest c on c.id = n.contest
    join contests.published_track k on k.id = n.track
    cross join lateral (
      select array_agg(to_state order by n) as states, array_agg(at order by n) as times
      from needs.need_move where item = b.need and at >= b.published_at and from_state <> to_state) m
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'at', at, 'reason', reason, 'before', before, 'deadline', deadline)
        order by n desc), '[]') as decisions
      from needs.decision where need = b.need) d
    where b.number = ${number}`.execute(db);
  const row = rows[0];
  return row ? publicNeed(row) : notShown(db, number);
}

/** Where a published need stands, without a word of its text: one short look at the board. */
export async function publicStanding(
  db: Db,
  number: string,
): Promise<{ readonly id: string; readonly state: PublicNeed['state']; readonly deadline: Date } | Refusal> {
  const row = await tables(db)
    .selectFrom('needs.board_line')
    .select(['need as id', 'state', 'deadline'])
    .$narrowType<{ state: PublicNeed['state'] }>()
    .where('main', '=', true)
    .where('number', '=', number)
    .executeTakeFirst();
  return row ?? notShown(db, number);
}

const notShown = async (db: Db, number: string): Promise<Refusal> =>
  refuse((await quarantinedNumbers(db, [number])).has(number) ? 'need_quarantined' : 'not_found');

/** Which of these numbers are of needs in quarantine: whoever keeps a copy of a title shows it no more. */
export async function quarantinedNumbers(db: Db, numbers: readonly string[]): Promise<ReadonlySet<string>> {
  if (numbers.length === 0) return new Set();
  const hidden = tables(db)
    .selectFrom('needs.need')
    .select('number')
    .where('number', 'in', [...numbers]);
  const rows = await hidden.where('quarantined', '=', true).execute();
  return new Set(rows.flatMap(({ number }) => number ?? []));
}

/** A published need for those who have to do with it: as the public knows it, and in quarantine without its words. */
export async function shownNeed(db: Db, need: NeedRow): Promise<PublicNeed | Refusal> {
  const shown = await readPublicNeed(db, need.number ?? '');
  if (!isRefusal(shown) || shown.refused !== 'need_quarantined') return shown;
  if (need.number === null || need.published_at === null || need.deadline === null) return shown;
  return {
    ...wordless,
    ...{ id: need.id, contest: need.contest, track: need.track, place: namesOf(await placeOf(db, need)) },
    number: need.number,
    state: need.state as PublicNeed['state'],
    mode: need.mode as PublicNeed['mode'],
    trackKind: need.track_kind as PublicNeed['trackKind'],
    publishedAt: need.published_at.toISOString(),
    deadline: need.deadline.toISOString(),
  };
}

/** Without what its track is open to. */
const namesOf = ({ contest, contestEn, track, trackEn }: PublicNeed['place']): PublicNeed['place'] => ({
  ...{ contest, contestEn, track, trackEn },
});

/** Where a published need is and how the public calls it; in quarantine without its title. */
export type NeedLine = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: NeedState;
  readonly deadline: Date | null;
  readonly contest: string;
  readonly track: string;
  /** Whose it is; not always public. */
  readonly owner: string;
};

/** The same by id, in one query however many: what was never published is absent. */
export async function needLines(db: Db, ids: readonly string[]): Promise<Map<string, NeedLine>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<NeedLine>`
    select n.id, n.number, coalesce(b.title, '') as title, n.state, n.deadline, n.contest, n.track,
      n.organisation as owner
    from needs.need n left join needs.board b on b.need = n.id
    where n.id = any(${[...new Set(ids)]}::uuid[]) and n.published_at is not null`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** What a published need says, when it says nothing. */
const wordless = {
  title: '',
  keywords: [],
  problem: '',
  indicators: [],
  expectedResult: null,
  existingBasis: null,
  wished: null,
  ownership: null,
  field: '',
  otherFields: [],
  industry: null,
  region: '',
  budgetMin: null,
  budgetMax: null,
  company: null,
  organisation: null,
  termMonths: null,
  ways: [],
  cooperation: [],
  maturity: null,
  validUntil: null,
  stations: [],
  decisions: [],
} satisfies Partial<PublicNeed>;
