import type { RoundPlan } from '@jiebang/contract/judging/panel.ts';
import { expect, test } from 'vitest';
import { noSignatory } from '#kernel/viewer.ts';
import { type Contexts, differences, mutants } from '#testing/lifecycle.ts';
import { objectionLife } from './objection/lifecycle.ts';
import { type ObjectionContext, objectionRules } from './objection/rules.ts';
import { panelLife } from './panel/lifecycle.ts';
import { wholeRounds } from './panel/round/rules.ts';
import { type PanelContext, panelRules } from './panel/rules.ts';
import { dutyLife } from './panel/translation/lifecycle.ts';
import { type DutyContext, dutyRules } from './panel/translation/rules.ts';
import { seatLife } from './seat/lifecycle.ts';
import { type SeatContext, seatRules } from './seat/rules.ts';
import { sheetLife } from './sheet/lifecycle.ts';
import { type SheetContext, sheetRules } from './sheet/rules.ts';

/** What product.md §7 says, action by action. */
const panelSaid = `
open: nothing → preparing; organiser; independent
set_rubric: preparing → preparing; organiser; independent, rubric_whole
set_rounds: preparing → preparing; organiser; independent, rounds_whole
begin: preparing → scoring; organiser; independent, need_closed, screened, something_to_judge, panel_whole, enough_judges
give_time: scoring → scoring; organiser; independent, later_day
finish: scoring → scored; journey; all_in, each_scored
reopen: scored → scoring; journey
rank: scored → proposed; organiser; independent, all_in, each_scored, last_round, off_stage
advance: scored → scoring; organiser; independent, all_in, each_scored, more_rounds, some_go_on, enough_judges
hand_out: scoring → scoring; organiser; independent, nothing_handed_out, enough_judges
confirm: proposed → confirmed; owner; in_shortlist, reasoned, signatory
decline: proposed → declined; owner; signatory
notice: confirmed → noticed; organiser; independent
conclude: noticed → definitive; clock; notice_over, objections_answered
rescore: noticed → scoring; journey
reconsider: noticed → proposed; journey
correct: noticed → proposed; journey; each_scored
readmit: noticed → scoring; journey
abandon: preparing, scoring, scored, proposed, confirmed → abandoned; journey`;
const now = Date.UTC(2026, 8, 1);
const plan = (kind: RoundPlan['kind'], cut: RoundPlan['cut'], other: Partial<RoundPlan> = {}): RoundPlan => ({
  kind,
  aggregation: 'mean',
  tieRule: 'shared_rank',
  judgesPerSolution: 1,
  hidesSolvers: false,
  showsScores: false,
  namesJudges: false,
  cut,
  scoreBy: null,
  ...other,
});
const panelContexts: Contexts<PanelContext> = {
  good: {
    now,
    needState: 'closed',
    rubric: [
      { key: 'a', weight: 60 },
      { key: 'b', weight: 40 },
    ],
    rounds: [plan('qualifying', { by: 'rank', first: 3 }), plan('final', null)],
    scoreBy: now + 1,
    newScoreBy: now + 2,
    roundsLeft: 0,
    goingOn: null,
    unscreened: 0,
    eligible: [3, 4],
    judgesPerSolution: 3,
    seated: 5,
    panelSize: 5,
    sheets: 0,
    openSheets: 0,
    locked: [1, 3],
    rank: 3,
    reason: '更合本企业产线。',
    noticeEnds: now,
    openObjections: 0,
    onStage: false,
    ofASide: false,
    signing: { signs: true, signatories: [] },
  },
  goodFor: { advance: { roundsLeft: 1, goingOn: 2 } },
  breaking: {
    rounds_whole: { by: { rounds: [plan('final', { by: 'rank', first: 3 })] }, refusal: 'rounds_incomplete' },
    later_day: { by: { newScoreBy: now + 1 }, refusal: 'day_not_later' },
    last_round: { by: { roundsLeft: 1, goingOn: 1 }, refusal: 'rounds_left' },
    more_rounds: { by: { roundsLeft: 0 }, refusal: 'no_round_left' },
    some_go_on: { by: { goingOn: 0 }, refusal: 'nobody_goes_on' },
    signatory: { by: { signing: noSignatory }, refusal: 'not_a_signatory' },
    independent: { by: { ofASide: true }, refusal: 'conflict_of_interest' },
    rubric_whole: { by: { rubric: [{ key: 'a', weight: 99 }] }, refusal: 'rubric_incomplete' },
    need_closed: { by: { needState: 'published' }, refusal: 'need_not_closed' },
    screened: { by: { unscreened: 1 }, refusal: 'screening_open' },
    something_to_judge: { by: { eligible: [] }, refusal: 'nothing_to_judge' },
    panel_whole: { by: { seated: 4 }, refusal: 'panel_too_small' },
    enough_judges: { by: { eligible: [3, 2] }, refusal: 'too_few_judges' },
    nothing_handed_out: { by: { sheets: 1 }, refusal: 'not_in_this_state' },
    all_in: { by: { openSheets: 1 }, refusal: 'sheets_open' },
    each_scored: { by: { locked: [2, 0] }, refusal: 'solution_without_score' },
    off_stage: { by: { onStage: true }, refusal: 'final_not_closed' },
    in_shortlist: { by: { rank: 4 }, refusal: 'not_in_shortlist' },
    reasoned: { by: { rank: 2, reason: null }, refusal: 'reason_required' },
    notice_over: { by: { noticeEnds: now + 1 }, refusal: 'notice_not_over' },
    objections_answered: { by: { openObjections: 1 }, refusal: 'objections_open' },
  },
};

