import type { AutomaticAssessment } from '@jiebang/contract/achievements/assessment/assessment.ts';
import type { WorkAssessment } from '@jiebang/contract/achievements/assessment/work.ts';
import { gradedOf, modelOf } from './rules.ts';
import type { AssessmentRow } from './store.ts';

/** A computed version, each point with what it was given for. */
export function automaticView({ n, at, model, found }: AssessmentRow): AutomaticAssessment {
  const { total, dimensions } = gradedOf(modelOf(model), found);
  return { n, at: at.toISOString(), model, total, dimensions };
}

/** A version that another has followed. */
export function earlierView({ n, at, model, total, scores }: AssessmentRow): WorkAssessment['earlier'][number] {
  return { n, at: at.toISOString(), model, total, scores };
}
