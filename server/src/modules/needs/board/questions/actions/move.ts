import type { QuestionState } from '@jiebang/contract/needs/question.ts';
import type { QuestionChanged } from '@jiebang/contract/needs/question-routes.ts';
import { toHolders } from '#kernel/audience.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { type Actor, actorOf, clock, type Viewer } from '#kernel/viewer.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { lockNeed, type NeedRow } from '../../../store.ts';
import { knowsAs, moderators } from '../access.ts';
import { shownStates } from '../config.ts';
import { type QuestionAction, type QuestionPart, questionLife } from '../lifecycle.ts';
import { questionRules } from '../rules.ts';
import { findQuestion, lockQuestion, type QuestionRow, setQuestion } from '../store.ts';
import { contextOf } from '../views.ts';

type Effect = {
  readonly reason?: string;
  /** Columns that are written with the move. */
  readonly set?: (at: Date) => Parameters<typeof setQuestion>[2];
  /** Whether the answer holds what may lead to the owner. */
  readonly traced?: boolean;
};
export type Held = { readonly question: QuestionRow; readonly need: NeedRow };

/** Holds a question and, before it, its need: the deadline cannot move meanwhile. */
export async function holdQuestion(tx: Tx, id: string): Promise<Held | undefined> {
  const found = await findQuestion(tx, id);
  const need = found && (await lockNeed(tx, found.need));
  const question = need && (await lockQuestion(tx, id));
  return need && question && { question, need };
}

/** One move of a question asked for by a person. */
export function moveQuestion(
  platform: Platform,
  viewer: Viewer,
  id: string,
  action: QuestionAction,
  effect: Effect = {},
): Promise<QuestionChanged | Refusal> {
  return platform.transact(async (tx) => {
    const held = await holdQuestion(tx, id);
    const as = held ? knowsAs(viewer, { ...held.question, need: held.need }) : [];
    if (!held || as.length === 0) return refuse('not_found');
    return moveHeld(tx, held, action, as, actorOf(viewer, 'asker'), viewer, effect);
  });
}

/** Ends a question that nobody decided in time. */
export function lapseQuestion(platform: Platform, id: string): Promise<QuestionChanged | Refusal> {
  return platform.transact(async (tx) => {
    const held = await holdQuestion(tx, id);
    return held ? moveHeld(tx, held, 'lapse', ['clock'], clock, null) : refuse('not_found');
  });
}

/** Decides and makes one move of a question whose row is held. */
export async function moveHeld(
  tx: Tx,
  { question, need }: Held,
  action: QuestionAction,
  as: readonly QuestionPart[],
  actor: Actor,
  viewer: Viewer | null,
  effect: Effect = {},
): Promise<QuestionChanged | Refusal> {
  const at = await now(tx);
  const context = { ...contextOf(viewer, question, need, at), traced: effect.traced ?? false };
  const move = decide(questionLife, questionRules, { action, state: question.state, as, context });
  if (isRefusal(move)) return move;
  if (effect.set) await setQuestion(tx, question.id, effect.set(at));
  const refusal = await moveRow(tx, questionLife, question.id, move, {
    actor,
    ...(effect.reason === undefined ? {} : { reason: effect.reason }),
    data: { need: need.id },
    // Of an answer that is held back only those hear who write it or look at it.
    audience: withinHouse.includes(action)
      ? [`organisation:${need.organisation}`, ...staffOf(need)]
      : audienceOf(question, need, [question.state, move.to]),
  });
  return refusal ?? { id: question.id, state: move.to as QuestionState, version: question.version + 1 };
}

/** Whom a move of a question concerns: of one that was never public neither the public nor the owner hears. */
export function audienceOf(
  { asker }: Pick<QuestionRow, 'asker'>,
  need: NeedRow,
  states: readonly string[],
): readonly string[] {
  const shown = states.some((state) => shownStates.includes(state));
  return [...(shown ? ['public', `organisation:${need.organisation}`] : []), `person:${asker}`, ...staffOf(need)];
}

const withinHouse: readonly QuestionAction[] = ['hold', 'return_answer'];

function staffOf(need: NeedRow): string[] {
  return moderators.flatMap((role) => toHolders(role, need));
}
