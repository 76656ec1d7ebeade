import type { HandleKind, Handles as HandlesOf } from '@jiebang/contract/identity/sign-in/handle.ts';
import { App, Button } from 'antd';
import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import { Act } from '../../../ui/kit/act.tsx';
import { SimpleForm } from '../../../ui/kit/form/simple-form.tsx';
import { useKit } from '../../../ui/kit/language.tsx';
import { Line } from '../../../ui/kit/list.tsx';
import { ProofForm } from '../../../ui/kit/proof/proof-form.tsx';
import { SendCode } from '../../../ui/kit/proof/send-code.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import type { Handle } from './code-form.tsx';
import { useCodeField, useHandleField } from './handle-kind.tsx';
import { MailboxLink } from './mailbox.tsx';
import { useText } from './text.ts';

/** What this person signs in with: each handle added, changed or taken off with proof; a WeChat user is unbound here and bound in the mini-program. */
export function Handles() {
  const m = useText();
  const handles = useRead(['handles'], () => api.identity.handles());
  const ways = useRead(['sign-in-ways'], () => api.identity.signInWays());
  return (
    <Shown of={handles}>
      {(of) => (
        <>
          <p className="soft">{m.handlesSay}</p>
          <ul className="list" aria-label={m.handles}>
            <HandleLine kind="email" handles={of} offered />
            {(of.mobile !== null || ways.data?.mobile) && (
              <HandleLine kind="mobile" handles={of} offered={ways.data?.mobile ?? false} />
            )}
            {(of.wechat !== null || ways.data?.wechat) && <WechatLine since={of.wechat} />}
          </ul>
        </>
      )}
    </Shown>
  );
}

type LineProps = { readonly kind: HandleKind; readonly handles: HandlesOf; readonly offered: boolean };

function HandleLine({ kind, handles, offered }: LineProps) {
  const m = useText();
  const kit = useKit();
  const { message } = App.useApp();
  const [open, setOpen] = useState<'set' | 'remove' | null>(null);
  const value = handles[kind];
  const set = value === null ? m.addHandle(m[kind]) : m.changeHandle(m[kind]);
  const remove = m.removeHandle(m[kind]);
  const finish = (label: string) => {
    setOpen(null);
    void message.success(kit.done(label));
  };
  return (
    <Line
      title={m[kind]}
      facts={[
        <span key="value" className="num">
          {value ?? m.notBound}
        </span>,
      ]}
    >
      {open === null ? (
        <div className="acts">
          {offered && <Button onClick={() => setOpen('set')}>{set}</Button>}
          {value !== null &&
            (handles.email === null || handles.mobile === null ? null : (
              <Button type="text" onClick={() => setOpen('remove')}>
                {remove}
              </Button>
            ))}
        </div>
      ) : (
        <section className="line-text change" aria-label={open === 'set' ? set : remove}>
          {open === 'set' ? (
            <SetHandle kind={kind} handles={handles} label={set} done={() => finish(set)} />
          ) : (
            <ProofForm
              handles={handles}
              fields={[]}
              submit={remove}
              send={(_, proof) => api.identity.removeHandle({ body: { kind, proof } })}
              done={() => finish(remove)}
            />
          )}
          <Button type="text" onClick={() => setOpen(null)}>
            {kit.cancel}
          </Button>
        </section>
      )}
    </Line>
  );
}

type SetProps = {
  readonly kind: HandleKind;
  readonly handles: HandlesOf;
  readonly label: string;
  readonly done: () => void;
};

function SetHandle({ kind, handles, label, done }: SetProps) {
  const m = useText();
  const field = useHandleField();
  const code = useCodeField();
  const [wanted, setWanted] = useState<Handle | null>(null);
  if (!wanted) {
    return (
      <SimpleForm
        fields={[field(kind)]}
        submit={m.sendCode}
        send={(body: Handle) => api.identity.requestHandleCode({ body })}
        done={(_, given) => setWanted(given)}
        primary={false}
      />
    );
  }
  return (
    <>
      <p role="status">
        {m.codeSent} <strong className="num">{'email' in wanted ? wanted.email : wanted.mobile}</strong>
      </p>
      <MailboxLink />
      <SendCode label={m.sendAgain} sent send={() => api.identity.requestHandleCode({ body: wanted })} />
      <ProofForm
        handles={handles}
        fields={[code]}
        submit={label}
        send={(values: { code: string }, proof) =>
          api.identity.setHandle({ body: { ...wanted, code: values.code, proof } })
        }
        done={done}
      />
    </>
  );
}

function WechatLine({ since }: { readonly since: string | null }) {
  const m = useText();
  return (
    <Line
      title={m.wechat}
      facts={[
        since === null ? (
          m.wechatNotBound
        ) : (
          <span key="since">
            {m.boundSince} <When at={since} />
          </span>
        ),
      ]}
    >
      {since !== null && (
        <Act
          label={m.removeHandle(m.wechat)}
          can={true}
          ask={{ says: m.wechatUnbindSays, fields: [] }}
          run={() => api.identity.unbindWechat()}
        />
      )}
    </Line>
  );
}
