import type { FinalChanged, FinalState } from '@jiebang/contract/judging/stage/final.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { type Actor, actorOf, type Viewer } from '#kernel/viewer.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { asOfFinal, toWatchers } from '../access.ts';
import { type FinalAction, finalLife } from '../lifecycle.ts';
import { contextOf } from '../queries/context.ts';
import { finalRules } from '../rules.ts';
import { type FinalRow, lockFinal, needsOfFinal } from '../store.ts';

export type HeldFinal = { readonly final: FinalRow; readonly at: Date };
export type FinalEffect = {
  readonly reason?: string;
  readonly version?: number;
  /** What has to be held, and done, before the final's own row is held. */
  readonly before?: (tx: Tx) => Promise<Refusal | null>;
  readonly apply?: (tx: Tx, held: HeldFinal, actor: Actor) => Promise<Refusal | null>;
};

/** What a draw and a show are for everyone; the rest is for who runs it or watches. */
const told: readonly string[] = ['drawn', 'live', 'closed'];

/** One move of a final asked for by its organiser. */
export async function moveFinal(
  platform: Platform,
  viewer: Viewer,
  id: string,
  action: FinalAction,
  effect: FinalEffect = {},
): Promise<FinalChanged | Refusal> {
  return platform.transact(async (tx) => {
    const early = await effect.before?.(tx);
    if (early) return early;
    const final = await lockFinal(tx, id);
    const as = final ? asOfFinal(viewer, final) : [];
    if (!final || as.length === 0) return refuse('not_found');
    const context = await contextOf(platform, tx, viewer, final);
    const move = decide(finalLife, finalRules, { action, state: final.state, as, context });
    if (isRefusal(move)) return move;
    if (effect.version !== undefined && effect.version !== final.version) return refuse('stale_version');
    const actor = actorOf(viewer, 'organiser');
    const refused = await effect.apply?.(tx, { final, at: await now(tx) }, actor);
    if (refused) return refused;
    const needs = (await needsOfFinal(tx, id)).map(({ need }) => need);
    const notMoved = await moveRow(tx, finalLife, id, move, {
      actor,
      ...(effect.reason ? { reason: effect.reason } : {}),
      data: { contest: final.contest, ...(final.track ? { track: final.track } : {}), number: final.number },
      audience: [...toWatchers(final, needs), ...(told.includes(move.to) ? ['public'] : [])],
    });
    return notMoved ?? { id, number: final.number, state: move.to as FinalState, version: final.version + 1 };
  });
}
