import type { SessionChanged, SessionState } from '@jiebang/contract/judging/stage/session.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { type Actor, actorOf, type Viewer } from '#kernel/viewer.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { asOfFinal, toWatchers } from '../../final/access.ts';
import { type SessionMove, sessionLife } from '../lifecycle.ts';
import { contextOf } from '../queries/context.ts';
import { type SessionContext, sessionRules } from '../rules.ts';
import { lockSession, needsOfSession, type SessionRow } from '../store.ts';

export type HeldSession = { readonly session: SessionRow; readonly at: Date };
export type SessionEffect = {
  readonly reason?: string;
  readonly version?: number;
  readonly given?: Partial<SessionContext>;
  readonly apply?: (tx: Tx, held: HeldSession, actor: Actor) => Promise<Refusal | null>;
  /** Whom it concerns beside those who run it or watch. */
  readonly tell?: (tx: Tx, session: SessionRow) => Promise<readonly string[]>;
};

/** One move of a session asked for by its organiser. */
export async function moveSession(
  platform: Platform,
  viewer: Viewer,
  id: string,
  action: SessionMove,
  effect: SessionEffect = {},
): Promise<SessionChanged | Refusal> {
  return platform.transact(async (tx) => {
    const session = await lockSession(tx, id);
    const as = session ? asOfFinal(viewer, session) : [];
    if (!session || as.length === 0) return refuse('not_found');
    const context = { ...(await contextOf(platform, tx, viewer, session)), ...effect.given };
    const move = decide(sessionLife, sessionRules, { action, state: session.state, as, context });
    if (isRefusal(move)) return move;
    if (effect.version !== undefined && effect.version !== session.version) return refuse('stale_version');
    const actor = actorOf(viewer, 'organiser');
    const refused = await effect.apply?.(tx, { session, at: await now(tx) }, actor);
    if (refused) return refused;
    const needs = (await needsOfSession(tx, id)).map(({ need }) => need);
    const notMoved = await moveRow(tx, sessionLife, id, move, {
      actor,
      ...(effect.reason ? { reason: effect.reason } : {}),
      data: { contest: session.contest, ...(session.track ? { track: session.track } : {}), number: session.number },
      audience: [...new Set([...toWatchers(session, needs), ...((await effect.tell?.(tx, session)) ?? [])])],
    });
    return notMoved ?? { id, number: session.number, state: move.to as SessionState, version: session.version + 1 };
  });
}
