import { authenticityItems, validityItems } from '@jiebang/contract/needs/checklists.ts';
import { expect, test } from 'vitest';
import { noSignatory } from '#kernel/viewer.ts';
import { type Contexts, differences, mutants } from '#testing/lifecycle.ts';
import { wholeDraft } from './factory.ts';
import { openToAll } from './intake/draft/rules.ts';
import { needLife } from './lifecycle.ts';
import { noRejection } from './review/rejection/rules.ts';
import { type NeedContext, needRules, noAssignee } from './rules.ts';

/** What product.md §5 says of a need, action by action. */
const said = `
create: nothing → draft; owner, organiser; of_a_unit, verified_if_entered, codes_known
edit: draft → draft; owner, enterer; codes_known
edit: returned → returned; owner; codes_known
submit: draft → submitted; owner; of_a_unit, collecting, organisation_verified, codes_known, complete, still_valid, within_track_scope, recommender_listed, words_newest, signatory
submit: returned → submitted; owner; of_a_unit, collecting_or_mending, organisation_verified, codes_known, complete, still_valid, within_track_scope, recommender_listed, words_newest, signatory
change_track: draft → draft; owner; target_takes_needs
change_track: returned → returned; owner; target_takes_needs
change_edition: draft, returned → draft; owner; target_takes_needs
claim: submitted → under_review; reviewer; independent, did_not_reject
assign: submitted → under_review; organiser; independent, assignee_reviews, assignee_independent, assignee_did_not_reject
hand_on: under_review → under_review; reviewer, organiser; independent, has_it, assignee_reviews, assignee_independent, assignee_did_not_reject, assignee_another
check: under_review → under_review; reviewer; independent, did_not_reject, by_two, no_rejection_waits, list_whole, other_list_not_own
accept: under_review → accepted; reviewer; independent, did_not_reject, no_rejection_waits, decides, checked, two_people, look_again_ahead
triage: accepted → accepted; reviewer; independent, look_again_ahead
return: under_review → returned; reviewer; independent, no_rejection_waits, reviews_it
return: accepted → returned; diagnosis; unclear
review_again: accepted → under_review; diagnosis; unclear
reject: under_review → rejected; reviewer; independent, by_one, reviews_it
propose_rejection: under_review → under_review; reviewer; independent, by_two, reviews_it, no_rejection_waits, none_rejected_it
sign_rejection: under_review → rejected; reviewer; independent, by_two, did_not_reject, rejection_said, said_nothing_of_it, second_signs
oppose_rejection: under_review → under_review; reviewer; independent, did_not_reject, rejection_waiting, said_nothing_of_it
take_back_rejection: under_review → under_review; reviewer; independent, rejection_is_own
contest_rejection: rejected → submitted; owner; contested_once, contest_in_time
write_public_text: accepted → accepted; clearance_officer; independent, ready
sign_off: accepted → signed_off; clearance_officer; independent, ready, public_text_written, traces_acknowledged
dispute: signed_off, cleared → accepted; owner
confirm: signed_off → cleared; owner; signatory
publish: cleared → published; organiser; deadline_ahead, within_solving, valid_until_deadline
extend: published → published; organiser; deadline_not_passed, later_deadline, within_solving, valid_until_deadline, reason_leads_nowhere
close: published → closed; clock; deadline_passed
judge: closed → judging; journey
leave_unanswered: closed → unanswered; journey
notice: judging → noticed; journey
decline_all: judging → none_fits; journey
judge_again: noticed → judging; journey
pair: noticed, closed, none_fits → paired; journey
contract: paired → contracted; journey
complete: contracted → completed; journey
fail: paired, contracted, completed → terminated; journey
withdraw: draft → withdrawn; owner, enterer
withdraw: submitted, under_review, returned, accepted, signed_off, cleared, published → withdrawn; owner; signatory, reason_leads_nowhere
terminate: published, closed, judging → terminated; organiser; reason_leads_nowhere`;

