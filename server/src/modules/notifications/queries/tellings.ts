import { type Telling, tellings } from '../config.ts';
import { contestTellings, discardTellings } from '../contest/config.ts';
import { followTellings } from '../follow/config.ts';

/** Those who sign for an organisation, and the leader who asked them, are named by the fact itself, each as a person. */
const told = { to: 'people', as: 'owner', topic: 'tasks', mail: true } as const;
const signing: readonly Telling[] = [
  { ...told, fact: 'need_signature_asked', address: '/workspace/needs/{need}/edit' },
  { ...told, fact: 'need_withdrawal_asked', address: '/workspace/needs/{need}' },
  // Which need a team answers is a secret: neither inbox nor mail tells it.
  ...[
    { fact: 'solution_signature_asked', topic: 'tasks', mail: true } as const,
    { fact: 'solution_signature_taken_back', topic: 'tasks', mail: false } as const,
  ].map((one) => ({ ...one, to: 'people' as const, as: 'self' as const, address: '/workspace/signatures' })),
  ...['solution_signature_given', 'solution_signature_refused'].map((fact) => ({
    ...{ fact, mail: true, to: 'people' as const, as: 'team' as const },
    ...{ topic: 'progress' as const, address: '/workspace/solutions' },
  })),
];

/** Of a step on the way to the board that is late: who is to do it, and who runs the contest. */
const needPage = { topic: 'tasks', mail: true, address: '/workspace/needs/{need}' } as const;
const steps = ['review', 'clearance', 'confirmation', 'publication'].map((step) => `need_${step}_overdue`);
const late: readonly Telling[] = [
  { ...needPage, to: 'people', as: 'staff', fact: 'need_review_overdue' },
  { ...needPage, to: 'role:clearance_officer', as: 'staff', fact: 'need_clearance_overdue' },
  { ...needPage, to: 'organisations', as: 'owner', fact: 'need_confirmation_overdue' },
  ...(['role:organiser', 'role:track_organiser'] as const).flatMap((to) =>
    steps.map((fact) => ({ ...needPage, to, as: 'staff' as const, fact })),
  ),
];

/** A draft or a returned need that a new scope of its track shuts out, or lets in again: with the reason, which stands with the rule for all to read. */
export const saysWhy: readonly string[] = ['need_outside_scope', 'need_inside_scope'];
const scope: readonly Telling[] = [
  { ...needPage, to: 'organisations', as: 'owner', fact: 'need_outside_scope' },
  { ...needPage, topic: 'progress', to: 'organisations', as: 'owner', fact: 'need_inside_scope' },
];

/** Of a matchmaking session: both sides, as the fact names them. */
const sides = ['organisations', 'people'] as const;
const toChoose = ['session_opened', 'session_extended'];
const toCome = ['session_announced', 'session_meeting_changed', 'session_cancelled'];
const ofSession = { as: 'party', mail: true, address: '/workspace/sessions/{subject}' } as const;
const sessions: readonly Telling[] = sides.flatMap((to) => [
  ...toChoose.map((fact) => ({ ...ofSession, to, fact, topic: 'tasks' as const })),
  ...toCome.map((fact) => ({ ...ofSession, to, fact, topic: 'progress' as const })),
]);

/** Of a price round: the leader of each team that may give a price, while it runs. */
const prices: readonly Telling[] = [
  {
    ...{ to: 'people', as: 'team', topic: 'tasks', mail: true, fact: 'price_round_called' },
    address: '/workspace/prices/{subject}',
  },
];

/** Of an objection: those who may answer it, and the platform's administrators once it is late. */
const objection = { as: 'staff', topic: 'tasks', mail: true, address: '/workspace/objections' } as const;
const objections: readonly Telling[] = [
  ...(['role:organiser', 'role:track_organiser', 'role:authority'] as const).flatMap((to) =>
    ['objection_filed', 'objection_due_soon', 'objection_overdue'].map((fact) => ({ ...objection, to, fact })),
  ),
  { ...objection, to: 'role:admin', fact: 'objection_overdue' },
];

/** Of an achievement: its owner, of what the review decided. */
const achievement = {
  to: 'organisations',
  as: 'owner',
  mail: true,
  address: '/workspace/achievements/{subject}',
} as const;
const achievements: readonly Telling[] = [
  ...['achievement_returned', 'achievement_taken_down'].map((fact) => ({
    ...achievement,
    fact,
    topic: 'tasks' as const,
  })),
  { ...achievement, fact: 'achievement_published', topic: 'progress' },
  ...[
    { fact: 'assessment_asked', topic: 'tasks', mail: true } as const,
    { fact: 'assessment_recalled', topic: 'progress', mail: true } as const,
    { fact: 'assessment_lapsed', topic: 'progress', mail: false } as const,
  ].map((one) => ({ ...one, to: 'people' as const, as: 'self' as const, address: '/workspace/assessments' })),
  ...['assessment_accepted', 'assessment_declined', 'assessment_signed'].map((fact) => ({
    ...{ fact, to: 'people' as const, as: 'staff' as const, topic: 'progress' as const, mail: false },
    address: '/workspace/achievements/review?state=public',
  })),
  { ...achievement, fact: 'assessment_signed', topic: 'progress', address: '/workspace/achievements' },
  ...['achievement_import_finished', 'achievement_import_failed'].map((fact) => ({
    ...{ fact, to: 'people' as const, as: 'self' as const, topic: 'progress' as const, mail: false },
    address: '/workspace/achievement-imports/{subject}',
  })),
  {
    ...{ fact: 'saved_search_found', to: 'people', as: 'self', topic: 'follows', mail: true },
    address: '/workspace/saved-searches',
  },
];

/** Of an inquiry about an achievement: its owner, who is to answer; who asked, of what comes of it. */
const inquiry = { to: 'organisations', as: 'party', address: '/workspace/inquiries/{subject}' } as const;
const inquiries: readonly Telling[] = [
  { ...inquiry, fact: 'inquiry_asked', topic: 'tasks', mail: true },
  ...['inquiry_accepted', 'inquiry_declined', 'inquiry_lapsed'].map((fact) => ({
    ...{ ...inquiry, fact, topic: 'progress' as const, mail: true },
  })),
  { ...inquiry, fact: 'inquiry_withdrawn', topic: 'progress', mail: false },
];

/** Of matches: the people of either side who want to be told. */
const matched = { to: 'people', as: 'owner', topic: 'progress', mail: true } as const;
const matches: readonly Telling[] = [
  { ...matched, fact: 'need_matched', address: '/workspace/needs/{subject}/matches' },
  { ...matched, fact: 'achievement_matched', address: '/workspace/achievements/{subject}/matches' },
];

/** Who is told of what, and as what, of every noun. */
export const allTellings: readonly Telling[] = [
  ...tellings,
  ...signing,
  ...late,
  ...objections,
  ...scope,
  ...sessions,
  ...achievements,
  ...inquiries,
  ...matches,
  ...prices,
  ...followTellings,
  ...contestTellings,
  ...discardTellings,
];
