import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api } from '../../../lib/api.ts';
import { useCall } from '../../../ui/kit/call.ts';
import type { Field } from '../../../ui/kit/form/field.ts';
import { SimpleForm } from '../../../ui/kit/form/simple-form.tsx';
import { Refused } from '../../../ui/kit/refused.tsx';
import { MailboxLink } from './mailbox.tsx';
import { useText } from './text.ts';

type CodeFormProps<T> = {
  readonly submit: string;
  readonly fields: readonly Field[];
  readonly send: (values: T & { email: string; code: string }) => Promise<unknown>;
  readonly done: () => void;
  readonly children?: ReactNode;
};

/** A form whose first step sends a one-time code to an address, and whose second uses it. */
export function CodeForm<T>({ submit, fields, send, done, children }: CodeFormProps<T>) {
  const m = useText();
  const [email, setEmail] = useState<string | null>(null);
  const call = useCall();
  if (email === null) {
    return (
      <SimpleForm
        key="address"
        fields={[{ kind: 'email', name: 'email', label: m.email, required: true }]}
        submit={m.sendCode}
        send={(values: { email: string }) => api.identity.requestCode({ body: values })}
        done={(_, values) => setEmail(values.email)}
      />
    );
  }
  return (
    <>
      <p role="status">
        {m.codeSent} <strong>{email}</strong>
      </p>
      <MailboxLink />
      <SimpleForm
        key="code"
        fields={[
          {
            kind: 'line',
            name: 'code',
            label: m.code,
            hint: m.codeHint,
            max: 6,
            required: true,
            inputMode: 'numeric',
            autoComplete: 'one-time-code',
          },
          ...fields,
        ]}
        submit={submit}
        send={(values: T & { code: string }) => send({ ...values, email })}
        done={done}
      >
        {children}
      </SimpleForm>
      <Refused problem={call.problem} />
      <Button loading={call.busy} onClick={() => void call.run(() => api.identity.requestCode({ body: { email } }))}>
        {m.sendCode}
      </Button>
    </>
  );
}
