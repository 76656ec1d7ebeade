import type { QuestionChanged } from '@jiebang/contract/needs/question-routes.ts';
import { tracesInWords } from '@jiebang/contract/needs/traces.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { traceNamesOf } from '../../../queries/trace-names.ts';
import { knowsAs } from '../access.ts';
import { holdQuestion, moveHeld } from './move.ts';

const nothingHeld = { held_answer: null, held_traces: '[]', held_reason: null };

/**
 * Answers a question for its need's owner: at once in public, or, where the answer holds what may tell who the owner is or how to
 * reach it, for the staff to look at first. The answer that is public is never one that nobody looked at.
 */
export function answerQuestion(
  platform: Platform,
  viewer: Viewer,
  id: string,
  answer: string,
): Promise<QuestionChanged | Refusal> {
  return platform.transact(async (tx) => {
    const held = await holdQuestion(tx, id);
    const as = held ? knowsAs(viewer, { ...held.question, need: held.need }) : [];
    if (!held || as.length === 0) return refuse('not_found');
    const traces = tracesInWords('answer', answer, await traceNamesOf(tx, held.need));
    const actor = actorOf(viewer, 'owner', held.need.organisation);
    if (traces.length === 0)
      return moveHeld(tx, held, 'answer', as, actor, viewer, {
        set: (at) => ({ answer, answered_at: at, ...nothingHeld }),
      });
    return moveHeld(tx, held, 'hold', as, actor, viewer, {
      traced: true,
      set: () => ({ held_answer: answer, held_traces: JSON.stringify(traces), held_reason: null }),
    });
  });
}

/** Makes an answer public that was held back, once staff have looked at it. */
export function releaseAnswer(platform: Platform, viewer: Viewer, id: string): Promise<QuestionChanged | Refusal> {
  return platform.transact(async (tx) => {
    const held = await holdQuestion(tx, id);
    const as = held ? knowsAs(viewer, { ...held.question, need: held.need }) : [];
    if (!held || as.length === 0) return refuse('not_found');
    const { held_answer: answer } = held.question;
    return moveHeld(tx, held, 'release', as, actorOf(viewer, 'moderator'), viewer, {
      set: (at) => ({ answer, answered_at: at, ...nothingHeld }),
    });
  });
}