const seatSaid = `
invite: nothing → invited; organiser; independent, panel_at_work, is_judge, apart, within_owners_share
invite_again: invited, lapsed → invited; organiser; independent, panel_at_work, is_judge, apart, within_owners_share
lapse: invited → lapsed; clock; answer_overdue
accept: invited → accepted; judge; panel_at_work, words_newest
decline: invited, accepted → declined; judge; without_sheets
remove: invited, accepted → removed; organiser; independent, without_sheets`;
const seatContexts: Contexts<SeatContext> = {
  good: {
    now,
    answerBy: now,
    panelState: 'scoring',
    roundsLeft: 1,
    holdsRole: true,
    beyondShare: false,
    sheets: 0,
    outdated: false,
    ofASide: false,
    translates: false,
  },
  breaking: {
    apart: { by: { translates: true }, refusal: 'translates_here' },
    independent: { by: { ofASide: true }, refusal: 'conflict_of_interest' },
    panel_at_work: { by: { panelState: 'proposed' }, refusal: 'not_in_this_state' },
    is_judge: { by: { holdsRole: false }, refusal: 'not_a_judge' },
    within_owners_share: { by: { beyondShare: true }, refusal: 'owners_share_full' },
    answer_overdue: { by: { answerBy: now + 1 }, refusal: 'not_in_this_state' },
    words_newest: { by: { outdated: true }, refusal: 'words_changed' },
    without_sheets: { by: { sheets: 1 }, refusal: 'not_in_this_state' },
  },
};

const sheetSaid = `
hand_out: nothing → open; journey
save: open → open; judge; scoring, in_range
lock: open → locked; judge; scoring, on_stage, scores_given, comments_given
abstain: open → abstained; judge; scoring
declare_conflict: open → excused; judge; scoring
unlock: locked, abstained → open; organiser; independent, before_ranking, this_round
excuse: open → excused; organiser; independent, scoring
set_aside: open, locked, abstained → excused; journey; before_ranking, this_round
strike: locked → excused; journey; this_round
reopen: locked → open; journey; this_round`;
const sheetContexts: Contexts<SheetContext> = {
  good: {
    panelState: 'scoring',
    roundOver: false,
    rubric: [{ key: 'a', max: 10, commentRequired: true }],
    scores: [{ criterion: 'a', score: 10, comment: '达标。' }],
    ofASide: false,
  },
  breaking: {
    independent: { by: { ofASide: true }, refusal: 'conflict_of_interest' },
    scoring: { by: { panelState: 'scored' }, refusal: 'not_scoring' },
    this_round: { by: { roundOver: true }, refusal: 'round_over' },
    on_stage: { by: { offStage: true }, refusal: 'not_on_stage' },
    before_ranking: { by: { panelState: 'proposed' }, refusal: 'not_scoring' },
    in_range: { by: { scores: [{ criterion: 'a', score: 11, comment: null }] }, refusal: 'score_out_of_range' },
    scores_given: { by: { scores: [{ criterion: 'a', score: null, comment: '达标。' }] }, refusal: 'scores_missing' },
    comments_given: { by: { scores: [{ criterion: 'a', score: 1, comment: null }] }, refusal: 'comment_missing' },
  },
};

const dutySaid = `
invite: nothing → invited; organiser; independent, panel_at_work, is_translator, apart
invite_again: invited, lapsed → invited; organiser; independent, panel_at_work, is_translator, apart
lapse: invited → lapsed; clock; answer_overdue
accept: invited → accepted; translator; panel_at_work, apart, words_newest
decline: invited, accepted → declined; translator
remove: invited, accepted → removed; organiser; independent
declare_conflict: accepted → accepted; translator; panel_at_work
save: accepted → accepted; translator; panel_at_work, of_the_text
hand_in: accepted → accepted; translator; panel_at_work, something_written`;
const dutyContexts: Contexts<DutyContext> = {
  good: {
    now,
    answerBy: now,
    panelState: 'scored',
    holdsRole: true,
    judgesOrDecides: false,
    outdated: false,
    ofASide: false,
    parts: ['title', 'approach'],
    written: ['title'],
  },
  breaking: {
    independent: { by: { ofASide: true }, refusal: 'conflict_of_interest' },
    panel_at_work: { by: { panelState: 'proposed' }, refusal: 'not_in_this_state' },
    is_translator: { by: { holdsRole: false }, refusal: 'not_a_translator' },
    apart: { by: { judgesOrDecides: true }, refusal: 'judges_or_decides_here' },
    answer_overdue: { by: { answerBy: now + 1 }, refusal: 'not_in_this_state' },
    words_newest: { by: { outdated: true }, refusal: 'words_changed' },
    of_the_text: { by: { written: ['title', 'title'] }, refusal: 'invalid_input' },
    something_written: { by: { written: [] }, refusal: 'translation_empty' },
  },
};

