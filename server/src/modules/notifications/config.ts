import type { ToldAs, Topic } from '@jiebang/contract/notifications/notification.ts';
import type { GrantedRole } from '#kernel/viewer.ts';

/**
 * Whom of a fact's audience to tell: the persons it names, the members of the organisations it names, the holders of a role
 * where it names them; the teams that answer its need (of these the ones that have not handed in), where the fact is public or names them; or, of a public fact, those
 * who follow its need, or the need's track or field, its organisation where that is named, or a search that finds it.
 */
export type Group =
  | 'people'
  | 'organisations'
  | `need_${'teams' | 'drafters'}`
  | `${'need' | 'place' | 'organisation' | 'search'}_followers`
  | `contest_${'owners' | 'teams' | 'judges' | 'staff' | 'followers' | 'earlier_followers'}`
  | `role:${GrantedRole}`;

export type Telling = {
  readonly fact: string;
  /** Of which of these facts; of all where left out. */
  readonly when?: (fact: { readonly role: string; readonly data: Readonly<Record<string, unknown>> }) => boolean;
  /** The name under which it is told, where the fact's own says too little. */
  readonly told?: string;
  readonly to: Group;
  readonly as: ToldAs;
  readonly topic: Topic;
  /** Whether it is important enough for an e-mail to those who want them. */
  readonly mail: boolean;
  /** Where to go, with the ids of `need` and `subject` and the `number` filled in. */
  readonly address: string;
};

/** The name of what a telling tells. */
export const nameOf = ({ fact, told }: Pick<Telling, 'fact' | 'told'>): string => told ?? fact;

type Shape = Omit<Telling, 'fact' | 'mail'>;
const tell = (shape: Shape, facts: { mailed?: readonly string[]; quiet?: readonly string[] }): Telling[] => [
  ...(facts.mailed ?? []).map((fact) => ({ ...shape, fact, mail: true })),
  ...(facts.quiet ?? []).map((fact) => ({ ...shape, fact, mail: false })),
];

const owners = (topic: Topic, address: string): Shape => ({ to: 'organisations', as: 'owner', topic, address });
const staff = (to: Group, address: string): Shape => ({ to, as: 'staff', topic: 'tasks', address });
const judges = (address: string): Shape => ({ to: 'people', as: 'judge', topic: 'tasks', address });
const selves = (address: string): Shape => ({ to: 'people', as: 'self', topic: 'progress', address });

/** How the verification of an organisation, or of a person's name, may end and go on. */
const verdicts = (of: string) => ['verified', 'returned', 'suspended', 'reinstated'].map((end) => `${of}_${end}`);

const need = '/workspace/needs/{need}';
const solution = '/workspace/solutions/{subject}';
const deal = '/workspace/deals/{subject}';
const application = '/workspace/certification/{subject}';
const mandate = '/workspace/mandates/{subject}';
const attribution = '/workspace/attributions/{subject}';
const organisation = '/workspace/organisations/{subject}';
const organisationChange = '/workspace/organisation-changes/{subject}';
const questions = '/workspace/questions';
/** How a second diagnosis ends that was asked for, and what its need's owner is told of it. */
const diagnosed = ['diagnosis_given', 'diagnosis_declined', 'diagnosis_expired'];
const toOwner = [...diagnosed, 'diagnosis_read', 'diagnosis_recalled', 'diagnosis_lapsed', 'need_back_in_review'];
const ofHandingIn = ['solution_submitted', 'solution_replaced', 'solution_withdrawn', 'solution_opened'];
const ofOpening = ['solution_damaged', 'solution_partner_lost', 'solution_screened_out', 'solution_screening_undone'];
const ofJudging = ['solution_readmitted', 'solution_went_on', 'solution_cut', 'solution_chosen', 'solution_not_chosen'];
const byTranslators = ['translator_declined', 'translation_handed_in'];
const translatorEnds = ['translator_removed', 'translator_invitation_lapsed'];
const toTranslators = { mailed: ['translator_invited', 'translator_answer_due'], quiet: translatorEnds };
/** Who decides reports of needs. */
const deskRoles = ['clearance_officer', 'organiser', 'track_organiser', 'authority'] as const;
const confidential = `${need}/confidential`;
const onward = [
  ...['need_judging_began', 'need_unanswered', 'need_result_noticed', 'need_none_fits', 'need_result_reopened'],
  ...['need_paired', 'need_contracted', 'need_completed', 'need_terminated'],
];

/**
 * Who is told of what, and as what. Nobody is told beyond the fact's own audience, so a fact that keeps a sealed solution
 * to its team keeps it so here. Where two lines reach the same person, the first one counts.
 */
