import type { HandleKind, HandleProof, Handles } from '@jiebang/contract/identity/sign-in/handle.ts';
import { Segmented } from 'antd';
import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import type { Field, Values } from '../form/field.ts';
import { emptyValues } from '../form/field.ts';
import { SimpleForm } from '../form/simple-form.tsx';
import { useKit } from '../language.tsx';
import { SendCode } from './send-code.tsx';

type By = 'password' | 'second' | 'sent';

/** By what this person can show that it is the one whose browser this is; a code that was sent is too weak beside a second factor, and for some things a password too. */
const waysOf = ({ hasPassword, secondFactor }: Handles, strong: boolean): By[] => [
  ...(hasPassword && !(strong && secondFactor) ? (['password'] as const) : []),
  secondFactor ? 'second' : 'sent',
];

const proofOf = (by: By, typed: string): HandleProof =>
  by === 'password' ? { password: typed } : by === 'second' ? { second: typed } : { sent: typed };

type ProofFormProps<T, R> = {
  readonly handles: Handles;
  /** Whether nothing but a code of the second factor will do where one is on; no when left out. */
  readonly strong?: boolean;
  /** What is asked for beside the proof. */
  readonly fields: readonly Field[];
  readonly initial?: Values;
  readonly submit: string;
  readonly send: (values: T, proof: HandleProof) => Promise<R>;
  readonly done: (reply: R) => void;
};

/** A form of what a stolen cookie must not do: with it the person shows that it is not only its browser. */
export function ProofForm<T, R>(props: ProofFormProps<T, R>) {
  const { handles, strong = false, fields, initial, submit, send, done } = props;
  const { proof: m } = useKit();
  const ways = waysOf(handles, strong);
  const [by, setBy] = useState<By>(ways[0] ?? 'sent');
  const proof: Record<By, Field> = {
    password: { kind: 'secret', name: 'password', label: m.password, fresh: false, required: true },
    second: {
      kind: 'line',
      name: 'second',
      label: m.second,
      hint: m.secondHint,
      max: 20,
      required: true,
      autoComplete: 'one-time-code',
    },
    sent: {
      kind: 'line',
      name: 'sent',
      label: m.sent,
      max: 6,
      required: true,
      inputMode: 'numeric',
      autoComplete: 'one-time-code',
    },
  };
  return (
    <>
      <p className="soft">{m.says}</p>
      {ways.length > 1 && (
        <div className="ways">
          <Segmented<By>
            aria-label={m.by}
            value={by}
            onChange={setBy}
            options={ways.map((value) => ({ value, label: m.ways[value] }))}
          />
        </div>
      )}
      {by === 'sent' && (
        <div className="acts">
          {(['email', 'mobile'] as const satisfies readonly HandleKind[]).map(
            (to) =>
              handles[to] !== null && (
                <SendCode
                  key={to}
                  label={m.sendTo(handles[to])}
                  send={() => api.identity.requestProofCode({ body: { to } })}
                />
              ),
          )}
        </div>
      )}
      <SimpleForm
        fields={[...fields, proof[by]]}
        initial={{ ...emptyValues([...fields, ...Object.values(proof)]), ...initial }}
        submit={submit}
        send={({ password, second, sent, ...more }: Record<By, string | null> & Record<string, unknown>) =>
          send(more as T, proofOf(by, { password, second, sent }[by] ?? ''))
        }
        done={done}
        primary={false}
      />
    </>
  );
}
