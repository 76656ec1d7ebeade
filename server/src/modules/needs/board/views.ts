import type { NeedCard, NeedDecision, NeedPlace, NeedState, PublicNeed } from '@jiebang/contract/needs/need.ts';
import type { Selectable } from 'kysely';
import type { NeedRow, PublicTextRow } from '../store.ts';
import type { NeedsTables } from '../tables.gen.ts';
import { textOf } from '../views.ts';

export type BoardRow = Selectable<NeedsTables['needs.board_line']>;
/** What of a line is sent to nobody: by what it is found. */
type Found = 'words' | 'field_top' | 'field_second' | 'main' | 'heads' | 'region_top' | 'short_term' | 'long_term';

/** A line of the board. */
export function card(row: Omit<BoardRow, Found | 'need'>): NeedCard {
  return {
    number: row.number,
    title: row.title,
    state: row.state as NeedCard['state'],
    mode: row.mode as NeedCard['mode'],
    trackKind: row.track_kind as NeedCard['trackKind'],
    field: row.field,
    otherFields: row.other_fields === '' ? [] : row.other_fields.split(' '),
    industry: row.industry,
    region: row.region,
    budgetMin: row.budget_min,
    budgetMax: row.budget_max,
    company: row.company,
    publishedAt: row.published_at.toISOString(),
    deadline: row.deadline.toISOString(),
  };
}

/** A decision as the database says it within a line: its moments are texts. */
type KeptDecision = Pick<NeedDecision, 'kind' | 'reason'> & {
  readonly at: string;
  readonly before: string;
  readonly deadline: string | null;
};

/** How the edition and the track of a line are called, as a query names them. */
export type NamedPlace = {
  readonly contest_name: string;
  readonly contest_name_en: string;
  readonly track_name: string;
  readonly track_name_en: string;
};
export const placeNames = (row: NamedPlace): NeedPlace => ({
  ...{ contest: row.contest_name, contestEn: row.contest_name_en },
  ...{ track: row.track_name, trackEn: row.track_name_en },
});

/** What the public may know of a need: its line of the board, its public text, public facts, and the stations it reached. */
export type PublicNeedRow = Omit<BoardRow, Found | 'contest' | 'track'> &
  Omit<PublicTextRow, 'words' | 'written_by' | 'written_at' | 'signed_by' | 'signed_at' | 'traces'> &
  Pick<NeedRow, 'contest' | 'track' | 'term_months' | 'ways' | 'cooperation' | 'maturity' | 'valid_until'> &
  NamedPlace & {
    /** Null where its company is not named. */
    readonly organisation: string | null;
    readonly states: readonly string[] | null;
    readonly times: readonly Date[] | null;
    readonly decisions: readonly KeptDecision[];
  };

/** A published need: the public text and public facts only; of the original row, nothing that names or reveals its owner. */
export function publicNeed(row: PublicNeedRow): PublicNeed {
  const times = row.times ?? [];
  return {
    ...card(row),
    ...textOf(row),
    ...{ id: row.need, contest: row.contest, track: row.track },
    place: placeNames(row),
    organisation: row.organisation,
    termMonths: row.term_months,
    ways: row.ways as PublicNeed['ways'],
    cooperation: row.cooperation as PublicNeed['cooperation'],
    maturity: row.maturity,
    validUntil: row.valid_until,
    stations: (row.states ?? []).map((state, i) => ({
      state: state as NeedState,
      at: (times[i] ?? row.published_at).toISOString(),
    })),
    decisions: row.decisions.map(({ kind, reason, at, before, deadline }) => ({
      kind,
      reason,
      at: new Date(at).toISOString(),
      before: new Date(before).toISOString(),
      deadline: deadline && new Date(deadline).toISOString(),
    })),
  };
}