export const tellings: readonly Telling[] = [
  ...tell(owners('tasks', need), { mailed: ['need_entered', 'need_returned', 'need_public_text_signed'] }),
  ...tell(owners('tasks', `${need}/edit`), { mailed: ['need_hand_in_near'] }),
  ...tell(owners('tasks', '/workspace/needs'), { mailed: ['needs_imported'] }),
  ...tell(selves('/workspace/need-imports/{subject}'), { quiet: ['import_finished', 'import_failed'] }),
  ...tell(owners('tasks', `${need}/ranking`), { mailed: ['ranking_proposed'] }),
  ...tell(owners('progress', need), {
    mailed: ['need_rejected', 'need_published', 'need_closed', 'solutions_opened', ...onward],
    quiet: ['need_review_began', 'need_assigned', 'need_accepted', 'need_deadline_extended', 'result_definitive'],
  }),
  ...tell(
    { ...selves('/workspace/diagnoses/{subject}'), topic: 'tasks' },
    { mailed: ['diagnosis_asked', 'diagnosis_recalled'], quiet: ['diagnosis_expired', 'diagnosis_lapsed'] },
  ),
  ...tell(owners('progress', need), { mailed: ['diagnosis_asked'], quiet: toOwner }),
  ...deskRoles.flatMap((role) =>
    tell(staff(`role:${role}`, '/workspace/need-reports'), {
      mailed: ['need_quarantined'],
      quiet: ['need_reported', 'need_quarantine_lifted'],
    }),
  ),
  ...tell(owners('progress', need), { mailed: ['need_quarantined', 'need_quarantine_lifted'] }),
  ...tell(owners('tasks', questions), { mailed: ['question_published', 'question_answer_returned'] }),
  ...(['role:clearance_officer', 'role:organiser', 'role:track_organiser'] as const).flatMap((to) =>
    tell(staff(to, questions), { quiet: ['question_asked', 'question_answer_held'] }),
  ),
  ...tell(selves(questions), {
    mailed: ['question_refused', 'question_answered'],
    quiet: ['question_published', 'question_lapsed'],
  }),
  ...tell(owners('tasks', confidential), { mailed: ['disclosure_asked'] }),
  ...tell(owners('progress', confidential), {
    quiet: ['disclosure_entered', 'disclosure_withdrawn', 'confidential_inspected'],
  }),
  ...tell(selves('/workspace/confidential/{subject}'), {
    mailed: ['disclosure_granted', 'disclosure_declined', 'disclosure_ended'],
    quiet: ['disclosure_lapsed'],
  }),
  ...tell(selves('/workspace/confidential'), { mailed: ['confidential_released'], quiet: ['confidential_closed'] }),
  ...tell(staff('people', need), { mailed: ['need_assigned', 'need_handed_on', 'need_rejection_opposed'] }),
  ...tell(staff('people', need), { quiet: ['need_rejected'] }),
  ...tell(staff('role:reviewer', need), {
    quiet: ['need_submitted', 'need_rejection_proposed', 'need_rejection_contested', ...diagnosed],
  }),
  ...tell(staff('role:clearance_officer', need), { quiet: ['need_accepted', 'need_public_text_disputed'] }),
  ...['role:organiser' as const, 'role:track_organiser' as const].flatMap((to) => [
    ...tell(staff(to, need), {
      mailed: ['need_rejection_opposed'],
      quiet: ['need_cleared', 'need_rejection_contested'],
    }),
    ...tell(staff(to, `${need}/solutions`), { quiet: ['solutions_opened'] }),
    ...tell(staff(to, `${need}/panel`), {
      mailed: ['judge_conflict_found', 'judge_invitation_lapsed', 'translator_invitation_lapsed'],
      quiet: ['judge_declined', ...byTranslators, 'scoring_finished', 'winner_confirmed', 'none_fits_declared'],
    }),
    ...tell(staff(to, deal), { mailed: ['deal_void_asked'], quiet: ['deal_party_suspended'] }),
    ...tell(staff(to, attribution), { mailed: ['attribution_disputed'] }),
  ]),
  ...tell(
    { to: 'people', as: 'team', topic: 'progress', address: solution },
    { mailed: [...ofOpening, ...ofJudging], quiet: [...ofHandingIn, 'arrived_solution_read', 'solution_screened_in'] },
  ),
  ...tell(judges('/workspace/seats/{subject}'), { mailed: ['scores_due_soon', 'scores_due_tomorrow'] }),
  ...tell(judges('/workspace/judging'), {
    mailed: ['judge_invited', 'judge_answer_due', 'scores_unlocked', 'scores_reopened', 'sheet_struck'],
    quiet: ['judge_removed', 'judge_invitation_lapsed', 'sheet_excused'],
  }),
  ...tell({ ...selves('/workspace/translations'), topic: 'tasks' }, toTranslators),
  ...tell(selves('/workspace/objections'), { mailed: ['objection_upheld', 'objection_dismissed'] }),
  ...(['organisations', 'people'] as const).flatMap((to) => [
    ...tell({ to, as: 'party', topic: 'tasks', address: deal }, { mailed: ['deal_opened', 'contract_entered'] }),
    ...tell(
      { to, as: 'party', topic: 'progress', address: deal },
      {
        mailed: [
          'contract_confirmed',
          'deal_completed',
          'deal_failed',
          'deal_voided',
          'deal_party_suspended',
          'deal_party_reinstated',
        ],
        quiet: [
          'deal_negotiation_began',
          'deal_performance_began',
          'deal_accepted',
          'deal_registered',
          'deal_payment_recorded',
          'deal_paid',
          'deal_meeting_changed',
          'deal_document_added',
          'deal_contact_shared',
        ],
      },
    ),
  ]),
  ...tell(staff('role:certifier', application), { quiet: ['certification_applied', 'certification_resubmitted'] }),
  ...(['organisations', 'people'] as const).flatMap((to) => [
    ...tell(
      { to, as: 'party', topic: 'tasks', address: attribution },
      { mailed: ['attribution_opened', 'attribution_proposed'] },
    ),
    ...tell({ to, as: 'party', topic: 'tasks', address: application }, { mailed: ['certification_returned'] }),
    ...tell(
      { to, as: 'party', topic: 'progress', address: application },
      { mailed: ['certificate_issued', 'certificate_revoked'], quiet: ['certification_applied'] },
    ),
  ]),
  ...tell({ to: 'organisations', as: 'principal', topic: 'tasks', address: mandate }, { mailed: ['mandate_offered'] }),
  ...tell(
    { to: 'organisations', as: 'principal', topic: 'progress', address: mandate },
    { mailed: ['mandate_both_sides'], quiet: ['mandate_service_recorded', 'mandate_ended', 'mandate_withdrawn'] },
  ),
  ...tell({ to: 'people', as: 'principal', topic: 'progress', address: mandate }, { mailed: ['mandate_both_sides'] }),
  ...tell(
    { to: 'people', as: 'broker', topic: 'progress', address: mandate },
    { mailed: ['mandate_confirmed', 'mandate_declined'], quiet: ['mandate_ended'] },
  ),
  ...tell(
    { to: 'people', as: 'party', topic: 'progress', address: attribution },
    { mailed: ['attribution_confirmed', 'attribution_resolved'] },
  ),
  ...tell(
    { to: 'people', as: 'broker', topic: 'progress', address: '/workspace/points' },
    { mailed: ['points_posted', 'points_reversed'] },
  ),
  ...tell(
    { to: 'organisations', as: 'principal', topic: 'progress', address: '/workspace/agencies' },
    { mailed: ['agency_listed', 'agency_returned'] },
  ),
  ...tell(owners('progress', organisation), { mailed: [...verdicts('organisation'), 'organisation_merged'] }),
  ...tell(owners('progress', organisationChange), {
    mailed: ['organisation_change_approved', 'organisation_change_returned'],
  }),
  ...tell(selves('/workspace/account/real-name'), { mailed: verdicts('real_name') }),
  ...tell(staff('role:admin', '/workspace/admin/real-names'), { quiet: ['real_name_asked'] }),
  ...tell(owners('progress', '/results'), { mailed: ['award_noticed', 'award_definitive'] }),
  ...(['role:admin', 'role:organiser'] as const).flatMap((to) => [
    ...tell(staff(to, organisation), { quiet: ['organisation_verification_asked'] }),
    ...tell(staff(to, organisationChange), { quiet: ['organisation_change_asked'] }),
  ]),
  ...tell(selves('/workspace/account'), { quiet: ['role_granted', 'role_ended'] }),
  ...tell(selves('/workspace/contests'), { quiet: ['role_offer_lapsed'] }),
  ...tell(selves('/workspace/points'), { quiet: ['payee_account_read'] }),
  // By mail they are told at once, whatever they chose (identity/organisation/key).
  ...tell(selves('/workspace/organisations'), { quiet: ['api_key_made'] }),
];
