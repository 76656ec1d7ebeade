import { AssessmentDimension, type AutomaticAssessment } from '@jiebang/contract/achievements/assessment/assessment.ts';
import type {
  AskedExpert,
  ExpertAssessment,
  ExpertAssessmentCard,
  ExpertDraft,
  ExpertVersion,
  PublicExpertVersion,
} from '@jiebang/contract/achievements/assessment/expert.ts';
import { allowed } from '#kernel/lifecycle.ts';
import type { AchievementRow } from '../../store.ts';
import { modelOf } from '../rules.ts';
import type { AssessmentRow } from '../store.ts';
import { type ExpertAction, type ExpertPart, expertLife } from './lifecycle.ts';
import { type ExpertContext, expertRules } from './rules.ts';
import type { ExpertRow } from './store.ts';

/** What an expert signed, beside the scores of the version that it corrected; without the expert's name. */
export function publicExpertView(row: AssessmentRow, computed: readonly number[]): PublicExpertVersion {
  const { weights } = modelOf(row.model);
  const grades = row.grades as ExpertDraft['grades'];
  return {
    at: row.at.toISOString(),
    total: row.total,
    grades: AssessmentDimension.options.map((dimension, at) => {
      const score = row.scores[at] ?? 0;
      return {
        dimension,
        weight: weights[dimension],
        computed: computed[at] ?? 0,
        score,
        adds: weights[dimension] * score,
        reason: grades[at]?.reason ?? null,
        evidence: grades[at]?.evidence ?? null,
      };
    }),
    remark: row.remark,
  };
}

/** The same for those who read the work, with who signed it and whether it is of what is assessed now. */
export function expertView(
  row: AssessmentRow,
  { computed, newest, name }: { computed: readonly number[]; newest: number | null; name: string | null },
): ExpertVersion {
  const { n, based_on: basedOn } = row;
  if (basedOn === null) throw new Error('an expert’s version that corrects none');
  return { n, basedOn, current: basedOn === newest, expert: name, ...publicExpertView(row, computed) };
}

/** A line of an expert's list; what is public no more is not named. */
export function cardView(row: ExpertRow, achievement: AchievementRow | undefined): ExpertAssessmentCard {
  const open = achievement?.state === 'public' ? achievement : null;
  return { ...place(row), number: open?.number ?? null, title: open?.title ?? null };
}

type Parts = {
  readonly achievement: AchievementRow;
  readonly automatic: AutomaticAssessment | null;
  readonly signed: PublicExpertVersion | null;
  readonly context: ExpertContext;
};

/** An assessment as its expert sees it. */
export function workView(row: ExpertRow, { achievement, automatic, signed, context }: Parts): ExpertAssessment {
  const { number, title, title_en: titleEn, state } = achievement;
  return {
    ...place(row),
    version: row.version,
    achievement: state === 'public' && number !== null ? { number, title, titleEn } : null,
    automatic,
    signed,
    draft: row.draft as ExpertDraft | null,
    can: canOf(row, ['expert'], context),
  };
}

/** An expert who was asked, as a reviewer sees it. */
export function askedView(
  row: ExpertRow,
  { name, reason }: { readonly name: string | null; readonly reason: string | null },
  context: ExpertContext,
): AskedExpert {
  return { ...place(row), name, reason, can: canOf(row, ['reviewer'], context) };
}

const place = ({ id, state, moved_at: since, due_at: due }: ExpertRow) => ({
  id,
  state,
  since: since.toISOString(),
  due: due.toISOString(),
});

function canOf(row: ExpertRow, as: readonly ExpertPart[], context: ExpertContext): ExpertAssessment['can'] {
  return allowed(expertLife, expertRules, { state: row.state, as, context }) as Partial<
    Record<ExpertAction, true>
  > as ExpertAssessment['can'];
}
