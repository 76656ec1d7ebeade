import type { Can } from '@jiebang/contract/http/problem.ts';
import type { Diagnoser } from '@jiebang/contract/needs/desk/diagnosis.ts';
import { api } from '../../../../../lib/api.ts';
import { Act } from '../../../../../ui/kit/act.tsx';
import { Failed, useRead } from '../../../../../ui/kit/read.tsx';
import { useText } from './text.ts';

type AskProps = { readonly need: string; readonly can: Can | undefined };
type Typed = { who: string; due: string; question: string };

/** Asks a named broker or expert for a second diagnosis; whom, is chosen among those who may be asked. */
export function AskDiagnosis({ need, can }: AskProps) {
  const m = useText();
  return can === true ? <ToSomebody need={need} /> : <Act label={m.ask} can={can} run={async () => null} />;
}

const keyOf = ({ person, as, organisation }: Diagnoser): string => `${as} ${person} ${organisation?.id ?? ''}`;

function ToSomebody({ need }: { readonly need: string }) {
  const m = useText();
  const params = { id: need };
  const found = useRead(['diagnosers', need], () => api.needs.diagnosers({ params }));
  if (found.error) return <Failed error={found.error} again={() => void found.refetch()} />;
  const people = found.data?.items;
  if (people === undefined) return null;
  return (
    <Act
      label={m.ask}
      can={true}
      primary
      ask={{
        says: people.length === 0 ? m.noOne : m.askSays,
        fields: [
          {
            kind: 'choice',
            name: 'who',
            label: m.who,
            hint: m.whoHint,
            required: true,
            search: true,
            options: people.map((one) => ({
              value: keyOf(one),
              label: [one.name, m.as[one.as], one.organisation?.name].filter(Boolean).join(' · '),
            })),
          },
          { kind: 'day', name: 'due', label: m.due, hint: m.dueHint, required: true },
          { kind: 'lines', name: 'question', label: m.question, hint: m.questionHint, max: 500, required: true },
        ],
      }}
      run={async ({ who, due, question }: Typed) => {
        const whom = people.find((one) => keyOf(one) === who);
        if (!whom) return null;
        const { person, as, organisation } = whom;
        const body = { person, as, organisation: organisation?.id ?? null, due, question };
        return api.needs.askDiagnosis({ params, body });
      }}
    />
  );
}
