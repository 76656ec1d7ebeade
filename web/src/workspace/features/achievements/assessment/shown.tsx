import type { WorkAssessment } from '@jiebang/contract/achievements/assessment/work.ts';
import { api } from '../../../../lib/api.ts';
import { Act } from '../../../../ui/kit/act.tsx';
import { useText } from './text.ts';

/** Whether the public page shows the assessment; its owner decides. */
export function ShownOrNot({ of }: { readonly of: WorkAssessment }) {
  const m = useText();
  const params = { id: of.achievement.id };
  const set = (shown: boolean) => () => api.achievements.showAssessment({ params, body: { shown } });
  return (
    <>
      <p className="soft">{of.shown ? m.shown : m.notShown}</p>
      {of.mayShow &&
        (of.shown ? (
          <Act label={m.hide} can run={set(false)} />
        ) : (
          <Act label={m.show} can ask={{ says: m.showSays, fields: [] }} run={set(true)} />
        ))}
    </>
  );
}
