import type { HandleKind } from '@jiebang/contract/identity/sign-in/handle.ts';
import { Segmented } from 'antd';
import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import { SimpleForm } from '../../../ui/kit/form/simple-form.tsx';
import { Go } from '../../../ui/kit/link.tsx';
import { useRead } from '../../../ui/kit/read.tsx';
import { CodeForm, type Handle } from './code-form.tsx';
import { HandleKindChoice, useHandleField } from './handle-kind.tsx';
import { SecondStep } from './second-step.tsx';
import { useText } from './text.ts';

/** Signing in with a password or a code, and where it is asked for with a second step. */
export function SignIn({ done }: { readonly done: () => void }) {
  const m = useText();
  const [way, setWay] = useState('password');
  const me = useRead(['me'], () => api.identity.me());
  const ways = useRead(['sign-in-ways'], () => api.identity.signInWays());
  if (me.data?.secondStepDue) return <SecondStep done={done} />;
  return (
    <>
      <Segmented
        block
        aria-label={m.signIn}
        value={way}
        onChange={setWay}
        options={[
          { value: 'password', label: m.withPassword },
          { value: 'code', label: m.withCode },
        ]}
      />
      <br />
      {way === 'password' ? (
        <WithPassword done={done} />
      ) : (
        <CodeForm submit={m.signIn} fields={[]} send={(body) => api.identity.signInByCode({ body })} done={done} />
      )}
      <p>
        <Go to="/password">{m.forgot}</Go>
      </p>
      {ways.data?.wechat && <p className="soft">{m.wechatWhere}</p>}
      <p>
        {m.noAccount} <Go to="/sign-up">{m.signUp}</Go>
      </p>
    </>
  );
}

function WithPassword({ done }: { readonly done: () => void }) {
  const m = useText();
  const [kind, setKind] = useState<HandleKind>('email');
  const field = useHandleField();
  return (
    <>
      <HandleKindChoice value={kind} onChange={setKind} />
      <SimpleForm
        key={kind}
        fields={[field(kind), { kind: 'secret', name: 'password', label: m.password, fresh: false, required: true }]}
        submit={m.signIn}
        send={(body: Handle & { password: string }) => api.identity.signIn({ body })}
        done={done}
      />
    </>
  );
}