const objectionSaid = `
file: nothing → filed; objector; real_name, within_notice
add_evidence: filed → filed; objector; evidence_left
uphold: filed → upheld; answerer; independent
dismiss: filed → dismissed; answerer; independent`;
const objectionContexts: Contexts<ObjectionContext> = {
  good: { now, noticeEnds: now + 1, realName: true, involved: false, evidence: 9 },
  breaking: {
    real_name: { by: { realName: false }, refusal: 'real_name_required' },
    within_notice: { by: { noticeEnds: now }, refusal: 'notice_over' },
    evidence_left: { by: { evidence: 10 }, refusal: 'too_many_attachments' },
    independent: { by: { involved: true }, refusal: 'not_independent' },
  },
};

test('every state × action × persona is as the product says', () => {
  expect(differences(panelLife, panelRules, panelContexts, panelSaid)).toEqual([]);
  expect(differences(seatLife, seatRules, seatContexts, seatSaid)).toEqual([]);
  expect(differences(sheetLife, sheetRules, sheetContexts, sheetSaid)).toEqual([]);
  expect(differences(dutyLife, dutyRules, dutyContexts, dutySaid)).toEqual([]);
  expect(differences(objectionLife, objectionRules, objectionContexts, objectionSaid)).toEqual([]);
});

test('a table that is wrong by one word is found out', () => {
  const survivors = [
    ...mutants(panelLife).filter(({ life }) => !differences(life, panelRules, panelContexts, panelSaid).length),
    ...mutants(seatLife).filter(({ life }) => !differences(life, seatRules, seatContexts, seatSaid).length),
    ...mutants(sheetLife).filter(({ life }) => !differences(life, sheetRules, sheetContexts, sheetSaid).length),
    ...mutants(dutyLife).filter(({ life }) => !differences(life, dutyRules, dutyContexts, dutySaid).length),
    ...mutants(objectionLife).filter(
      ({ life }) => !differences(life, objectionRules, objectionContexts, objectionSaid).length,
    ),
  ];
  expect(survivors.map(({ name }) => name)).toEqual([]);
});

test('where nobody reaches the cut line, the ranking of that round goes to the owner; the last round alone needs no line', () => {
  expect(panelRules.last_round({ ...panelContexts.good, roundsLeft: 1, goingOn: 0 })).toBeNull();
  expect(panelRules.later_day({ ...panelContexts.good, scoreBy: null, newScoreBy: now })?.refused).toBe(
    'day_not_later',
  );
  expect(panelRules.later_day({ ...panelContexts.good, scoreBy: null })).toBeNull();
  expect(panelRules.some_go_on({ ...panelContexts.good, goingOn: null })).toBeNull();
  const fields = (rounds: RoundPlan[]) => wholeRounds(rounds)?.fields?.map(({ path, code }) => `${path} ${code}`) ?? [];
  const first = { by: 'rank', first: 1 } as const;
  const score = { by: 'score', atLeast: 60 } as const;
  expect(fields([plan('online', null)])).toEqual([]);
  expect(fields([plan('qualifying', score), plan('online', first), plan('final', null)])).toEqual([]);
  expect(fields([plan('online', first), plan('online', null)])).toEqual(['rounds.1.kind out_of_order']);
  expect(fields([plan('final', first), plan('online', null)])).toEqual(['rounds.1.kind out_of_order']);
  expect(fields([plan('online', null), plan('final', null)])).toEqual(['rounds.0.cut required']);
  expect(fields([plan('online', first)])).toEqual(['rounds.0.cut unexpected']);
  expect(fields([plan('online', score, { aggregation: 'z_score' }), plan('final', null)])).toEqual([
    'rounds.0.cut unexpected',
  ]);
  const day = { scoreBy: '2026-09-01T00:00:00.000Z' };
  expect(fields([plan('online', first, day), plan('final', null, day)])).toEqual(['rounds.1.scoreBy out_of_order']);
});

test('a rubric is whole with weights of 100 and each key once; a rule looks at one thing', () => {
  const twice = [
    { key: 'a', weight: 50 },
    { key: 'a', weight: 50 },
  ];
  expect(panelRules.rubric_whole({ ...panelContexts.good, rubric: twice })?.refused).toBe('rubric_incomplete');
  expect(panelRules.reasoned({ ...panelContexts.good, rank: 1, reason: null })).toBeNull();
  expect(panelRules.in_shortlist({ ...panelContexts.good, rank: null })?.refused).toBe('not_in_shortlist');
  const scores = ['a', 'a'].map((criterion) => ({ criterion, score: 1, comment: null }));
  expect(sheetRules.in_range({ ...sheetContexts.good, scores })?.fields).toEqual([
    { path: 'scores.1.score', code: 'out_of_range' },
  ]);
  const foreign = [{ criterion: 'b', score: 1, comment: null }];
  expect(sheetRules.in_range({ ...sheetContexts.good, scores: foreign })?.refused).toBe('score_out_of_range');
});
