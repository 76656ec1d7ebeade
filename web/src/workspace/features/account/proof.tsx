import type { HandleKind, HandleProof, Handles } from '@jiebang/contract/identity/sign-in/handle.ts';
import { Segmented } from 'antd';
import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import type { Field } from '../../../ui/kit/form/field.ts';
import { SimpleForm } from '../../../ui/kit/form/simple-form.tsx';
import { SendCode } from './send-code.tsx';
import { useText } from './text.ts';

type By = 'password' | 'second' | 'sent';

/** By what this person can show that it is the one whose browser this is; a code that was sent is too weak beside a second factor. */
const waysOf = ({ hasPassword, secondFactor }: Handles): By[] => [
  ...(hasPassword ? (['password'] as const) : []),
  secondFactor ? 'second' : 'sent',
];

const proofOf = (by: By, typed: string): HandleProof =>
  by === 'password' ? { password: typed } : by === 'second' ? { second: typed } : { sent: typed };

type ProofFormProps<T> = {
  readonly handles: Handles;
  /** What is asked for beside the proof. */
  readonly fields: readonly Field[];
  readonly submit: string;
  readonly send: (values: T, proof: HandleProof) => Promise<unknown>;
  readonly done: () => void;
};

/** A form that changes how the account is entered: with it the person shows that it is not only its browser. */
export function ProofForm<T>({ handles, fields, submit, send, done }: ProofFormProps<T>) {
  const m = useText();
  const ways = waysOf(handles);
  const [by, setBy] = useState<By>(ways[0] ?? 'sent');
  const proof: Record<By, Field> = {
    password: { kind: 'secret', name: 'password', label: m.password, fresh: false, required: true },
    second: {
      kind: 'line',
      name: 'second',
      label: m.secondCode,
      hint: m.secondCodeHint,
      max: 20,
      required: true,
      autoComplete: 'one-time-code',
    },
    sent: {
      kind: 'line',
      name: 'sent',
      label: m.proofCode,
      max: 6,
      required: true,
      inputMode: 'numeric',
      autoComplete: 'one-time-code',
    },
  };
  return (
    <>
      <p className="soft">{m.proveSays}</p>
      {ways.length > 1 && (
        <div className="ways">
          <Segmented<By>
            aria-label={m.proveBy}
            value={by}
            onChange={setBy}
            options={ways.map((value) => ({ value, label: m.proofs[value] }))}
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
                  label={m.sendCodeTo(handles[to])}
                  send={() => api.identity.requestProofCode({ body: { to } })}
                />
              ),
          )}
        </div>
      )}
      <SimpleForm
        fields={[...fields, proof[by]]}
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
