import type { Criterion, RoundKind } from '@jiebang/contract/judging/panel.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { movePanel } from '../../actions/move.ts';
import { roundsOf } from '../../round/store.ts';
import { rubricOf, saveOwnRubric, saveRubric } from '../store.ts';

type Given = { readonly criteria: readonly Criterion[] };

/** Sets the rubric; weights must make 100. */
export function setRubric(platform: Platform, viewer: Viewer, need: string, version: number, { criteria }: Given) {
  return movePanel(platform, viewer, need, 'set_rubric', {
    version,
    given: async () => ({ rubric: criteria }),
    apply: async (tx, { panel }) => {
      await saveRubric(tx, panel.id, criteria);
      return null;
    },
  });
}

/** Gives a planned round after the first a rubric of its own; with no criterion it is scored by that of the first again. */
export function setRoundRubric(
  platform: Platform,
  viewer: Viewer,
  need: string,
  kind: RoundKind,
  version: number,
  { criteria }: Given,
) {
  return movePanel(platform, viewer, need, 'set_rubric', {
    version,
    given: async (tx, { panel }) => ({ rubric: criteria.length > 0 ? criteria : await rubricOf(tx, panel.id) }),
    apply: async (tx, { panel }) => {
      const later = (await roundsOf(tx, panel.id)).slice(1);
      if (!later.some((round) => round.kind === kind)) return refuse('not_found');
      await saveOwnRubric(tx, panel.id, kind, criteria);
      return null;
    },
  });
}
