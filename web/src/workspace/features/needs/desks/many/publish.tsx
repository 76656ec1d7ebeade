import type { ContestPage } from '@jiebang/contract/contests/contest.ts';
import { api } from '../../../../../lib/api.ts';
import type { Field } from '../../../../../ui/kit/form/field.ts';
import { useText } from '../../text.ts';
import { Batch } from './batch.tsx';

/** Publishes several cleared needs of an edition with one deadline, and tells of each what became of it. */
export function PublishNeeds({ contest }: { readonly contest: ContestPage }) {
  const m = useText();
  const deadline: Field = {
    kind: 'instant',
    name: 'deadline',
    label: m.deadline,
    hint: m.publishMany.deadlineHint,
    required: true,
  };
  const end = contest.phases.find(({ phase }) => phase === 'solving')?.endsAt ?? null;
  return (
    <Batch
      contest={contest.id}
      state="cleared"
      address="/desks/publish"
      words={m.publishMany}
      fields={[deadline]}
      initial={{ deadline: end !== null && Date.parse(end) > Date.now() ? end : null }}
      send={(needs, values) => api.needs.publishMany({ body: { needs, deadline: String(values['deadline']) } })}
      says={({ refused }) => (refused === null ? m.publishMany.onBoard : null)}
    />
  );
}
