import type { WorkNeed } from '@jiebang/contract/needs/work.ts';
import { api } from '../../../../lib/api.ts';
import { Act } from '../../../../ui/kit/act.tsx';
import { Failed, useRead } from '../../../../ui/kit/read.tsx';
import { useText } from '../text.ts';

type HandOnProps = { readonly need: WorkNeed };

/** Hands a review on to another reviewer: whoever may, chooses among those who review here and are not of the owner. */
export function HandOn({ need }: HandOnProps) {
  const m = useText();
  const can = need.can['hand_on'];
  return can === true ? <ToAnother need={need} /> : <Act label={m.handOn.act} can={can} run={async () => null} />;
}

function ToAnother({ need }: HandOnProps) {
  const m = useText();
  const params = { id: need.id };
  const found = useRead(['reviewers', need.id], () => api.needs.otherReviewers({ params }));
  if (found.error) return <Failed error={found.error} again={() => void found.refetch()} />;
  const others = found.data?.items;
  if (others === undefined) return null;
  return (
    <Act
      label={m.handOn.act}
      can={true}
      ask={{
        says: others.length === 0 ? m.handOn.noOthers : m.handOn.says,
        fields: [
          {
            kind: 'choice',
            name: 'reviewer',
            label: m.handOn.to,
            required: true,
            search: true,
            options: others.map(({ id, name, reviewing }) => ({
              value: id,
              label: `${name} · ${m.assign.load(String(reviewing))}`,
            })),
          },
          {
            kind: 'lines',
            name: 'reason',
            label: m.reason,
            hint: m.assign.noteHint,
            max: 200,
            rows: 2,
            required: true,
          },
        ],
      }}
      run={(body: { reviewer: string; reason: string }) => api.needs.handOn({ params, body })}
    />
  );
}
