import type { ReportKind } from '@jiebang/contract/needs/desk/report.ts';
import type { Rules } from '#kernel/lifecycle.ts';
import { refuse } from '#kernel/refusal.ts';
import { mostOfVisitors, mostOnOneDay } from './config.ts';

/** What the rules of a report look at. */
export type ReportContext = {
  readonly kind: ReportKind;
  /** Whether the need is in quarantine. */
  readonly quarantined: boolean;
  /** Whether the one who acts belongs to the organisation whose need it is. */
  readonly ofOwnOrganisation: boolean;
  readonly staff: boolean;
  readonly visitor: boolean;
  /** How many reports the source has sent on this day. */
  readonly today: number;
  /** How many of its reports of this need wait; of a visitor, how many of any visitor's. */
  readonly waiting: number;
  /** Whether a quarantine of this need was lifted before. */
  readonly clearedBefore: boolean;
  /** Whether a quarantine by a report of this person was lifted of late. */
  readonly mistakenBefore: boolean;
};

/** The named rules of a report's lifecycle. */
export const reportRules = {
  state_secret: ({ kind }) => (kind === 'state_secret' ? null : refuse('not_a_state_secret')),
  not_quarantined: ({ quarantined }) => (quarantined ? refuse('need_quarantined') : null),
  within_limits: ({ visitor, today, waiting }) => {
    if (waiting >= (visitor ? mostOfVisitors : 1)) return refuse('already_reported');
    const most = visitor ? mostOnOneDay.visitor : mostOnOneDay.person;
    return today < most ? null : refuse('too_many_reports', { detail: { most } });
  },
  not_cleared_before: ({ staff, clearedBefore }) => (clearedBefore && !staff ? refuse('quarantine_waits') : null),
  not_mistaken_before: ({ staff, mistakenBefore }) => (mistakenBefore && !staff ? refuse('quarantine_waits') : null),
  independent: ({ ofOwnOrganisation }) => (ofOwnOrganisation ? refuse('own_organisation') : null),
} satisfies Rules<string, ReportContext>;
