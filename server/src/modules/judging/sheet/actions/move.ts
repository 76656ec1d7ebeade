import type { SheetChanged, SheetDraft, SheetState } from '@jiebang/contract/judging/sheet.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { type Actor, actorOf, type Viewer } from '#kernel/viewer.ts';
import { findNeed, type NeedRow } from '#modules/needs/index.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { asOfSeat, toOrganisers } from '../../access.ts';
import { roundById, roundOf } from '../../panel/round/store.ts';
import { rubricOfRound } from '../../panel/rubric/store.ts';
import { holdPanel, lockPanel, type PanelRow, panelById } from '../../panel/store.ts';
import { standsOnASide } from '../../queries/sides.ts';
import { type SeatRow, seatById } from '../../seat/store.ts';
import { tellFinal } from '../../stage/show/actions/tell.ts';
import { isOffStage } from '../../stage/show/queries/on-stage.ts';
import { type SheetAction, type SheetPart, sheetLife } from '../lifecycle.ts';
import { isBarred } from '../queries/barred.ts';
import { type SheetContext, sheetRules } from '../rules.ts';
import { lockSheet, type SheetRow, scoresOf, sheetById } from '../store.ts';

export type HeldSheet = {
  readonly need: NeedRow;
  readonly panel: PanelRow;
  readonly seat: SeatRow;
  readonly sheet: SheetRow;
  readonly at: Date;
};
export type SheetEffect = {
  readonly reason?: string;
  readonly given?: Partial<SheetContext>;
  /** What is done once the move is made, in its transaction. */
  readonly after?: (tx: Tx, held: HeldSheet, actor: Actor) => Promise<Refusal | null>;
};

/**
 * Holds a panel and then a sheet of it: the panel's row exclusively where the sheet's move can move the panel, else shared,
 * so that judges do not wait for each other.
 */
export async function holdSheet(tx: Tx, id: string, panelMoves: boolean): Promise<HeldSheet | null> {
  const found = await sheetById(tx, id);
  const known = found && (await panelById(tx, found.panel));
  if (!found || !known) return null;
  const panel = panelMoves ? await lockPanel(tx, known.need) : await holdPanel(tx, known.id);
  const sheet = await lockSheet(tx, id);
  const seat = await seatById(tx, found.seat);
  const need = await findNeed(tx, known.need);
  return panel && sheet && seat && need ? { need, panel, seat, sheet, at: await now(tx) } : null;
}

/** What this viewer is to a held sheet; nothing for a judge with a conflict, as if the sheet did not exist. */
export async function partsOf(platform: Platform, tx: Tx, viewer: Viewer, held: HeldSheet): Promise<SheetPart[]> {
  const parts = asOfSeat(viewer, held.need, held.seat);
  if (!parts.includes('judge') || !(await isBarred(platform, tx, held))) return parts;
  return parts.filter((part) => part !== 'judge');
}

/** One move of a sheet asked for by its judge or the organiser. */
export async function moveSheet(
  platform: Platform,
  viewer: Viewer,
  id: string,
  action: SheetAction,
  effect: SheetEffect = {},
): Promise<SheetChanged | Refusal> {
  return platform.transact(async (tx) => {
    const held = await holdSheet(tx, id, true);
    if (!held) return refuse('not_found');
    const as = await partsOf(platform, tx, viewer, held);
    if (as.length === 0) return refuse('not_found');
    // A judge's own ties are conflicts with single solutions, which `partsOf` has looked for.
    const ofASide = as.includes('organiser') && (await standsOnASide(platform, tx, viewer, held.need));
    if (ofASide && !as.includes('judge')) return refuse('conflict_of_interest');
    const given = { ...effect.given, ofASide };
    return moveHeldSheet(tx, held, action, as, actorOf(viewer, 'judge'), { ...effect, given });
  });
}

/** Decides and makes one move of a sheet that is held with its panel. */
export async function moveHeldSheet(
  tx: Tx,
  held: HeldSheet,
  action: SheetAction,
  as: readonly SheetPart[],
  actor: Actor,
  effect: SheetEffect = {},
): Promise<SheetChanged | Refusal> {
  const { sheet, panel, seat, need } = held;
  const context = { ...(await sheetContext(tx, held)), ...effect.given };
  const move = decide(sheetLife, sheetRules, { action, state: sheet.state, as, context });
  if (isRefusal(move)) return move;
  const refused = await moveRow(tx, sheetLife, sheet.id, move, {
    actor,
    ...(effect.reason ? { reason: effect.reason } : {}),
    data: { need: need.id, panel: panel.id },
    audience: [`person:${seat.person}`, ...toOrganisers(need)],
  });
  if (refused) return refused;
  await tellFinal(tx, held);
  const after = await effect.after?.(tx, { ...held, sheet: { ...sheet, state: move.to as SheetState } }, actor);
  return after ?? { id: sheet.id, state: move.to as SheetState, version: sheet.version + 1 };
}

/** What the rules of a sheet look at; the scores are those saved, or those given now. */
export async function sheetContext(tx: Tx, held: HeldSheet, draft?: SheetDraft): Promise<SheetContext> {
  return {
    panelState: held.panel.state,
    roundOver: (await roundOf(tx, held.panel.id))?.id !== held.sheet.round,
    rubric: await rubricOfRound(tx, await roundById(tx, held.sheet.round)),
    ofASide: false,
    offStage: await isOffStage(tx, held.sheet.solution),
    scores: draft?.scores ?? (await scoresOf(tx, [held.sheet.id])).get(held.sheet.id) ?? [],
  };
}
