import type { TranslationDraft, TranslationSaved } from '@jiebang/contract/judging/translation/translation.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { contentOfOpened } from '#modules/solutions/index.ts';
import type { Platform } from '#platform/platform.ts';
import { asOfDuty } from '../access.ts';
import { dutyLife } from '../lifecycle.ts';
import { isOfDuty } from '../queries/conflicts.ts';
import { sealed, textsOf } from '../queries/written.ts';
import { dutyRules } from '../rules.ts';
import { draftOf, insertTranslated, lastHandedIn, saveDraft } from '../store.ts';
import { partsOf } from '../views.ts';
import { dutyContext, holdDutyShared, moveDuty } from './move.ts';

export type OfDuty = { readonly id: string; readonly solution: string };

/** The version of a draft that nothing was saved of yet. */
export const unsaved = 1;

/** Saves what the translator has so far. It is no move and no fact, and nobody else reads it. */
export async function saveTranslation(
  platform: Platform,
  viewer: Viewer,
  { id, solution }: OfDuty,
  version: number,
  draft: TranslationDraft,
): Promise<TranslationSaved | Refusal> {
  return platform.transact(async (tx) => {
    const held = await holdDutyShared(tx, id);
    const as = held ? asOfDuty(viewer, held.need, held.duty) : [];
    if (!held || !as.includes('translator') || !(await isOfDuty(platform, tx, held, solution)))
      return refuse('not_found');
    const parts = partsOf(await contentOfOpened(platform, solution)).map(({ key }) => key);
    const context = { ...(await dutyContext(tx, held)), parts, written: draft.texts.map(({ key }) => key) };
    const decided = decide(dutyLife, dutyRules, { action: 'save', state: held.duty.state, as, context });
    if (isRefusal(decided)) return decided;
    const before = await draftOf(tx, id, solution);
    if ((before?.version ?? unsaved) !== version) return refuse('stale_version');
    const { at } = held;
    const row = { id: before?.id ?? newId(), version: version + 1, at };
    const wrapped = sealed(platform, row.id, draft);
    if (before) await saveDraft(tx, before.id, { wrapped, version: row.version, at });
    else await insertTranslated(tx, { ...row, duty: id, solution, n: null, wrapped });
    return { version: row.version, savedAt: at.toISOString() };
  });
}

/** Hands in what was saved: judges and organisers read it beside the original from now on. What was handed in before is kept. */
export function handInTranslation(platform: Platform, viewer: Viewer, { id, solution }: OfDuty) {
  return moveDuty(platform, viewer, id, 'hand_in', {
    data: { solution },
    find: async (tx, held) => {
      if (!(await isOfDuty(platform, tx, held, solution))) return refuse('not_found');
      const draft = await draftOf(tx, id, solution);
      return { written: draft ? [...textsOf(platform, draft).keys()] : [] };
    },
    after: async (tx, { at }) => {
      const draft = await draftOf(tx, id, solution);
      if (!draft) throw new Error('a translation that was handed in without a draft');
      const before = (await lastHandedIn(tx, [id])).find((one) => one.solution === solution);
      const texts = [...textsOf(platform, draft)].map(([key, text]) => ({ key, text }));
      const copy = newId();
      const n = (before?.n ?? 0) + 1;
      const wrapped = sealed(platform, copy, { texts });
      await insertTranslated(tx, { ...{ id: copy, duty: id, solution, n }, version: draft.version, wrapped, at });
      return null;
    },
  });
}
