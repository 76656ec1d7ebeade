import type { ReportState } from '@jiebang/contract/needs/desk/report.ts';
import { type Lifecycle, lifecycle } from '#kernel/lifecycle.ts';

/**
 * What an asker can be to a report. `reporter`: anyone who sends one. `trusted`: staff of the contest, and members of verified
 * organisations. `desk`: who decides it. `lifter`: of those, organisers and the authority.
 */
export type ReportPart = 'reporter' | 'trusted' | 'desk' | 'lifter';

/**
 * The life of a report of a published need, and with it of the quarantine (product: §3 No state secrets, ever). A report that is
 * `quarantined` keeps its need from everybody; there is one such at a time for a need.
 */
export const reportLife = lifecycle({
  noun: 'report',
  table: 'needs.report',
  states: ['waiting', 'quarantined', 'dismissed', 'lifted'],
  rows: [
    {
      action: 'report_secret',
      from: [],
      to: 'quarantined',
      by: ['trusted'],
      when: ['state_secret', 'not_quarantined', 'within_limits', 'not_cleared_before', 'not_mistaken_before'],
      fact: 'need_quarantined',
    },
    {
      action: 'report',
      from: [],
      to: 'waiting',
      by: ['reporter'],
      when: ['not_quarantined', 'within_limits'],
      fact: 'need_reported',
    },
    {
      action: 'quarantine',
      from: ['waiting'],
      to: 'quarantined',
      by: ['desk'],
      when: ['independent', 'not_quarantined'],
      fact: 'need_quarantined',
    },
    {
      action: 'dismiss',
      from: ['waiting'],
      to: 'dismissed',
      by: ['desk'],
      when: ['independent'],
      fact: 'need_report_dismissed',
    },
    {
      action: 'read',
      from: ['quarantined'],
      to: 'quarantined',
      by: ['desk'],
      when: ['independent'],
      fact: 'quarantined_need_read',
    },
    {
      action: 'lift',
      from: ['quarantined'],
      to: 'lifted',
      by: ['lifter'],
      when: ['independent'],
      fact: 'need_quarantine_lifted',
    },
  ],
} satisfies Lifecycle<ReportState, string, ReportPart>);

export type ReportAction = (typeof reportLife.rows)[number]['action'];
