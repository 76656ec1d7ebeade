import type { QuarantinedNeed, WorkReport } from '@jiebang/contract/needs/desk/report.ts';
import type { NeedState } from '@jiebang/contract/needs/need.ts';
import { allowed } from '#kernel/lifecycle.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { isOwnersPerson, type NeedPlace } from '../../access.ts';
import type { NeedRow, PublicTextRow } from '../../store.ts';
import { draftOf, textOf } from '../../views.ts';
import { asOf, isStaff } from './access.ts';
import { reportLife } from './lifecycle.ts';
import { type ReportContext, reportRules } from './rules.ts';
import type { Before, ReportRow } from './store.ts';

const nothingBefore: Before = { today: 0, waiting: 0, clearedBefore: false, mistakenBefore: false };

/** What the rules look at, of one who acts. */
export function contextOf(
  viewer: Viewer,
  { kind }: Pick<ReportRow, 'kind'>,
  need: NeedPlace & { readonly quarantined: boolean },
  before: Before = nothingBefore,
): ReportContext {
  return {
    ...before,
    kind,
    quarantined: need.quarantined,
    ofOwnOrganisation: isOwnersPerson(viewer, need),
    staff: isStaff(viewer, need),
    visitor: viewer.person === null,
  };
}

/** A report with what is shown of its need beside it. */
export type WorkReportRow = ReportRow & {
  readonly number: string;
  readonly title: string | null;
  readonly organisation: string;
  readonly contest: string;
  readonly track: string;
  readonly need_state: NeedState;
  readonly deadline: Date;
  readonly quarantined: boolean;
  readonly reporter_name: string | null;
};

/** A report for staff who decide it. */
export function workReport(row: WorkReportRow, viewer: Viewer): WorkReport {
  const { organisation, contest, track, quarantined, number, title } = row;
  const need = { organisation, contest, track, quarantined };
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    kind: row.kind,
    words: row.words,
    reportedAt: row.created_at.toISOString(),
    quarantinedAt: row.quarantined_at?.toISOString() ?? null,
    reporter: row.reporter_name,
    reason: row.reason,
    need: {
      id: row.need,
      number,
      title,
      state: row.need_state,
      deadline: row.deadline.toISOString(),
      quarantined,
    },
    can: allowed(reportLife, reportRules, {
      state: row.state,
      as: asOf(viewer, need).filter((part) => part === 'desk' || part === 'lifter'),
      context: contextOf(viewer, row, need),
    }) as WorkReport['can'],
  };
}

/** All that is read of a need in quarantine, for who gave a reason. */
export function quarantinedNeed(need: NeedRow, text: PublicTextRow, at: Date): QuarantinedNeed {
  return { number: need.number ?? '', publicText: textOf(text), original: draftOf(need), at: at.toISOString() };
}
