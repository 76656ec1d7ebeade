import type { FinalChanged, FinalDraft } from '@jiebang/contract/judging/stage/final.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { contestById, trackById } from '#modules/contests/index.ts';
import { findNeed, type NeedRow } from '#modules/needs/index.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { standsOnASideOfAny } from '../../../queries/sides.ts';
import { asOfFinal, type FinalPlace, toWatchers } from '../access.ts';
import { finalLife } from '../lifecycle.ts';
import { finalRules } from '../rules.ts';
import { finalsInContest, insertFinal, saveFinal } from '../store.ts';
import { moveFinal } from './move.ts';

export type NewFinal = FinalPlace & { readonly draft: FinalDraft };

/** Prepares a final of a contest, or of one track: where, when, what goes on stage and why, what the public may see. */
export async function makeFinal(
  platform: Platform,
  viewer: Viewer,
  { contest, track, draft }: NewFinal,
): Promise<FinalChanged | Refusal> {
  return platform.transact(async (tx) => {
    const place = { contest, track };
    const known = await contestById(tx, contest);
    const strange = track !== null && (await trackById(tx, track))?.contest !== contest;
    const as = asOfFinal(viewer, place);
    if (!known || strange || as.length === 0) return refuse('not_found');
    const strangers = await unfit(tx, place, draft);
    if (strangers) return strangers;
    const context = {
      ofASide: await ofASideOf(platform, tx, viewer, draft),
      needs: draft.needs.length,
      notBegun: [],
      committed: false,
      missing: [],
    };
    const move = decide(finalLife, finalRules, { action: 'make', state: null, as, context });
    if (isRefusal(move)) return move;
    const id = newId();
    const number = `${known.number}-F${(await finalsInContest(tx, contest)) + 1}`;
    await insertFinal(tx, { id, contest, track, number, state: 'preparing' }, draft, await now(tx));
    await moveRow(tx, finalLife, id, move, {
      actor: actorOf(viewer, 'organiser'),
      data: { contest, ...(track ? { track } : {}), number },
      audience: toWatchers(
        place,
        draft.needs.map(({ need }) => need),
      ),
    });
    return { id, number, state: 'preparing' as const, version: 1 };
  });
}

/** Changes what was prepared, as long as the list is not sealed. */
export function editFinal(platform: Platform, viewer: Viewer, id: string, version: number, draft: FinalDraft) {
  return moveFinal(platform, viewer, id, 'edit', {
    version,
    apply: async (tx, { final }) => {
      const refused = await unfit(tx, final, draft);
      if (refused) return refused;
      if (await ofASideOf(platform, tx, viewer, draft)) return refuse('conflict_of_interest');
      await saveFinal(tx, id, draft);
      return null;
    },
  });
}

/** Needs go on stage once each, in a final of their own contest and, where it is a track's, of their own track. */
async function unfit(tx: Tx, { contest, track }: FinalPlace, { needs }: FinalDraft): Promise<Refusal | null> {
  const fields: { path: string; code: string }[] = [];
  for (const [place, { need: id }] of needs.entries()) {
    const need = await findNeed(tx, id);
    const here = need && need.contest === contest && (track === null || need.track === track);
    const twice = needs.findIndex((one) => one.need === id) !== place;
    if (!here || twice) fields.push({ path: `needs.${place}.need`, code: twice ? 'twice' : 'unknown' });
  }
  return fields.length === 0 ? null : refuse('invalid_input', { fields });
}

async function ofASideOf(platform: Platform, tx: Tx, viewer: Viewer, { needs }: FinalDraft): Promise<boolean> {
  const found: NeedRow[] = [];
  for (const { need: id } of needs) {
    const need = await findNeed(tx, id);
    if (need) found.push(need);
  }
  return standsOnASideOfAny(platform, tx, viewer, found);
}
