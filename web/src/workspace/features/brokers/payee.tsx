import type { PayeeAccount as Account, OwnPayeeAccount } from '@jiebang/contract/brokers/payee.ts';
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import { api } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import type { Field } from '../../../ui/kit/form/field.ts';
import { useKit } from '../../../ui/kit/language.tsx';
import { Go } from '../../../ui/kit/link.tsx';
import { Facts } from '../../../ui/kit/page.tsx';
import { ProofForm } from '../../../ui/kit/proof/proof-form.tsx';
import { Nothing, Shown, useRead } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from './text.ts';

type Own = NonNullable<OwnPayeeAccount['account']>;

/** The bank account of a technology manager: what stands, giving it with consent and proof, removing it. */
export function PayeeAccount() {
  const m = useText();
  const account = useRead(['payee-account'], () => api.brokers.payeeAccount());
  return (
    <>
      <p className="soft">{m.payeeSays}</p>
      <Shown of={account}>
        {({ account: own }) => (
          <>
            {own === null ? <Nothing>{m.payeeNone}</Nothing> : <OwnAccount of={own} />}
            <Give label={own === null ? m.payeeGive : m.payeeChange} />
            {own !== null && (
              <Acts>
                <Act
                  label={m.payeeRemove}
                  can={true}
                  danger
                  ask={{ says: m.payeeRemoveSays, fields: [] }}
                  run={() => api.brokers.removePayeeAccount()}
                />
              </Acts>
            )}
          </>
        )}
      </Shown>
    </>
  );
}

function OwnAccount({ of: { holder, bank, ending, at, usable } }: { readonly of: Own }) {
  const m = useText();
  const kit = useKit();
  return (
    <>
      {!usable && (
        <p role="status" className="says">
          {m.payeeUnusable}
          {kit.marks.stop}
          <Go to="/account/privacy">{m.payeeSee}</Go>
        </p>
      )}
      <Facts
        of={[
          [m.payeeHolder, holder],
          [m.payeeBank, bank],
          [
            m.payeeNumber,
            <span key="number" className="num">
              {m.payeeEnding(ending)} · <When at={at} />
            </span>,
          ],
        ]}
      />
    </>
  );
}

type Typed = Account & { readonly agrees: boolean };

function Give({ label }: { readonly label: string }) {
  const m = useText();
  const kit = useKit();
  const { message } = App.useApp();
  const handles = useRead(['handles'], () => api.identity.handles());
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  // Whoever works by keyboard stands again where the form was opened.
  const close = () => {
    setOpen(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  if (!open) {
    return (
      <p className="acts">
        <Button ref={button} onClick={() => setOpen(true)}>
          {label}
        </Button>
      </p>
    );
  }
  const fields: readonly Field[] = [
    { kind: 'line', name: 'holder', label: m.payeeHolder, max: 100, required: true, autoComplete: 'off' },
    { kind: 'line', name: 'bank', label: m.payeeBank, hint: m.payeeBankHint, max: 100, required: true },
    { kind: 'line', name: 'number', label: m.payeeNumber, max: 80, required: true, autoComplete: 'off' },
    { kind: 'flag', name: 'agrees', label: m.payeeAgrees, hint: m.payeeAgreesHint, required: true },
  ];
  return (
    <section className="change" aria-label={label}>
      <Shown of={handles}>
        {(of) => (
          <ProofForm
            handles={of}
            strong
            fields={fields}
            submit={label}
            send={({ agrees, ...account }: Typed, proof) =>
              api.brokers.setPayeeAccount({ body: { ...account, agrees: agrees as true, proof } })
            }
            done={() => {
              close();
              void message.success(kit.done(label));
            }}
          />
        )}
      </Shown>
      <Button type="text" onClick={close}>
        {kit.cancel}
      </Button>
    </section>
  );
}
