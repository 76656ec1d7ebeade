import type { ExpertAssessmentChanged, ExpertDraft } from '@jiebang/contract/achievements/assessment/expert.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { modelOf, totalOf } from '../../rules.ts';
import { addVersions, lastVersionsOf } from '../../store.ts';
import { asOf } from '../access.ts';
import { expertLife } from '../lifecycle.ts';
import { expertRules, noExpert } from '../rules.ts';
import { lockExpert, setExpert } from '../store.ts';
import { achievementOf, audienceOf, moveExpert } from './move.ts';

/** Accepts a request: the expert says to be without any interest, and begins from the scores that were computed. */
export function acceptExpert(platform: Platform, viewer: Viewer, id: string) {
  return moveExpert(platform, viewer, id, 'accept', {
    apply: async (tx, _, { newest }) => {
      if (!newest) throw new Error('accepted without a computed version');
      const grades = newest.scores.map((score) => ({ score, reason: null, evidence: null }));
      const draft: ExpertDraft = { basedOn: newest.n, grades, remark: null };
      await setExpert(tx, id, { draft: JSON.stringify(draft) });
    },
  });
}

/** Saves what an expert has written. It is no move: autosave would fill the history. */
export function editExpert(
  platform: Platform,
  viewer: Viewer,
  id: string,
  version: number,
  draft: ExpertDraft,
): Promise<ExpertAssessmentChanged | Refusal> {
  return platform.transact<ExpertAssessmentChanged>(async (tx) => {
    const row = await lockExpert(tx, id);
    const as = row ? asOf(viewer, row) : [];
    if (!row || as.length === 0) return refuse('not_found');
    const decided = decide(expertLife, expertRules, { action: 'edit', state: row.state, as, context: noExpert });
    if (isRefusal(decided)) return decided;
    if (row.version !== version) return refuse('stale_version');
    await setExpert(tx, id, { draft: JSON.stringify(draft), version: version + 1 });
    record(tx, {
      name: decided.fact,
      subject: id,
      actor: actorOf(viewer, decided.by),
      audience: audienceOf(row, await achievementOf(tx, row), 'edit'),
    });
    return { id, state: row.state, version: version + 1 };
  });
}

/** Signs what an expert has written: it stands beside the computed version from then on, and is never changed. */
export function signExpert(platform: Platform, viewer: Viewer, id: string) {
  return moveExpert(platform, viewer, id, 'sign', {
    apply: async (tx, { achievement }, { draft, newest }, at) => {
      const last = (await lastVersionsOf(tx, [achievement])).get(achievement);
      if (!draft || !newest || !last?.automatic) throw new Error('signed without anything to sign');
      const scores = draft.grades.map(({ score }) => score ?? 0);
      const { model } = last.automatic;
      await addVersions(tx, [
        {
          ...{ achievement, n: last.n + 1, kind: 'expert', model, at, found: [] },
          ...totalOf(modelOf(model), scores),
          expert_assessment: id,
          based_on: draft.basedOn,
          grades: JSON.stringify(draft.grades),
          remark: draft.remark,
        },
      ]);
    },
  });
}
