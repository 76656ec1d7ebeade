import type { NominationState } from '@jiebang/contract/awards/award.ts';
import type { NominationChanged } from '@jiebang/contract/awards/routes.ts';
import { holidayCalendar } from '@jiebang/contract/reference/holidays.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, clock, membershipIn, type Viewer } from '#kernel/viewer.ts';
import { endOfWorkingDays } from '#kernel/working-days.ts';
import { ruleOf } from '#modules/contests/index.ts';
import { type Db, now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { decides, mayRead, toReaders } from '../../access.ts';
import { type NominationAction, type NominationPart, nominationLife } from '../lifecycle.ts';
import { candidatesOf } from '../queries/candidates.ts';
import { type NominationContext, nominationRules } from '../rules.ts';
import {
  type AwardRow,
  awardById,
  lockNomination,
  type NominationRow,
  nominationsOf,
  setNomination,
} from '../store.ts';

export type Asked = { readonly version?: number; readonly amountFen?: number; readonly reason?: string };

/** Decides, notices or strikes a nomination. Quota and pool are checked by the database with the move itself. */
export function moveNomination(
  platform: Platform,
  viewer: Viewer,
  id: string,
  action: NominationAction,
  asked: Asked = {},
): Promise<NominationChanged | Refusal> {
  return platform.transact(async (tx) => {
    const row = await lockNomination(tx, id);
    const award = row && (await awardById(tx, row.award));
    if (!row || !award || !mayRead(viewer, award.contest)) return refuse('not_found');
    return moveHeld(tx, { row, award }, action, decides(viewer, award.contest) ? ['organiser'] : [], viewer, asked);
  });
}

/** Makes an award definitive whose public notice is over. */
export function settleNomination(platform: Platform, id: string): Promise<NominationChanged | Refusal> {
  return platform.transact(async (tx) => {
    const row = await lockNomination(tx, id);
    if (!row) return refuse('not_found');
    return moveHeld(tx, { row, award: await awardById(tx, row.award) }, 'settle', ['clock'], null, {});
  });
}

type Held = { readonly row: NominationRow; readonly award: AwardRow };

async function moveHeld(
  tx: Tx,
  { row, award }: Held,
  action: NominationAction,
  as: readonly NominationPart[],
  viewer: Viewer | null,
  asked: Asked,
): Promise<NominationChanged | Refusal> {
  const at = await now(tx);
  const context = { ...(await contextOf(tx, { row, award }, at, viewer)), amountFen: asked.amountFen ?? row.amount };
  const move = decide(nominationLife, nominationRules, { action, state: row.state, as, context });
  if (isRefusal(move)) return move;
  if (asked.version !== undefined && asked.version !== row.version) return refuse('stale_version');
  if (action === 'decide') await setNomination(tx, row.id, { amount: context.amountFen });
  if (action === 'notice') {
    const days = await ruleOf(tx, award.contest, 'notice_working_days', at);
    await setNomination(tx, row.id, { notice_until: endOfWorkingDays(at, days, holidayCalendar) });
  }
  const shown = move.to === 'noticed' || row.state === 'noticed';
  const refusal = await moveRow(tx, nominationLife, row.id, move, {
    actor: viewer ? actorOf(viewer, move.by) : clock,
    ...(asked.reason ? { reason: asked.reason } : {}),
    data: { contest: award.contest, kind: award.kind },
    audience: [...toReaders(award.contest), ...(shown ? ['public', `organisation:${row.organisation}`] : [])],
  });
  return refusal ?? { id: row.id, state: move.to as NominationState, version: row.version + 1 };
}

/** What the rules look at. */
export async function contextOf(
  db: Db,
  { row, award }: Held,
  at: Date,
  viewer: Viewer | null,
): Promise<NominationContext> {
  const listed = await candidatesOf(db, award.contest, award.kind);
  const others = await nominationsOf(db, [award.id]);
  return {
    now: at.getTime(),
    candidate: award.kind === 'best_organisation' || listed.some((one) => one.subject === row.subject),
    recipientVerified: true,
    involved: viewer !== null && membershipIn(viewer, row.organisation) !== undefined,
    pooled: award.pooled,
    amountFen: row.amount,
    decided: others.filter((one) => ['decided', 'noticed', 'definitive'].includes(one.state)).length,
    min: award.min,
    noticeUntil: row.notice_until?.getTime() ?? null,
  };
}
