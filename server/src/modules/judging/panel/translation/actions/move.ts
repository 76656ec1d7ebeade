import type { DutyChanged, DutyState } from '@jiebang/contract/judging/translation/translation.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { type Actor, actorOf, type Viewer } from '#kernel/viewer.ts';
import { grantsOf } from '#modules/identity/index.ts';
import { findNeed, type NeedRow } from '#modules/needs/index.ts';
import { type Db, now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { toOrganisers } from '../../../access.ts';
import { standsOnASide } from '../../../queries/sides.ts';
import { type Held, hold } from '../../actions/move.ts';
import { holdPanel, panelById } from '../../store.ts';
import { asOfDuty } from '../access.ts';
import { type DutyAction, type DutyPart, dutyLife } from '../lifecycle.ts';
import { judgesOrDecides } from '../queries/conflicts.ts';
import { type DutyContext, dutyRules } from '../rules.ts';
import { type DutyRow, dutyById, lockDuty } from '../store.ts';

export type HeldDuty = Held & { readonly duty: DutyRow };
export type DutyEffect = {
  readonly reason?: string;
  readonly given?: Partial<DutyContext>;
  readonly data?: Readonly<Record<string, string>>;
  /** What is looked for before any state is: what is not there for this asker is not found. */
  readonly find?: (tx: Tx, held: HeldDuty) => Promise<Refusal | Partial<DutyContext>>;
  /** What is done once the move is decided, and before the state changes. */
  readonly before?: (tx: Tx, held: HeldDuty) => Promise<Refusal | null>;
  readonly after?: (tx: Tx, held: HeldDuty, actor: Actor) => Promise<Refusal | null>;
};

/** Holds a need, its panel and a duty for it. */
export async function holdDuty(tx: Tx, id: string): Promise<HeldDuty | null> {
  const found = await dutyById(tx, id);
  const panel = found && (await panelById(tx, found.panel));
  const held = panel && (await hold(tx, panel.need));
  const duty = held && (await lockDuty(tx, id));
  return held && duty ? { ...held, duty } : null;
}

/** The same, its panel's row held shared, so that translators and judges do not wait for each other: for what moves no panel. */
export async function holdDutyShared(tx: Tx, id: string): Promise<HeldDuty | null> {
  const found = await dutyById(tx, id);
  const panel = found && (await holdPanel(tx, found.panel));
  const need = panel && (await findNeed(tx, panel.need));
  const duty = need && (await lockDuty(tx, id));
  return panel && need && duty ? { need, panel, duty, at: await now(tx) } : null;
}

/** People who hold the role translator for a need: on the platform, in its contest or in its track. */
export async function translatorsOf(db: Db, need: Pick<NeedRow, 'contest' | 'track'>): Promise<string[]> {
  const everywhere = await grantsOf(db, 'translator', { scope: 'platform' });
  const contest = await grantsOf(db, 'translator', { scope: 'contest', scopeId: need.contest });
  const track = await grantsOf(db, 'translator', { scope: 'track', scopeId: need.track });
  return [...new Set([...everywhere, ...contest, ...track])].sort();
}

/** One move of a duty asked for by its translator or the organiser. */
export async function moveDuty(
  platform: Platform,
  viewer: Viewer,
  id: string,
  action: DutyAction,
  effect: DutyEffect = {},
): Promise<DutyChanged | Refusal> {
  return platform.transact(async (tx) => {
    const held = await holdDuty(tx, id);
    const as = held ? asOfDuty(viewer, held.need, held.duty) : [];
    if (!held || as.length === 0) return refuse('not_found');
    // Whoever translates for a need stands aside from running it, which does not keep them from their own duty.
    const ofASide = as.includes('organiser') && (await standsOnASide(platform, tx, viewer, held.need));
    if (ofASide && !as.includes('translator')) return refuse('conflict_of_interest');
    return moveHeldDuty(tx, held, action, as, actorOf(viewer, 'translator'), {
      ...effect,
      given: { ...effect.given, ofASide },
    });
  });
}

/** Decides and makes one move of a duty that is held with its panel. */
export async function moveHeldDuty(
  tx: Tx,
  held: HeldDuty,
  action: DutyAction,
  as: readonly DutyPart[],
  actor: Actor,
  effect: DutyEffect = {},
): Promise<DutyChanged | Refusal> {
  const { need, panel, duty } = held;
  const found = (await effect.find?.(tx, held)) ?? {};
  if (isRefusal(found)) return found;
  const context = { ...(await dutyContext(tx, held)), ...effect.given, ...found };
  const move = decide(dutyLife, dutyRules, { action, state: duty.state, as, context });
  if (isRefusal(move)) return move;
  const refused = await effect.before?.(tx, held);
  if (refused) return refused;
  const notMoved = await moveRow(tx, dutyLife, duty.id, move, {
    actor,
    ...(effect.reason ? { reason: effect.reason } : {}),
    data: { need: need.id, panel: panel.id, person: duty.person, ...effect.data },
    audience: [`person:${duty.person}`, ...toOrganisers(need)],
  });
  const after = notMoved ?? (await effect.after?.(tx, held, actor));
  return after ?? { id: duty.id, state: move.to as DutyState, version: duty.version + 1 };
}

/** What the rules of a duty look at, for one that has been offered. */
export async function dutyContext(
  tx: Db,
  { need, panel, at, duty }: Held & { readonly duty: Pick<DutyRow, 'person' | 'answer_by'> },
): Promise<DutyContext> {
  return {
    now: at.getTime(),
    answerBy: duty.answer_by.getTime(),
    panelState: panel.state,
    holdsRole: (await translatorsOf(tx, need)).includes(duty.person),
    judgesOrDecides: await judgesOrDecides(tx, need.id, panel.id, duty.person),
    outdated: false,
    ofASide: false,
    parts: [],
    written: [],
  };
}
