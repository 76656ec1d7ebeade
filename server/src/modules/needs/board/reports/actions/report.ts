import type { Reported, ReportKind } from '@jiebang/contract/needs/desk/report.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { shanghaiDate } from '#kernel/working-days.ts';
import { now } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import { networkOf } from '#platform/http/guard/network.ts';
import { keyedHash } from '#platform/keys/keyed-hash.ts';
import type { Platform } from '#platform/platform.ts';
import { lockNeed } from '../../../store.ts';
import { asOf } from '../access.ts';
import { reportLife } from '../lifecycle.ts';
import { reportRules } from '../rules.ts';
import { insertReport, publishedNeed, reportedBefore } from '../store.ts';
import { contextOf } from '../views.ts';
import { audienceOf, hideIfQuarantined } from './move.ts';

export type NewReport = { readonly number: string; readonly kind: ReportKind; readonly words: string };

/**
 * Reports a published need. What a trusted one reports as a state secret is out of sight when this answers; everything else,
 * and what may not be taken off the board by a report alone, waits for the staff.
 */
export function reportNeed(
  platform: Platform,
  viewer: Viewer,
  ip: string,
  { number, kind, words }: NewReport,
): Promise<Reported | Refusal> {
  return platform.transact(async (tx) => {
    const known = await publishedNeed(tx, number);
    const need = known && (await lockNeed(tx, known));
    if (!need) return refuse('not_found');
    const at = await now(tx);
    const day = shanghaiDate(at);
    const source = Buffer.from(keyedHash(platform.secrets, 'reports', ...sourceOf(viewer, ip, day)));
    const reporter = viewer.person;
    const before = await reportedBefore(tx, { source, reporter, need: need.id, day, at });
    const asked = { state: null, as: asOf(viewer, need), context: contextOf(viewer, { kind }, need, before) };
    const atOnce = decide(reportLife, reportRules, { ...asked, action: 'report_secret' });
    const move = isRefusal(atOnce) ? decide(reportLife, reportRules, { ...asked, action: 'report' }) : atOnce;
    if (isRefusal(move)) return move;
    const id = newId();
    const times = { created_at: at, moved_at: at, reported_on: day, nth: before.today + 1 };
    const state = move.to as Reported['state'];
    const quarantined_at = state === 'quarantined' ? at : null;
    await insertReport(tx, { id, state, need: need.id, kind, words, reporter, source, quarantined_at, ...times });
    const refusal = await moveRow(tx, reportLife, id, move, {
      actor: actorOf(viewer, move.by),
      data: { need: need.id },
      audience: audienceOf(need, [state]),
    });
    if (refusal) return refusal;
    await hideIfQuarantined(tx, need, state);
    return { state };
  });
}

/** Of a visitor the network, under a key of that day: what came on different days is not told to be of one. */
function sourceOf({ person }: Viewer, ip: string, day: string): readonly string[] {
  return person === null ? ['network', day, networkOf(ip)] : ['person', person];
}
