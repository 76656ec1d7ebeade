import { mostAtOnce, type OneOfMany } from '@jiebang/contract/needs/desk/desk.ts';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useCall } from '../../../../../ui/kit/call.ts';
import type { Field, Values } from '../../../../../ui/kit/form/field.ts';
import { FormFields } from '../../../../../ui/kit/form/fields.tsx';
import { focusField, useBlame, useForm } from '../../../../../ui/kit/form/use-form.ts';
import { useRefusal } from '../../../../../ui/kit/language.tsx';
import { Line } from '../../../../../ui/kit/list.tsx';
import { Block } from '../../../../../ui/kit/page.tsx';
import { Refused } from '../../../../../ui/kit/refused.tsx';
import { useText } from '../../text.ts';
import { ChooseNeeds, type Chosen } from './choose.tsx';

type BatchWords = {
  readonly title: string;
  readonly which: string;
  readonly noneWaiting: string;
  readonly go: (count: string) => string;
  readonly outcome: (done: string, refused: string) => string;
  readonly done: string;
  readonly notDone: string;
};
type BatchProps<T extends OneOfMany> = {
  readonly contest: string;
  readonly state: 'submitted' | 'cleared';
  readonly address: string;
  readonly words: BatchWords;
  /** What is asked beside the needs. */
  readonly fields: readonly Field[];
  readonly initial: Values;
  readonly send: (needs: string[], values: Values) => Promise<{ items: T[] }>;
  /** What is told of a need that was done; of one that was not, where its refusal alone does not say it. */
  readonly says: (one: T) => string | null;
};

/** Does the same with several needs, however many, and tells of each what became of it. */
export function Batch<T extends OneOfMany>({
  contest,
  state,
  address,
  words,
  fields,
  initial,
  send,
  says,
}: BatchProps<T>) {
  const m = useText();
  const [done, setDone] = useState<readonly T[]>([]);
  const [chosen, choose] = useState<Chosen>(new Map());
  const [wrong, blame] = useState(false);
  const call = useCall();
  const form = useForm(fields, initial);
  useBlame(form, call.problem);
  const run = async () => {
    const complete = form.complete();
    blame(chosen.size === 0);
    if (chosen.size === 0) focusField('needs');
    if (!complete || chosen.size === 0) return;
    setDone([]);
    const ids = [...chosen.keys()];
    await call.run(async () => {
      for (let at = 0; at < ids.length; at += mostAtOnce) {
        const part = ids.slice(at, at + mostAtOnce);
        const { items } = await send(part, form.values);
        setDone((before) => [...before, ...items]);
        choose((before) => new Map([...before].filter(([id]) => !part.includes(id))));
      }
    });
  };
  return (
    <>
      <div aria-live="polite">{done.length > 0 && <Outcome of={done} words={words} says={says} />}</div>
      <ChooseNeeds
        {...{ contest, state, address, chosen }}
        label={words.which}
        none={words.noneWaiting}
        wrong={wrong ? m.batch.chooseOne : null}
        choose={(next) => {
          choose(next);
          blame(false);
        }}
      />
      <form
        noValidate
        aria-label={words.title}
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        <FormFields form={form} />
        <Refused problem={call.problem} />
        <div className="bar">
          <Button type="primary" htmlType="submit" loading={call.busy}>
            {words.go(String(chosen.size))}
          </Button>
        </div>
      </form>
    </>
  );
}

type OutcomeProps<T extends OneOfMany> = {
  readonly of: readonly T[];
  readonly words: BatchWords;
  readonly says: (one: T) => string | null;
};

/** What became of each need. */
function Outcome<T extends OneOfMany>({ of, words, says }: OutcomeProps<T>) {
  const m = useText();
  const refusal = useRefusal();
  const refused = of.filter((one) => one.refused !== null).length;
  const title = words.outcome(String(of.length - refused), String(refused));
  const facts = (one: T): ReactNode[] => {
    const told = says(one);
    if (one.refused === null || told !== null) return [told];
    return [refusal(one.refused).says, refusal(one.refused).next];
  };
  return (
    <Block title={title}>
      <ul className="list" aria-label={title}>
        {of.map((one) => (
          <Line
            key={one.need}
            to={`/needs/${one.need}`}
            title={[one.number, one.title].filter(Boolean).join(' ') || m.batch.unknown}
            facts={facts(one)}
            state={one.refused === null ? words.done : words.notDone}
          />
        ))}
      </ul>
    </Block>
  );
}
