import type { RealName, RealNameFinding, RealNameLine } from '@jiebang/contract/identity/real-name/real-name.ts';
import { holidayCalendar } from '@jiebang/contract/reference/holidays.ts';
import { allowed } from '#kernel/lifecycle.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { endOfWorkingDays } from '#kernel/working-days.ts';
import type { SavedFile } from '#platform/files/store.ts';
import { asOf } from './access.ts';
import { realNameWorkingDays } from './config.ts';
import { realNameLife } from './lifecycle.ts';
import { type RealNameContext, realNameRules } from './rules.ts';
import type { RealNameRow } from './store.ts';

const dueAfter = (at: Date): Date => endOfWorkingDays(at, realNameWorkingDays, holidayCalendar);

/** What the rules are asked about; `moved_at` is when it was taken up, where it was. */
export function contextOf(
  row: RealNameRow | undefined,
  person: string,
  viewer: Viewer,
  at: Date,
  given: RealNameContext['given'] = null,
): RealNameContext {
  const taker = row?.taken_by ?? null;
  const isTaker = taker !== null && taker === viewer.person;
  return {
    given,
    pictured: row !== undefined && row.picture !== null,
    isSelf: viewer.person === person,
    isTaker,
    othersHold: row !== undefined && taker !== null && !isTaker && at < dueAfter(row.moved_at),
    named: row !== undefined && row.name !== null,
  };
}

/** Until when a verification is decided, while it waits for that. */
export const dueOf = ({ state, asked_at }: Pick<RealNameRow, 'state' | 'asked_at'>): string | null =>
  state === 'pending' && asked_at !== null ? dueAfter(asked_at).toISOString() : null;

/** What belongs beside the row in a view. */
export type Beside = {
  readonly findings: readonly RealNameFinding[];
  readonly reason: string | null;
  readonly taker: string | null;
  /** The number, for the one who has taken it up. */
  readonly number: string | null;
  /** What the malware scan said of the picture. */
  readonly scan: SavedFile['scan'];
};

/** A verification as the person or one of those who verify sees it; a person who has not begun has no row. */
export function viewRealName(
  row: RealNameRow | undefined,
  person: string,
  viewer: Viewer,
  at: Date,
  { findings, reason, taker, number, scan }: Beside,
): RealName {
  const context = contextOf(row, person, viewer, at);
  const as = asOf(viewer, person);
  const seesPicture = as.includes('self') || context.isTaker;
  return {
    person,
    state: row?.state ?? 'unverified',
    name: row?.name ?? null,
    document: row?.document ?? null,
    number,
    ending: row?.number_ending ?? null,
    picture:
      row?.picture_type && row.picture_at && seesPicture
        ? {
            type: row.picture_type,
            at: row.picture_at.toISOString(),
            until: row.picture_until?.toISOString() ?? null,
            scan,
          }
        : null,
    takenBy: as.includes('decider') ? taker : null,
    reason: row?.state === 'suspended' ? reason : null,
    findings: row?.state === 'returned' ? [...findings] : [],
    movedAt: row?.moved_at.toISOString() ?? null,
    due: row ? dueOf(row) : null,
    can: allowed(realNameLife, realNameRules, { state: row?.state ?? null, as, context }),
  };
}

/** A line of the list of those who verify. */
export function viewLine(row: RealNameRow, taker: string | null): RealNameLine {
  return {
    person: row.id,
    state: row.state,
    name: row.name,
    document: row.document,
    takenBy: taker,
    movedAt: row.moved_at.toISOString(),
    due: dueOf(row),
  };
}
