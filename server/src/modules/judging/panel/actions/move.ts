import type { PanelChanged, PanelState } from '@jiebang/contract/judging/panel.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { type Actor, actorOf, type Viewer } from '#kernel/viewer.ts';
import { signingOf } from '#modules/identity/index.ts';
import { lockNeed, type NeedRow } from '#modules/needs/index.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { asOfPanel, toOrganisers } from '../../access.ts';
import { standsOnASide } from '../../queries/sides.ts';
import { type PanelAction, type PanelPart, panelLife } from '../lifecycle.ts';
import { contextOf } from '../queries/context.ts';
import { type PanelContext, panelRules } from '../rules.ts';
import { lockPanel, type PanelRow } from '../store.ts';

export type Held = { readonly need: NeedRow; readonly panel: PanelRow; readonly at: Date };
export type Effect = {
  readonly reason?: string;
  /** What the rules need beyond what the database holds. */
  readonly given?: (tx: Tx, held: Held) => Promise<Partial<PanelContext>>;
  /** The version that the asker saw; another one is refused. */
  readonly version?: number;
  /** What is done with the move, once it is decided and before the state changes. */
  readonly apply?: (tx: Tx, held: Held, actor: Actor) => Promise<Refusal | null>;
  readonly data?: Readonly<Record<string, string>>;
};

/** One move of a panel asked for by a person; the need is held first, then the panel. */
export async function movePanel(
  platform: Platform,
  viewer: Viewer,
  need: string,
  action: PanelAction,
  effect: Effect = {},
): Promise<PanelChanged | Refusal> {
  return platform.transact(async (tx) => {
    const held = await hold(tx, need);
    if (!held) return refuse('not_found');
    const as = asOfPanel(viewer, held.need);
    if (as.length === 0) return refuse('not_found');
    const ofASide = await standsOnASide(platform, tx, viewer, held.need);
    // Before where it stands is looked at, which is not theirs to know.
    if (ofASide && !as.includes('owner')) return refuse('conflict_of_interest');
    return moveHeld(tx, held, action, as, actorOf(viewer, 'organiser', held.need.organisation), {
      ...effect,
      given: async () => ({
        ...(await effect.given?.(tx, held)),
        signing: await signingOf(tx, viewer, held.need.organisation),
        ofASide,
      }),
    });
  });
}

/** Holds a need and then its panel; time is taken after that. */
export async function hold(tx: Tx, needId: string): Promise<Held | null> {
  const need = await lockNeed(tx, needId);
  const panel = need && (await lockPanel(tx, needId));
  return need && panel ? { need, panel, at: await now(tx) } : null;
}

const open = ['noticed', 'definitive', 'declined'];

/** Decides and makes one move of a panel whose need and row are held. */
export async function moveHeld(
  tx: Tx,
  held: Held,
  action: PanelAction,
  as: readonly PanelPart[],
  actor: Actor,
  effect: Effect = {},
): Promise<PanelChanged | Refusal> {
  const { need, panel, at } = held;
  const context = { ...(await contextOf(tx, need, panel, at)), ...(await effect.given?.(tx, held)) };
  const move = decide(panelLife, panelRules, { action, state: panel.state, as, context });
  if (isRefusal(move)) return move;
  if (effect.version !== undefined && effect.version !== panel.version) return refuse('stale_version');
  const refused = await effect.apply?.(tx, held, actor);
  if (refused) return refused;
  const notMoved = await moveRow(tx, panelLife, panel.id, move, {
    actor: move.by === 'owner' ? actor : { ...actor, organisation: null },
    ...(effect.reason ? { reason: effect.reason } : {}),
    data: { need: need.id, ...effect.data },
    audience: [
      ...(open.includes(move.to) ? ['public'] : []),
      ...(move.to === 'preparing' ? [] : [`organisation:${need.organisation}`]),
      ...toOrganisers(need),
    ],
  });
  return notMoved ?? { id: panel.id, state: move.to as PanelState, version: panel.version + 1 };
}
