import { authenticityItems, validityItems } from '@jiebang/contract/needs/checklists.ts';
import { type ChecklistName, type ReturnPoint, returnCodes, returnFields } from '@jiebang/contract/needs/review.ts';
import type { WorkNeed } from '@jiebang/contract/needs/work.ts';
import { api } from '../../../lib/api.ts';
import { Act } from '../../../ui/kit/act.tsx';
import type { Field } from '../../../ui/kit/form/field.ts';
import { useText } from './text.ts';

export type Triage = 'ready' | 'unclear' | 'long_term';
type Lists = {
  authenticity: (typeof authenticityItems)[number][];
  validity: (typeof validityItems)[number][];
  note: string | null;
};
type Returned = { points: ReturnPoint[]; reason: string | null };

/** The choice of what becomes of an accepted need, and when one that is not ready is looked at again. */
export function useTriageFields(): Field[] {
  const m = useText();
  const options = Object.entries(m.triages).map(([value, label]) => ({ value, label }));
  return [
    { kind: 'choice', name: 'triage', label: m.triage, required: true, options },
    {
      kind: 'day',
      name: 'lookAgain',
      label: m.lookAgain,
      hint: m.lookAgainHint,
      when: ({ triage }) => triage === 'unclear' || triage === 'long_term',
    },
  ];
}

/** What a reviewer may do with a need: take it, sign a checklist, accept it, or return it with what has to be mended. */
export function ReviewActs({ need }: { readonly need: WorkNeed }) {
  const m = useText();
  const triage = useTriageFields();
  const { can, checklists } = need;
  const params = { id: need.id };
  const list = (name: ChecklistName, when?: Field['when']): Field => ({
    kind: 'choices',
    name,
    label: m[name],
    required: true,
    options: (name === 'authenticity' ? authenticityItems : validityItems).map((value) => ({
      value,
      label: m.items[value],
    })),
    ...(when ? { when } : {}),
  });
  const note: Field = { kind: 'lines', name: 'note', label: m.note, max: 500 };
  const nothing = { authenticity: [], validity: [], note: null };
  const byTwo = checklists.reviewers > 1 && { says: m.byTwo };
  return (
    <>
      <Act label={m.claim} can={can['claim']} primary run={() => api.needs.claim({ params })} />
      {checklists.unsigned.length > 0 && (
        <Act
          label={m.check}
          can={can['check']}
          ask={{
            ...byTwo,
            fields: [
              {
                kind: 'choice',
                name: 'checklist',
                label: m.checklist,
                required: true,
                options: checklists.unsigned.map((value) => ({ value, label: m[value] })),
              },
              ...checklists.unsigned.map((name) => list(name, (values) => values['checklist'] === name)),
              note,
            ],
            initial: { checklist: checklists.unsigned[0] ?? null, ...nothing },
          }}
          run={(body: Lists & { checklist: ChecklistName }) => api.needs.check({ params, body })}
        />
      )}
      <Act
        label={m.accept}
        can={can['accept']}
        primary
        ask={{
          ...byTwo,
          fields: [...checklists.unsigned.map((name) => list(name)), ...triage, note],
          initial: { ...nothing, triage: 'ready', lookAgain: null },
        }}
        run={(body: Lists & { triage: Triage; lookAgain: string | null }) => api.needs.accept({ params, body })}
      />
      <Act
        label={m.return}
        can={can['return']}
        ask={{
          fields: returnFieldsOf(m),
          initial: { points: [{ field: null, code: null, says: null }], reason: null },
        }}
        run={(body: Returned) => api.needs.return({ params, body })}
      />
    </>
  );
}

function returnFieldsOf(m: ReturnType<typeof useText>): Field[] {
  const points = { ...pointsField(m), label: m.points, hint: m.reasonHint, required: true };
  return [points, { kind: 'lines', name: 'reason', label: m.remark, max: 500 }];
}

/** Points about fields, each with what is wrong and words of it. */
export function pointsField(m: ReturnType<typeof useText>, says = m.pointSays, mustSay = false): Field {
  const fields = returnFields.map((value) => ({ value, label: m[value] }));
  const codes = returnCodes.map((value) => ({ value, label: m.returnCodes[value] }));
  return {
    kind: 'rows',
    name: 'points',
    label: m.points,
    add: m.addPoint,
    max: 20,
    fields: [
      { kind: 'choice', name: 'field', label: m.pointField, options: fields, required: true, half: true },
      { kind: 'choice', name: 'code', label: m.pointCode, options: codes, required: true, half: true },
      { kind: 'lines', name: 'says', label: says, max: 300, rows: 2, required: mustSay },
    ],
  };
}
