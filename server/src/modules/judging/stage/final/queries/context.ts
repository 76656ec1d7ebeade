import type { Viewer } from '#kernel/viewer.ts';
import { inclusionOf } from '#modules/log/index.ts';
import { findNeed, type NeedRow } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { roundOf } from '../../../panel/round/store.ts';
import { findPanel } from '../../../panel/store.ts';
import { standsOnASideOfAny } from '../../../queries/sides.ts';
import { missingOf } from '../../show/queries/sheets.ts';
import type { FinalContext } from '../rules.ts';
import { type FinalRow, needsOfFinal } from '../store.ts';

/** What the rules of a final look at, as the database has it. */
export async function contextOf(platform: Platform, db: Db, viewer: Viewer, final: FinalRow): Promise<FinalContext> {
  const chosen = await needsOfFinal(db, final.id);
  const notBegun: string[] = [];
  const needs: NeedRow[] = [];
  for (const { need: id } of chosen) {
    const need = await findNeed(db, id);
    if (!need) throw new Error('a final with a need that is gone');
    const panel = await findPanel(db, id);
    const round = panel?.state === 'scoring' ? await roundOf(db, panel.id) : undefined;
    if (round?.kind !== 'final') notBegun.push(need.number ?? need.id);
    needs.push(need);
  }
  return {
    ofASide: await standsOnASideOfAny(platform, db, viewer, needs),
    needs: chosen.length,
    notBegun,
    committed: final.state !== 'preparing' && final.leaf !== null && (await inclusionOf(db, final.leaf)) !== null,
    missing: final.state === 'live' ? await missingOf(db, final) : [],
  };
}
