import { Problem } from '@jiebang/contract/http/client.ts';
import type { HandleKind } from '@jiebang/contract/identity/sign-in/handle.ts';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../../lib/api.ts';
import type { Field } from '../../../ui/kit/form/field.ts';
import { SimpleForm } from '../../../ui/kit/form/simple-form.tsx';
import { SendCode } from '../../../ui/kit/proof/send-code.tsx';
import { HandleKindChoice, useCodeField, useHandleField } from './handle-kind.tsx';
import { MailboxLink } from './mailbox.tsx';
import { useText } from './text.ts';

/** An e-mail address or a mobile number, as the contract names them. */
export type Handle = { readonly email: string } | { readonly mobile: string };

type CodeFormProps<T> = {
  readonly submit: string;
  readonly fields: readonly Field[];
  readonly send: (values: T & Handle & { code: string; name?: string }) => Promise<unknown>;
  readonly done: () => void;
};

/** A form whose first step sends a one-time code to an address or a number, and whose second uses it. */
export function CodeForm<T>(props: CodeFormProps<T>) {
  const m = useText();
  const [kind, setKind] = useState<HandleKind>('email');
  const [handle, setHandle] = useState<Handle | null>(null);
  const field = useHandleField();
  if (handle) return <UseCode {...props} handle={handle} back={() => setHandle(null)} />;
  return (
    <>
      <HandleKindChoice value={kind} onChange={setKind} />
      <SimpleForm
        key={kind}
        fields={[field(kind)]}
        submit={m.sendCode}
        send={(body: Handle) => api.identity.requestCode({ body })}
        done={(_, given) => setHandle(given)}
      />
    </>
  );
}

type UseCodeProps<T> = CodeFormProps<T> & { readonly handle: Handle; readonly back: () => void };

function UseCode<T>({ submit, fields, send, done, handle, back }: UseCodeProps<T>) {
  const m = useText();
  const code = useCodeField();
  const place = useRef<HTMLDivElement>(null);
  const [idle, setIdle] = useState(false);
  // Whoever asked for the code goes on by typing it.
  useEffect(() => place.current?.querySelector('input')?.focus(), []);
  const whose: Field = { kind: 'line', name: 'name', label: m.accountName, hint: m.accountNameHint, max: 100 };
  const asksName = idle && !fields.some(({ name }) => name === 'name');
  const use = async (values: T & { code: string; name?: string }) => {
    try {
      return await send({ ...values, ...handle });
    } catch (error) {
      // Of a number that was proven long ago the account's name is asked for as well.
      if (error instanceof Problem && error.document.code === 'number_idle') setIdle(true);
      throw error;
    }
  };
  return (
    <div ref={place}>
      <p role="status">
        {m.codeSent} <strong className="num">{'email' in handle ? handle.email : handle.mobile}</strong>
      </p>
      <MailboxLink />
      <SimpleForm
        fields={[code, ...fields, ...(asksName ? [{ ...whose, required: true }] : [])]}
        submit={submit}
        send={use}
        done={done}
      />
      <div className="acts">
        <SendCode label={m.sendAgain} sent send={() => api.identity.requestCode({ body: handle })} />
        <Button type="text" onClick={back}>
          {m.otherHandle}
        </Button>
      </div>
    </div>
  );
}
