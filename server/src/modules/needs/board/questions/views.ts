import type { PublicQuestion, WorkQuestion } from '@jiebang/contract/needs/question.ts';
import type { Trace } from '@jiebang/contract/needs/traces.ts';
import { allowed } from '#kernel/lifecycle.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { isOwnersPerson, type NeedPlace } from '../../access.ts';
import { knowsAs } from './access.ts';
import { questionLife } from './lifecycle.ts';
import { type QuestionContext, questionRules } from './rules.ts';
import type { QuestionRow } from './store.ts';

type NeedNow = NeedPlace & { readonly state: string; readonly deadline: Date | null };

/** What the rules look at, of one who acts (null: the clock) at a moment. */
export function contextOf(
  viewer: Viewer | null,
  { asker }: Pick<QuestionRow, 'asker'>,
  need: NeedNow,
  at: Date,
): QuestionContext {
  return {
    open: need.state === 'published' && need.deadline !== null && at < need.deadline,
    verified: viewer?.realName ?? false,
    ofOwnOrganisation: viewer !== null && isOwnersPerson(viewer, need),
    ofOwn: viewer !== null && viewer.person === asker,
    traced: false,
    waiting: 0,
    today: 0,
    most: { waiting: 0, today: 0 },
  };
}

/** A question that is public, as anyone reads it. */
export function publicQuestion(
  row: Pick<QuestionRow, 'question' | 'answer' | 'published_at' | 'answered_at' | 'moved_at'>,
): PublicQuestion {
  return {
    question: row.question,
    publishedAt: (row.published_at ?? row.moved_at).toISOString(),
    answer: row.answer,
    answeredAt: row.answered_at?.toISOString() ?? null,
  };
}

/** A question with what is shown of its need beside it. */
export type WorkQuestionRow = QuestionRow & {
  readonly number: string;
  readonly title: string;
  readonly organisation: string;
  readonly contest: string;
  readonly track: string;
  readonly need_state: string;
  readonly deadline: Date;
  readonly asker_name: string | null;
};

/** A question as one sees it whom it concerns. Only staff learn who asked; the owner sees nothing but what is public. */
export function workQuestion(row: WorkQuestionRow, viewer: Viewer, at: Date): WorkQuestion {
  const { organisation, contest, track, deadline } = row;
  const need = { organisation, contest, track, state: row.need_state, deadline };
  const as = knowsAs(viewer, { asker: row.asker, state: row.state, need });
  const isOwner = as.includes('owner');
  const isStaff = as.includes('moderator') && !isOwner;
  // Its asker learns of an answer when everyone does.
  const state = isOwner || isStaff || row.state !== 'held' ? row.state : 'published';
  return {
    id: row.id,
    version: row.version,
    state,
    since: row.moved_at.toISOString(),
    askedAt: row.created_at.toISOString(),
    need: { number: row.number, title: row.title, deadline: deadline.toISOString() },
    question: row.question,
    answer: row.answer,
    held: isOwner || isStaff ? heldOf(row) : null,
    asker: isStaff ? row.asker_name : null,
    reason: isStaff || as.includes('asker') ? row.reason : null,
    can: allowed(questionLife, questionRules, {
      state: row.state,
      as,
      context: contextOf(viewer, row, need, at),
    }) as WorkQuestion['can'],
  };
}

function heldOf({ held_answer: answer, held_traces, held_reason: reason }: QuestionRow): WorkQuestion['held'] {
  return answer === null ? null : { answer, traces: held_traces as Trace[], reason };
}
