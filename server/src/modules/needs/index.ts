import { needRefusals } from '@jiebang/contract/needs/refusals.ts';
import type { Module } from '#platform/module.ts';
import { feedWork } from '#platform/search/feed/anew.ts';
import { searchedNeeds } from './board/queries/searched.ts';
import { questionLife } from './board/questions/lifecycle.ts';
import { questionDueMoves } from './board/questions/reactions.ts';
import { questionServed } from './board/questions/routes.ts';
import { needDueMoves, needReactions } from './board/reactions.ts';
import { reportLife } from './board/reports/lifecycle.ts';
import { reportServed } from './board/reports/routes.ts';
import { boardServed } from './board/routes.ts';
import { similarServed } from './board/similar/routes.ts';
import { confidentialLife, disclosureLife } from './confidential/lifecycle.ts';
import { confidentialDueMoves } from './confidential/reactions.ts';
import { confidentialServed } from './confidential/routes.ts';
import { importLife } from './intake/lifecycle.ts';
import { merging } from './intake/queries/merging.ts';
import { importWork } from './intake/reactions.ts';
import { importServed } from './intake/routes.ts';
import { needLife } from './lifecycle.ts';
import { personal } from './queries/personal.ts';
import { diagnosisLife } from './review/diagnosis/lifecycle.ts';
import { diagnosisDueMoves } from './review/diagnosis/reactions.ts';
import { diagnosisServed } from './review/diagnosis/routes.ts';
import { reviewDueMoves } from './review/reactions.ts';
import { reviewServed } from './review/routes.ts';
import { steps } from './review/rules.ts';
import { needServed } from './routes.ts';

export { moveAlong } from './actions/journey.ts';
export { decisionsOf, reasonOf } from './board/queries/decisions.ts';
export { findsNeed } from './board/queries/finds.ts';
export { countNeeds, type MatchableNeed, matchableNeeds, newestNeeds, openNeeds } from './board/queries/matchable.ts';
export { searchedNeeds } from './board/queries/searched.ts';
export { tasks as questionTasks } from './board/questions/queries/tasks.ts';
export { tasks as reportTasks } from './board/reports/queries/tasks.ts';
export { hashOfDeclaration } from './confidential/actions/hold.ts';
export { tasks as disclosureTasks, waiting as disclosureWaiting } from './confidential/queries/tasks.ts';
export { importNow } from './intake/actions/import-now.ts';
export { sheetOfProblems } from './intake/documents/problems-sheet.ts';
export { handInUntilOfEach } from './intake/draft/queries/hand-in.ts';
export { kindOfFile, readNeedsFile } from './intake/imports/read-file.ts';
export { rowsOfSheet, type SheetRow } from './intake/imports/rows.ts';
export { importOutlook } from './intake/queries/outlook.ts';
export { needsToRun, ownNeedsAt } from './queries/judged.ts';
export { needLabels } from './queries/labels.ts';
export {
  draftersIn,
  needsUnderWayIn,
  publishedNeedsOf,
  recommendedNeedsOf,
  runningNeedsIn,
} from './queries/of-contest.ts';
export { needsOfOrganisation } from './queries/of-organisation.ts';
export { pointers } from './queries/pointers.ts';
export { needLines, quarantinedNumbers, readPublicNeed, shownNeed } from './queries/public-need.ts';
export { needRuleReach } from './queries/rule-reach.ts';
export { tasks, waiting } from './queries/tasks.ts';
export { needTitles, quarantinedTitles } from './queries/titles.ts';
export { affiliationsCountOfEach, affiliationsCountSince } from './review/diagnosis/queries/affiliations.ts';
export { tasks as diagnosisTasks, waiting as diagnosisWaiting } from './review/diagnosis/queries/tasks.ts';
export { hasDiagnosed } from './review/diagnosis/store.ts';
export { findNeed, lockNeed, type NeedRow, publicTextOf } from './store.ts';

/** 需求张榜: needs from draft to the board, and their place on the journey. */
export const needs: Module = {
  name: 'needs',
  personal,
  merging,
  routes: [
    ...needServed,
    ...reviewServed,
    ...diagnosisServed,
    ...similarServed,
    ...boardServed,
    ...questionServed,
    ...reportServed,
    ...confidentialServed,
    ...importServed,
  ],
  lifecycles: [needLife, diagnosisLife, questionLife, reportLife, confidentialLife, disclosureLife, importLife],
  facts: [
    ...steps.map(({ fact }) => fact),
    ...['need_signature_asked', 'need_withdrawal_asked', 'need_file_attached', 'need_file_removed'],
    ...['confidential_organisation_excluded', 'confidential_organisation_included'],
  ],
  refusals: needRefusals,
  constraints: {
    import_source_once: 'changed_meanwhile',
    question_nth_of_day: 'changed_meanwhile',
    report_nth_of_day: 'changed_meanwhile',
    report_quarantines_once: 'changed_meanwhile',
    diagnosis_open_once: 'diagnosis_open',
    confidential_once: 'changed_meanwhile',
    disclosure_once: 'already_asked',
  },
  reactions: needReactions,
  searched: [searchedNeeds],
  longWork: [...importWork, feedWork(searchedNeeds)],
  dueMoves: [...needDueMoves, ...reviewDueMoves, ...questionDueMoves, ...diagnosisDueMoves, ...confidentialDueMoves],
};