const now = Date.UTC(2026, 8, 1);
const hour = 3_600_000;
const assignee = { ...noAssignee, reviews: true };
const waiting = { ...noRejection, rejecters: ['another'], waiting: 'another' };
const opposed = { ...noRejection, rejecters: ['another'], opposers: ['third'] };
const contexts: Contexts<NeedContext> = {
  good: {
    now,
    shortestCall: 2,
    collecting: true,
    mendUntil: now,
    target: { takesNeeds: true, ofSameEdition: true },
    organisationVerified: true,
    ofNaturalPerson: false,
    entered: false,
    draft: wholeDraft(),
    scope: openToAll,
    signing: { signs: true, signatories: [] },
    outdated: [],
    recommenders: ['样本区科委'],
    ofOwnOrganisation: false,
    hasIt: true,
    assignee,
    authenticity: authenticityItems,
    validity: validityItems,
    reviewers: 2,
    asker: 'one',
    reviewer: 'one',
    rejection: noRejection,
    signers: { authenticity: ['another'], validity: [] },
    checklist: 'validity',
    triage: 'ready',
    lookAgain: '2026-09-02',
    publicText: {
      title: '薄膜',
      keywords: ['薄膜'],
      problem: '开裂',
      indicators: [],
      expectedResult: null,
      existingBasis: null,
      wished: null,
      ownership: null,
    },
    traces: [{ path: 'problem', kind: 'mobile', text: '13800000000' }],
    leftTraces: [{ path: 'problem', kind: 'mobile', text: '13800000000' }],
    reasonTraces: [],
    solvingEnd: now + 72 * hour,
    deadline: now + 48 * hour,
    newDeadline: now + 72 * hour,
  },
  goodFor: {
    close: { deadline: now },
    review_again: { triage: 'unclear' },
    return: { triage: 'unclear' },
    reject: { reviewers: 1 },
    contest_rejection: { mendUntil: now + 1 },
    sign_rejection: { rejection: waiting },
    oppose_rejection: { rejection: waiting },
    take_back_rejection: { rejection: { ...waiting, rejecters: ['one'], waiting: 'one' } },
  },
  breaking: {
    words_newest: { by: { outdated: ['declaration'] }, refusal: 'words_changed' },
    signatory: { by: { signing: noSignatory }, refusal: 'not_a_signatory' },
    recommender_listed: {
      by: { draft: wholeDraft({ recommender: '不在名单的单位' }) },
      refusal: 'recommender_unlisted',
    },
    collecting: { by: { collecting: false }, refusal: 'collecting_is_over' },
    collecting_or_mending: { by: { collecting: false }, refusal: 'mending_is_over' },
    target_takes_needs: {
      by: { target: { takesNeeds: false, ofSameEdition: true } },
      refusal: 'track_takes_no_needs',
    },
    organisation_verified: { by: { organisationVerified: false }, refusal: 'organisation_not_verified' },
    of_a_unit: { by: { ofNaturalPerson: true }, refusal: 'person_posts_no_need' },
    verified_if_entered: { by: { entered: true, organisationVerified: false }, refusal: 'organisation_not_verified' },
    codes_known: { by: { draft: wholeDraft({ region: '319999' }) }, refusal: 'code_unknown' },
    complete: { by: { draft: wholeDraft({ keywords: [] }) }, refusal: 'need_incomplete' },
    within_track_scope: { by: { scope: { ...openToAll, fields: ['402'] } }, refusal: 'outside_track' },
    independent: { by: { ofOwnOrganisation: true }, refusal: 'own_organisation' },
    assignee_reviews: { by: { assignee: noAssignee }, refusal: 'not_a_reviewer' },
    assignee_independent: {
      by: { assignee: { ...assignee, ofOwner: true } },
      refusal: 'reviewer_of_owner',
    },
    assignee_another: {
      by: { assignee: { ...assignee, hasIt: true } },
      refusal: 'reviews_it_already',
    },
    has_it: { by: { hasIt: false }, refusal: 'not_your_review' },
    checked: { by: { validity: validityItems.slice(1) }, refusal: 'checklist_incomplete' },
    two_people: { by: { signers: { authenticity: ['one'], validity: [] } }, refusal: 'second_reviewer_needed' },
    by_two: { by: { reviewers: 1 }, refusal: 'not_in_this_state' },
    did_not_reject: { by: { rejection: { ...waiting, before: ['one'] } }, refusal: 'rejected_it' },
    contested_once: { by: { rejection: { ...noRejection, contested: true } }, refusal: 'contested_before' },
    contest_in_time: { by: { mendUntil: now }, refusal: 'contest_over' },
    assignee_did_not_reject: { by: { assignee: { ...assignee, rejectedIt: true } }, refusal: 'reviewer_rejected_it' },
    decides: { by: { reviewer: 'third' }, refusal: 'not_your_review' },
    reviews_it: { by: { reviewer: 'another' }, refusal: 'not_your_review' },
    by_one: { by: { reviewers: 2 }, refusal: 'not_in_this_state' },
    no_rejection_waits: { by: { rejection: waiting }, refusal: 'rejection_waits' },
    none_rejected_it: { by: { rejection: opposed }, refusal: 'rejection_opposed' },
    rejection_said: { by: { rejection: noRejection }, refusal: 'not_in_this_state' },
    rejection_waiting: { by: { rejection: noRejection }, refusal: 'not_in_this_state' },
    said_nothing_of_it: {
      by: { rejection: { ...waiting, rejecters: ['one'], waiting: 'one' } },
      refusal: 'rejection_own',
    },
    second_signs: { by: { rejection: opposed, reviewer: 'another' }, refusal: 'not_your_review' },
    rejection_is_own: { by: { asker: 'third' }, refusal: 'not_in_this_state' },
    list_whole: { by: { validity: [] }, refusal: 'checklist_incomplete' },
    other_list_not_own: {
      by: { signers: { authenticity: ['one'], validity: [] } },
      refusal: 'second_reviewer_needed',
    },
    look_again_ahead: { by: { lookAgain: '2026-09-01' }, refusal: 'look_again_past' },
    unclear: { by: { triage: 'ready' }, refusal: 'not_unclear' },
    ready: { by: { triage: 'unclear' }, refusal: 'not_ready' },
    public_text_written: { by: { publicText: null }, refusal: 'public_text_missing' },
    traces_acknowledged: {
      by: { leftTraces: [{ path: 'title', kind: 'mobile', text: '13800000000' }] },
      refusal: 'traces_left',
    },
    reason_leads_nowhere: {
      by: { reasonTraces: [{ path: 'reason', kind: 'organisation', text: '岚星' }] },
      refusal: 'reason_leads_to_owner',
    },
    deadline_ahead: { by: { newDeadline: now + 48 * hour - 1 }, refusal: 'deadline_too_soon' },
    within_solving: { by: { solvingEnd: now + 72 * hour - 1 }, refusal: 'deadline_after_solving' },
    valid_until_deadline: { by: { draft: wholeDraft({ validUntil: '2026-09-02' }) }, refusal: 'need_expires_first' },
    still_valid: { by: { draft: wholeDraft({ validUntil: '2026-08-31' }) }, refusal: 'validity_over' },
    deadline_not_passed: { by: { deadline: now }, refusal: 'not_in_this_state' },
    later_deadline: { by: { newDeadline: now + 48 * hour }, refusal: 'not_an_extension' },
    deadline_passed: { by: { deadline: now + 1 }, refusal: 'deadline_not_reached' },
  },
};

test('every state × action × persona is as the product says', () => {
  expect(differences(needLife, needRules, contexts, said)).toEqual([]);
});

test('a table that is wrong by one word is found out', () => {
  const survivors = mutants(needLife).filter(({ life }) => differences(life, needRules, contexts, said).length === 0);
  expect(survivors.map(({ name }) => name)).toEqual([]);
}, 120_000);
