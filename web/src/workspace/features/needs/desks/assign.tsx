import type { Assigned, Reviewer } from '@jiebang/contract/needs/desk/desk.ts';
import type { WorkNeedCard } from '@jiebang/contract/needs/work.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../../../lib/api.ts';
import { dateTime } from '../../../../lib/dates.ts';
import { useCall } from '../../../../ui/kit/call.ts';
import { emptyValues, type Field } from '../../../../ui/kit/form/field.ts';
import { FormFields } from '../../../../ui/kit/form/fields.tsx';
import { useBlame, useForm } from '../../../../ui/kit/form/use-form.ts';
import { useRefusal } from '../../../../ui/kit/language.tsx';
import { Line } from '../../../../ui/kit/list.tsx';
import { Block } from '../../../../ui/kit/page.tsx';
import { Nothing } from '../../../../ui/kit/read.tsx';
import { Refused } from '../../../../ui/kit/refused.tsx';
import { useText } from '../text.ts';

type AssignProps = { readonly waiting: readonly WorkNeedCard[]; readonly reviewers: readonly Reviewer[] };
type Chosen = { needs: string[]; reviewer: string; note: string | null };

/** Gives several waiting needs to one reviewer, and tells of each what became of it. */
export function AssignNeeds({ waiting, reviewers }: AssignProps) {
  const m = useText();
  const [done, setDone] = useState<readonly Assigned[]>([]);
  const call = useCall();
  const fields = useFields(waiting, reviewers);
  const form = useForm(fields, emptyValues(fields));
  useBlame(form, call.problem);
  // What was given away meanwhile is no longer among the waiting ones.
  const ids = waiting.map(({ id }) => id);
  const chosen = (form.values['needs'] as string[]).filter((id) => ids.includes(id));
  const send = async () => {
    if (!form.complete()) return;
    const { reviewer, note } = form.values as Chosen;
    const sent = await call.run(() => api.needs.assign({ body: { needs: chosen, reviewer, note } }));
    if (!sent) return;
    setDone(sent.reply.items);
    form.set('needs', []);
  };
  if (reviewers.length === 0) return <Nothing>{m.assign.noReviewers}</Nothing>;
  return (
    <>
      <div aria-live="polite">{done.length > 0 && <Outcome of={done} />}</div>
      {waiting.length === 0 ? (
        <Nothing>{m.assign.noneWaiting}</Nothing>
      ) : (
        <form
          noValidate
          aria-label={m.assign.title}
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <div className="acts">
            <Button onClick={() => form.set('needs', ids)}>{m.assign.all(String(ids.length))}</Button>
            <Button onClick={() => form.set('needs', [])}>{m.assign.none}</Button>
          </div>
          <FormFields form={form} />
          <Refused problem={call.problem} />
          <div className="bar">
            <Button type="primary" htmlType="submit" loading={call.busy}>
              {m.assign.go(String(chosen.length))}
            </Button>
          </div>
        </form>
      )}
    </>
  );
}

function useFields(waiting: readonly WorkNeedCard[], reviewers: readonly Reviewer[]): Field[] {
  const m = useText();
  return [
    {
      kind: 'choices',
      name: 'needs',
      label: m.assign.which,
      required: true,
      options: waiting.map(({ id, number, title, organisation, due, overdue }) => ({
        value: id,
        label: `${number} ${title}`,
        hint: [organisation, overdue && m.overdue, due && `${m.due} ${dateTime(due)}`].filter(Boolean).join(' · '),
      })),
    },
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

/** What became of each need of the last assignment. */
function Outcome({ of }: { readonly of: readonly Assigned[] }) {
  const m = useText();
  const words = useRefusal();
  const refused = of.filter((one) => one.refused !== null).length;
  return (
    <Block title={m.assign.outcome(String(of.length - refused), String(refused))}>
      <ul className="list" aria-label={m.assign.outcome(String(of.length - refused), String(refused))}>
        {of.map(({ need, number, title, reviewer, refused: code }) => (
          <Line
            key={need}
            to={`/needs/${need}`}
            title={[number, title].filter(Boolean).join(' ') || m.assign.unknown}
            facts={
              code === null
                ? [m.assign.given(reviewer ?? '')]
                : [
                    code === 'not_in_this_state' && reviewer ? m.assign.taken(reviewer) : words(code).says,
                    code === 'not_in_this_state' ? null : words(code).next,
                  ]
            }
            state={code === null ? m.assign.done : m.assign.notDone}
          />
        ))}
      </ul>
    </Block>
  );
}
