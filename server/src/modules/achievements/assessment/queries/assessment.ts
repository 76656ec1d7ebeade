import type { PublicAssessment, WorkAssessment } from '@jiebang/contract/achievements/assessment/work.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { organisationsById, peopleById } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf } from '../../access.ts';
import { findReadable } from '../../queries/readable.ts';
import { findPublic } from '../../store.ts';
import { askedAbout } from '../expert/queries/experts.ts';
import { signersOf } from '../expert/store.ts';
import { expertView, publicExpertView } from '../expert/views.ts';
import { type AssessmentRow, mostTold, versionsOf } from '../store.ts';
import { automaticView, earlierView } from '../views.ts';

/** The assessment of an achievement and those before it, for who reads its work: its owner's people, and reviewers. */
export async function assessmentOf(platform: Platform, viewer: Viewer, id: string): Promise<WorkAssessment | Refusal> {
  const { db } = platform;
  const row = await findReadable(db, viewer, id);
  if (!row) return refuse('not_found');
  const owners = await organisationsById(db, [row.organisation]);
  const versions = await versionsOf(db, id, mostTold);
  const [newest, ...earlier] = versions.filter(({ kind }) => kind === 'automatic');
  const signed = versions.filter(({ kind }) => kind === 'expert');
  const signers = await signersOf(
    db,
    signed.flatMap((one) => one.expert_assessment ?? []),
  );
  const names = await peopleById(db, [...signers.values()]);
  const current = row.state === 'public' && row.assessed_by > 0 ? (newest?.n ?? null) : null;
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
    experts: signed.map((one) =>
      expertView(one, {
        computed: computedFor(one, versions),
        newest: current,
        name: names.get(signers.get(one.expert_assessment ?? '') ?? '')?.name ?? null,
      }),
    ),
    shown: row.assessment_shown,
    mayShow: asOf(viewer, row).includes('owner'),
    ...(await askedAbout(platform, viewer, row)),
  };
}

const computedFor = ({ based_on: of }: AssessmentRow, versions: readonly AssessmentRow[]): readonly number[] =>
  versions.find(({ n }) => n === of)?.scores ?? [];

/** The assessment of a public achievement where its owner shows it. One that is of what was public before is not told. */
export async function publicAssessmentOf(db: Db, number: string): Promise<PublicAssessment | Refusal> {
  const row = await findPublic(db, number);
  if (!row?.assessment_shown || row.assessed_by === 0) return refuse('not_found');
  const versions = await versionsOf(db, row.id, mostTold);
  const newest = versions.find(({ kind }) => kind === 'automatic');
  if (!newest) return refuse('not_found');
  const signed = versions.find(({ based_on: of }) => of === newest.n);
  return {
    automatic: automaticView(newest),
    expert: signed ? publicExpertView(signed, newest.scores) : null,
  };
}
