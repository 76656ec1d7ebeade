import { KeyScope } from '@jiebang/contract/http/key-scopes.ts';
import { maxKeyDays, type NewKey } from '@jiebang/contract/identity/organisation/key/key.ts';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { api } from '../../../lib/api.ts';
import type { Field } from '../../../ui/kit/form/field.ts';
import { useKit } from '../../../ui/kit/language.tsx';
import { ProofForm } from '../../../ui/kit/proof/proof-form.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { useText } from './text.ts';

/** Making a key: what it may do and for how long, and a proof that it is this admin, since a key outlives the session. */
export function MakeKey({
  organisation,
  made,
}: {
  readonly organisation: string;
  readonly made: (secret: string) => void;
}) {
  const m = useText();
  const kit = useKit();
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
          {m.makeKey}
        </Button>
      </p>
    );
  }
  return (
    <section className="change" aria-label={m.makeKey}>
      <h3>{m.makeKey}</h3>
      <p>{m.makeKeySays}</p>
      <KeyForm
        organisation={organisation}
        made={(secret) => {
          setOpen(false);
          made(secret);
        }}
      />
      <Button type="text" onClick={close}>
        {kit.cancel}
      </Button>
    </section>
  );
}

function KeyForm({ organisation, made }: Parameters<typeof MakeKey>[0]) {
  const m = useText();
  const handles = useRead(['handles'], () => api.identity.handles());
  const fields: readonly Field[] = [
    { kind: 'line', name: 'name', label: m.keyName, hint: m.keyNameHint, max: 40, required: true },
    {
      kind: 'choices',
      name: 'scopes',
      label: m.keyScopes,
      required: true,
      options: KeyScope.options.map((value) => ({ value, label: m.scopes[value] })),
    },
    {
      kind: 'number',
      name: 'days',
      label: m.keyDays,
      hint: m.keyDaysHint,
      min: 1,
      max: maxKeyDays,
      unit: m.days,
      required: true,
    },
  ];
  return (
    <Shown of={handles}>
      {(of) => (
        <ProofForm
          handles={of}
          strong
          fields={fields}
          initial={{ days: 90 }}
          submit={m.makeKey}
          send={(key: NewKey, proof) =>
            api.identity.makeOrganisationKey({ params: { id: organisation }, body: { ...key, proof } })
          }
          done={({ secret }) => made(secret)}
        />
      )}
    </Shown>
  );
}
