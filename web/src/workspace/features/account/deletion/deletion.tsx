import { type DeletionPreview, fates, type Owed } from '@jiebang/contract/identity/sign-in/deletion.ts';
import type { HandleProof } from '@jiebang/contract/identity/sign-in/handle.ts';
import { App, Button } from 'antd';
import { useState } from 'react';
import { api } from '../../../../lib/api.ts';
import { Act, Acts } from '../../../../ui/kit/act.tsx';
import { useKit, useLocale } from '../../../../ui/kit/language.tsx';
import { Line } from '../../../../ui/kit/list.tsx';
import { ProofForm } from '../../../../ui/kit/proof/proof-form.tsx';
import { Shown, useRead } from '../../../../ui/kit/read.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { addressOfOwed } from './owed.ts';
import { useText } from './text.ts';

/** Deleting one's account: when it goes and taking that back; or what would go, what is kept and why, what has to be settled first, and asking. */
export function Deletion() {
  const m = useText();
  const mine = useRead(['my-deletion'], () => api.identity.myDeletion());
  const [open, setOpen] = useState(false);
  return (
    <Shown of={mine}>
      {({ due }) =>
        due !== null ? (
          <div className="says">
            <p role="status">
              {m.due} <When at={due} />
            </p>
            <Acts>
              <Act label={m.takeBack} can={true} primary run={() => api.identity.takeBackDeletion()} />
            </Acts>
          </div>
        ) : open ? (
          <Preview close={() => setOpen(false)} />
        ) : (
          <>
            <p className="soft">{m.says}</p>
            <p className="acts">
              <Button onClick={() => setOpen(true)}>{m.look}</Button>
            </p>
          </>
        )
      }
    </Shown>
  );
}

function Preview({ close }: { readonly close: () => void }) {
  const kit = useKit();
  const preview = useRead(['my-deletion', 'preview'], () => api.identity.deletionPreview());
  return (
    <Shown of={preview}>
      {(of) => (
        <>
          <Parts of={of} />
          {of.owed.length > 0 ? <OwedLines of={of.owed} /> : <Asking days={of.days} close={close} />}
          <Button type="text" onClick={close}>
            {kit.cancel}
          </Button>
        </>
      )}
    </Shown>
  );
}

function Parts({ of: { parts, reasons } }: { readonly of: DeletionPreview }) {
  const m = useText();
  const locale = useLocale();
  const shown = fates.filter((fate) => parts.some((part) => part.fate === fate));
  return shown.map((fate) => (
    <section key={fate} aria-label={m.fates[fate]}>
      <h3>{m.fates[fate]}</h3>
      <p className="soft">{reasons.find((reason) => reason.fate === fate)?.why[locale] ?? m.whatHappens[fate]}</p>
      <ul>
        {parts
          .filter((part) => part.fate === fate)
          .map(({ what, rows }) => (
            <li key={what.zh}>
              {what[locale]} <span className="num soft">{m.rows(rows)}</span>
            </li>
          ))}
      </ul>
    </section>
  ));
}

function OwedLines({ of }: { readonly of: readonly Owed[] }) {
  const m = useText();
  return (
    <section aria-label={m.owed}>
      <h3>{m.owed}</h3>
      <p role="status">{m.owedSays}</p>
      <ul className="list" aria-label={m.owed}>
        {of.map((one) => (
          <Line
            key={`${one.kind} ${one.id}`}
            to={addressOfOwed(one)}
            title={`${m.kinds[one.kind].what}${one.title === '' ? '' : ` · ${one.title}`}`}
            facts={[m.kinds[one.kind].next]}
          />
        ))}
      </ul>
    </section>
  );
}

function Asking({ days, close }: { readonly days: number; readonly close: () => void }) {
  const m = useText();
  const kit = useKit();
  const { message } = App.useApp();
  const handles = useRead(['handles'], () => api.identity.handles());
  return (
    <section aria-label={m.ask}>
      <h3>{m.ask}</h3>
      <p>{m.askSays(days)}</p>
      <Shown of={handles}>
        {(of) => (
          <ProofForm
            handles={of}
            fields={[]}
            submit={m.ask}
            send={(_, proof: HandleProof) => api.identity.askDeletion({ body: { proof } })}
            done={() => {
              close();
              void message.success(kit.done(m.ask));
            }}
          />
        )}
      </Shown>
    </section>
  );
}
