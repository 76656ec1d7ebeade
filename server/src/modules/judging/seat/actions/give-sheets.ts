import type { Actor } from '#kernel/viewer.ts';
import type { Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import type { Held } from '../../panel/actions/move.ts';
import { roundOf } from '../../panel/round/store.ts';
import { handOut } from '../../sheet/actions/hand-out.ts';
import { sheetsOfSeat } from '../../sheet/store.ts';
import { leftToJudge, promisePairs } from '../assignment/actions/take.ts';
import { awaitsAssignment } from '../assignment/queries/awaits.ts';
import type { SeatRow } from '../store.ts';

/** While scoring goes on, sheets for what a seated judge may judge and has none for in the round that runs; at other times nothing. */
export async function giveSheets(tx: Tx, platform: Platform, held: Held, seat: SeatRow, actor: Actor): Promise<void> {
  const round = held.panel.state === 'scoring' ? await roundOf(tx, held.panel.id) : undefined;
  // A round that waits for its assignment gives a judge who comes now their sheets with everyone's.
  if (!round || (await awaitsAssignment(tx, held.panel))) return;
  const own = (await sheetsOfSeat(tx, seat.id)).filter((sheet) => sheet.round === round.id);
  const without = new Set(own.map(({ solution }) => solution));
  const only = await leftToJudge(tx, held, seat);
  const { pairs, barred } = await handOut(tx, platform, held, round, { seat, only, without }, actor);
  await promisePairs(tx, platform, held, { round: round.id, why: 'came_late', pairs });
  await promisePairs(tx, platform, held, { round: round.id, why: 'conflict_found', barred });
}
