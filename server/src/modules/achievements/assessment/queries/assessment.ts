import type { PublicAssessment, WorkAssessment } from '@jiebang/contract/achievements/assessment/assessment.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { organisationsById } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { asOf, mayRead } from '../../access.ts';
import { findAchievement, findPublic } from '../../store.ts';
import { versionsOf } from '../store.ts';
import { automaticView, earlierView } from '../views.ts';

/** Versions that one page tells. */
const mostTold = 50;

/** The assessment of an achievement and those before it, for who reads its work: its owner's people, and reviewers. */
export async function assessmentOf(db: Db, viewer: Viewer, id: string): Promise<WorkAssessment | Refusal> {
  const row = await findAchievement(db, id);
  if (!row || !mayRead(viewer, row)) return refuse('not_found');
  const owners = await organisationsById(db, [row.organisation]);
  const versions = await versionsOf(db, id, mostTold);
  const [newest, ...earlier] = versions.filter(({ kind }) => kind === 'automatic');
  return {
    achievement: {
      id,
      number: row.number,
      title: row.title,
      state: row.state,
      organisation: owners.get(row.organisation)?.name ?? '',
    },
    pending: row.state === 'public' && row.assessed_by === 0,
    automatic: newest ? automaticView(newest) : null,
    earlier: earlier.map(earlierView),
    shown: row.assessment_shown,
    mayShow: asOf(viewer, row).includes('owner'),
  };
}

/** The assessment of a public achievement where its owner shows it. One that is of what was public before is not told. */
export async function publicAssessmentOf(db: Db, number: string): Promise<PublicAssessment | Refusal> {
  const row = await findPublic(db, number);
  if (!row?.assessment_shown || row.assessed_by === 0) return refuse('not_found');
  const newest = (await versionsOf(db, row.id, mostTold)).find(({ kind }) => kind === 'automatic');
  return newest ? { automatic: automaticView(newest) } : refuse('not_found');
}
