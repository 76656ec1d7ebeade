import type { Assigned, Reviewer } from '@jiebang/contract/needs/desk/desk.ts';
import { api } from '../../../../../lib/api.ts';
import { emptyValues, type Field } from '../../../../../ui/kit/form/field.ts';
import { Nothing } from '../../../../../ui/kit/read.tsx';
import { useText } from '../../text.ts';
import { Batch } from './batch.tsx';

type AssignProps = { readonly contest: string; readonly reviewers: readonly Reviewer[] };
type Given = { readonly reviewer: string; readonly note: string | null };

/** Gives several waiting needs of an edition to one reviewer, and tells of each what became of it. */
export function AssignNeeds({ contest, reviewers }: AssignProps) {
  const m = useText();
  const fields = useFields(reviewers);
  if (reviewers.length === 0) return <Nothing>{m.assign.noReviewers}</Nothing>;
  return (
    <Batch<Assigned>
      contest={contest}
      state="submitted"
      address="/desks/assign"
      words={m.assign}
      fields={fields}
      initial={emptyValues(fields)}
      send={(needs, values) => {
        const { reviewer, note } = values as Given;
        return api.needs.assign({ body: { needs, reviewer, note } });
      }}
      says={({ refused, reviewer }) => {
        if (refused === null) return m.assign.given(reviewer ?? '');
        return refused === 'not_in_this_state' && reviewer ? m.assign.taken(reviewer) : null;
      }}
    />
  );
}

function useFields(reviewers: readonly Reviewer[]): Field[] {
  const m = useText();
  return [
    {
      kind: 'choice',
      name: 'reviewer',
      label: m.assign.to,
      required: true,
      search: true,
      half: true,
      options: reviewers.map(({ id, name, reviewing }) => ({
        value: id,
        label: `${name} · ${m.assign.load(String(reviewing))}`,
      })),
    },
    { kind: 'line', name: 'note', label: m.note, hint: m.assign.noteHint, max: 200, half: true },
  ];
}
