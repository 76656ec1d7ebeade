import { NeedState } from '@jiebang/contract/needs/need.ts';
import { type Lifecycle, lifecycle } from '#kernel/lifecycle.ts';
import { draftRows } from './intake/draft/lifecycle.ts';
import { rejectionRows } from './review/rejection/lifecycle.ts';

/**
 * What an asker can be to a need. `owner`: a member of its organisation. `enterer`: who of the staff entered it for its owner from paper. `journey`: a module above, acting within its own
 * transaction (solutions opened, winner confirmed, contract confirmed). `diagnosis`: a second diagnosis that was given. `clock`: the time has come.
 */
export type NeedPart =
  | 'owner'
  | 'enterer'
  | 'reviewer'
  | 'clearance_officer'
  | 'organiser'
  | 'diagnosis'
  | 'journey'
  | 'clock';

/** The life of a need (product: §5 Lifecycle). */
export const needLife = lifecycle({
  noun: 'need',
  table: 'needs.need',
  states: NeedState.options,
  rows: [
    ...draftRows,
    {
      action: 'claim',
      from: ['submitted'],
      to: 'under_review',
      by: ['reviewer'],
      when: ['independent', 'did_not_reject'],
      fact: 'need_review_began',
    },
    {
      action: 'assign',
      from: ['submitted'],
      to: 'under_review',
      by: ['organiser'],
      when: ['independent', 'assignee_reviews', 'assignee_independent', 'assignee_did_not_reject'],
      fact: 'need_assigned',
    },
    {
      action: 'hand_on',
      from: ['under_review'],
      to: 'under_review',
      by: ['reviewer', 'organiser'],
      when: [
        'independent',
        'has_it',
        'assignee_reviews',
        'assignee_independent',
        'assignee_did_not_reject',
        'assignee_another',
      ],
      fact: 'need_handed_on',
    },
    {
      action: 'check',
      from: ['under_review'],
      to: 'under_review',
      by: ['reviewer'],
      when: ['independent', 'did_not_reject', 'by_two', 'no_rejection_waits', 'list_whole', 'other_list_not_own'],
      fact: 'need_checked',
    },
    {
      action: 'accept',
      from: ['under_review'],
      to: 'accepted',
      by: ['reviewer'],
      when: [
        'independent',
        'did_not_reject',
        'no_rejection_waits',
        'decides',
        'checked',
        'two_people',
        'look_again_ahead',
      ],
      fact: 'need_accepted',
    },
    {
      action: 'triage',
      from: ['accepted'],
      to: 'accepted',
      by: ['reviewer'],
      when: ['independent', 'look_again_ahead'],
      fact: 'need_triaged',
    },
    {
      action: 'return',
      from: ['under_review'],
      to: 'returned',
      by: ['reviewer'],
      when: ['independent', 'no_rejection_waits', 'reviews_it'],
      fact: 'need_returned',
    },
    {
      action: 'return',
      from: ['accepted'],
      to: 'returned',
      by: ['diagnosis'],
      when: ['unclear'],
      fact: 'need_returned',
    },
    {
      action: 'review_again',
      from: ['accepted'],
      to: 'under_review',
      by: ['diagnosis'],
      when: ['unclear'],
      fact: 'need_back_in_review',
    },
    ...rejectionRows,
    {
      action: 'write_public_text',
      from: ['accepted'],
      to: 'accepted',
      by: ['clearance_officer'],
      when: ['independent', 'ready'],
      fact: 'need_public_text_written',
    },
    {
      action: 'sign_off',
      from: ['accepted'],
      to: 'signed_off',
      by: ['clearance_officer'],
      when: ['independent', 'ready', 'public_text_written', 'traces_acknowledged'],
      fact: 'need_public_text_signed',
    },
    {
      action: 'dispute',
      from: ['signed_off', 'cleared'],
      to: 'accepted',
      by: ['owner'],
      fact: 'need_public_text_disputed',
    },
    {
      action: 'confirm',
      from: ['signed_off'],
      to: 'cleared',
      by: ['owner'],
      when: ['signatory'],
      fact: 'need_cleared',
    },
    {
      action: 'publish',
      from: ['cleared'],
      to: 'published',
      by: ['organiser'],
      when: ['deadline_ahead', 'within_solving', 'valid_until_deadline'],
      fact: 'need_published',
    },
    {
      action: 'extend',
      from: ['published'],
      to: 'published',
      by: ['organiser'],
      when: ['deadline_not_passed', 'later_deadline', 'within_solving', 'valid_until_deadline', 'reason_leads_nowhere'],
      fact: 'need_deadline_extended',
    },
    {
      action: 'close',
      from: ['published'],
      to: 'closed',
      by: ['clock'],
      when: ['deadline_passed'],
      fact: 'need_closed',
    },
    { action: 'judge', from: ['closed'], to: 'judging', by: ['journey'], fact: 'need_judging_began' },
    { action: 'leave_unanswered', from: ['closed'], to: 'unanswered', by: ['journey'], fact: 'need_unanswered' },
    { action: 'notice', from: ['judging'], to: 'noticed', by: ['journey'], fact: 'need_result_noticed' },
    { action: 'decline_all', from: ['judging'], to: 'none_fits', by: ['journey'], fact: 'need_none_fits' },
    { action: 'judge_again', from: ['noticed'], to: 'judging', by: ['journey'], fact: 'need_result_reopened' },
    { action: 'pair', from: ['noticed', 'closed', 'none_fits'], to: 'paired', by: ['journey'], fact: 'need_paired' },
    { action: 'contract', from: ['paired'], to: 'contracted', by: ['journey'], fact: 'need_contracted' },
    { action: 'complete', from: ['contracted'], to: 'completed', by: ['journey'], fact: 'need_completed' },
    {
      action: 'fail',
      from: ['paired', 'contracted', 'completed'],
      to: 'terminated',
      by: ['journey'],
      fact: 'need_deal_failed',
    },
    { action: 'withdraw', from: ['draft'], to: 'withdrawn', by: ['owner', 'enterer'], fact: 'need_withdrawn' },
    {
      action: 'withdraw',
      from: ['submitted', 'under_review', 'returned', 'accepted', 'signed_off', 'cleared', 'published'],
      to: 'withdrawn',
      by: ['owner'],
      when: ['signatory', 'reason_leads_nowhere'],
      fact: 'need_withdrawn',
    },
    {
      action: 'terminate',
      from: ['published', 'closed', 'judging'],
      to: 'terminated',
      by: ['organiser'],
      when: ['reason_leads_nowhere'],
      fact: 'need_terminated',
    },
  ],
} satisfies Lifecycle<NeedState, string, NeedPart>);

export type NeedAction = (typeof needLife.rows)[number]['action'];
