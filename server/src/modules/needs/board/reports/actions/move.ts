import type { QuarantinedNeed, ReportState } from '@jiebang/contract/needs/desk/report.ts';
import type { ReportChanged } from '@jiebang/contract/needs/desk/report-routes.ts';
import { toHolders, toTeamsOn } from '#kernel/audience.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { bringToBoard } from '../../../actions/move.ts';
import { lockNeed, type NeedRow, publicTextOf, setNeed } from '../../../store.ts';
import { asOf, deskRoles } from '../access.ts';
import { type ReportAction, reportLife } from '../lifecycle.ts';
import { reportRules } from '../rules.ts';
import { findReport, lockReport, setReport, takeFromBoard } from '../store.ts';
import { contextOf, quarantinedNeed } from '../views.ts';

type Moved = ReportChanged & { readonly need: NeedRow; readonly at: Date };

/** One decision about a report. Its need is held first, so that of two quarantines at once there is one. */
export async function decideReport(
  platform: Platform,
  viewer: Viewer,
  id: string,
  action: ReportAction,
  reason?: string,
): Promise<ReportChanged | Refusal> {
  return platform.transact(async (tx) => {
    const moved = await move(tx, viewer, id, action, reason);
    return isRefusal(moved) ? moved : { id, state: moved.state, version: moved.version };
  });
}

/** Reads a need in quarantine; who, when and why is written in the transaction that gives it. */
export function readQuarantined(
  platform: Platform,
  viewer: Viewer,
  id: string,
  reason: string,
): Promise<QuarantinedNeed | Refusal> {
  return platform.transact(async (tx) => {
    const moved = await move(tx, viewer, id, 'read', reason);
    if (isRefusal(moved)) return moved;
    const text = await publicTextOf(tx, moved.need.id);
    if (!text) throw new Error('a published need without a public text');
    return quarantinedNeed(moved.need, text, moved.at);
  });
}

async function move(
  tx: Tx,
  viewer: Viewer,
  id: string,
  action: ReportAction,
  reason: string | undefined,
): Promise<Moved | Refusal> {
  const found = await findReport(tx, id);
  const need = found && (await lockNeed(tx, found.need));
  const report = need && (await lockReport(tx, id));
  const as = need ? asOf(viewer, need) : [];
  if (!need || !report || !as.includes('desk')) return refuse('not_found');
  const at = await now(tx);
  const context = contextOf(viewer, report, need);
  const decided = decide(reportLife, reportRules, { action, state: report.state, as, context });
  if (isRefusal(decided)) return decided;
  const state = decided.to as ReportState;
  if (state !== report.state)
    await setReport(tx, id, {
      ...(reason ? { reason } : {}),
      ...(state === 'quarantined' ? { quarantined_at: at } : {}),
    });
  const refusal = await moveRow(tx, reportLife, id, decided, {
    actor: actorOf(viewer, decided.by),
    ...(reason ? { reason } : {}),
    data: { need: need.id },
    audience: audienceOf(need, action === 'read' ? [] : [report.state, state]),
  });
  if (refusal) return refusal;
  if (state !== report.state) await hideIfQuarantined(tx, need, state);
  return { id, state, version: report.version + 1, need, at };
}

/** Takes a need from everybody's sight as its quarantine begins, and brings it back as it ends. */
export async function hideIfQuarantined(tx: Tx, need: NeedRow, state: ReportState): Promise<void> {
  if (state === 'quarantined') {
    await setNeed(tx, need.id, { quarantined: true });
    await takeFromBoard(tx, need.id);
  } else if (state === 'lifted') {
    await setNeed(tx, need.id, { quarantined: false });
    await bringToBoard(tx, { ...need, quarantined: false });
  }
}

/** Whom a move of a report concerns: who decides it; the owner and the teams only of a quarantine, and never of who asked for it. */
export function audienceOf(need: NeedRow, states: readonly ReportState[]): readonly string[] {
  const hidesIt = states.includes('quarantined');
  return [
    ...deskRoles.flatMap((role) => toHolders(role, need)),
    ...(hidesIt ? [`organisation:${need.organisation}`, toTeamsOn(need.id)] : []),
  ];
}
