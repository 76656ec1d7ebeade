import type { RoundPlan } from '@jiebang/contract/judging/panel.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { movePanel } from '../../actions/move.ts';
import { ownRubrics, saveOwnRubric } from '../../rubric/store.ts';
import { saveScoreBy } from '../../store.ts';
import { savePlan } from '../store.ts';

/** Sets the rounds of a panel before it begins; left alone, there is one by the contest's rules. */
export function setRounds(
  platform: Platform,
  viewer: Viewer,
  need: string,
  version: number,
  { rounds }: { readonly rounds: readonly RoundPlan[] },
) {
  return movePanel(platform, viewer, need, 'set_rounds', {
    version,
    given: async () => ({ rounds }),
    apply: async (tx, { panel }) => {
      await savePlan(tx, panel.id, rounds);
      const later = rounds.slice(1).map(({ kind }) => kind as string);
      for (const kind of (await ownRubrics(tx, panel.id)).keys())
        if (!later.includes(kind)) await saveOwnRubric(tx, panel.id, kind, []);
      const scoreBy = rounds[0]?.scoreBy ?? null;
      await saveScoreBy(tx, panel.id, scoreBy === null ? null : new Date(scoreBy));
      return null;
    },
  });
}
