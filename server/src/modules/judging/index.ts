import { judgingRefusals } from '@jiebang/contract/judging/refusals.ts';
import type { Module } from '#platform/module.ts';
import { objectionLife } from './objection/lifecycle.ts';
import { answerReminders } from './objection/queries/due.ts';
import { panelLife } from './panel/lifecycle.ts';
import { translatedPurpose } from './panel/translation/config.ts';
import { dutyLife } from './panel/translation/lifecycle.ts';
import { translationServed } from './panel/translation/routes.ts';
import { merging } from './queries/merging.ts';
import { personal } from './queries/personal.ts';
import { ties } from './queries/ties.ts';
import { judgingDueMoves, judgingReactions } from './reactions.ts';
import { judgingServed } from './routes.ts';
import { assignmentServed } from './seat/assignment/routes.ts';
import { seatLife } from './seat/lifecycle.ts';
import { registerServed } from './seat/register/routes.ts';
import { sheetLife } from './sheet/lifecycle.ts';
import { reminderNames } from './sheet/queries/due.ts';
import { finalLife } from './stage/final/lifecycle.ts';
import { finalServed } from './stage/final/routes.ts';
import { bidPurpose } from './stage/price/config.ts';
import { priceServed } from './stage/price/routes.ts';
import { sessionLife } from './stage/session/lifecycle.ts';
import { sessionServed } from './stage/session/routes.ts';

export { pointers } from './queries/pointers.ts';
export { resultOf } from './queries/result.ts';
export { tasks } from './queries/tasks.ts';
export { waiting } from './queries/waiting.ts';
export { publicWinsOf } from './queries/wins.ts';
export { type Conflict, noteConflict } from './seat/actions/note-conflict.ts';
export { type Assigning, assign } from './seat/assignment/rules.ts';
export { judgesOn } from './seat/queries/judges.ts';
export { sitsOnPanel as isJudgeOf } from './seat/store.ts';
export { agreementOf } from './stage/session/queries/agreement.ts';

/** 比拼: panels, scores, the ranking, the owner's choice, its public notice and objections. */
export const judging: Module = {
  name: 'judging',
  personal,
  wrapped: [
    { table: 'judging.final_bid', key: 'id', column: 'wrapped', purpose: bidPurpose },
    { table: 'judging.translated', key: 'id', column: 'wrapped', purpose: translatedPurpose },
  ],
  merging,
  ties,
  routes: [
    ...[...judgingServed, ...registerServed, ...assignmentServed, ...translationServed],
    ...[...finalServed, ...sessionServed, ...priceServed],
  ],
  lifecycles: [panelLife, seatLife, sheetLife, dutyLife, objectionLife, finalLife, sessionLife],
  facts: [
    ...['assignment_changed', 'assignment_dropped', 'judge_answer_due', ...reminderNames, ...answerReminders],
    'translator_answer_due',
    ...['session_joined', 'session_left', 'session_chosen', 'final_bid_given', 'price_round_called'],
    'session_agreed',
  ],
  refusals: judgingRefusals,
  constraints: {
    panel_of_need_once: 'panel_exists',
    seat_once: 'already_on_panel',
    duty_once: 'already_on_panel',
    one_winner_of_need: 'winner_exists',
    assignment_proposed_once: 'changed_meanwhile',
    register_of_person_once: 'changed_meanwhile',
    register_of_email_once: 'changed_meanwhile',
    register_of_mobile_once: 'changed_meanwhile',
    objection_once: 'already_objected',
    final_number_once: 'changed_meanwhile',
    need_on_stage_once: 'need_on_stage',
    final_item_solution_once: 'need_on_stage',
    session_number_once: 'changed_meanwhile',
    session_team_number_once: 'changed_meanwhile',
  },
  reactions: judgingReactions,
  dueMoves: judgingDueMoves,
};
