import type { MyRegister, RegisterDraft } from '@jiebang/contract/judging/register/register.ts';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { api } from '../../../../lib/api.ts';
import { fieldOptions, industryOptions } from '../../../../ui/kit/form/codes.ts';
import type { Field } from '../../../../ui/kit/form/field.ts';
import { SimpleForm } from '../../../../ui/kit/form/simple-form.tsx';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { Nothing } from '../../../../ui/kit/read.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { useText } from './text.ts';

function useFields(): Field[] {
  const m = useText();
  const locale = useLocale();
  const kinds = Object.entries(m.kinds).map(([value, label]) => ({ value, label }));
  const from: Field = { kind: 'day', name: 'from', label: m.from, half: true };
  const to: Field = { kind: 'day', name: 'to', label: m.to, half: true };
  return [
    { kind: 'many', name: 'fields', label: m.fields, hint: m.fieldsHint, options: fieldOptions(locale), max: 20 },
    { kind: 'words', name: 'keywords', label: m.keywords, hint: m.keywordsHint, max: 30 },
    { kind: 'many', name: 'industries', label: m.industries, options: industryOptions(locale), max: 20 },
    {
      kind: 'rows',
      name: 'affiliations',
      label: m.affiliations,
      hint: m.affiliationsHint,
      add: m.addAffiliation,
      max: 40,
      fields: [
        { kind: 'choice', name: 'kind', label: m.kind, options: kinds, search: true, required: true, half: true },
        { kind: 'line', name: 'name', label: m.organisation, max: 100, required: true, half: true },
        from,
        to,
      ],
    },
    {
      kind: 'rows',
      name: 'away',
      label: m.away,
      hint: m.awayHint,
      add: m.addAway,
      max: 20,
      fields: [
        { ...from, required: true },
        { ...to, required: true },
      ],
    },
    {
      kind: 'rows',
      name: 'free',
      label: m.freeDays,
      hint: m.freeDaysHint,
      add: m.addAway,
      max: 20,
      fields: [
        { ...from, required: true },
        { ...to, required: true },
      ],
    },
    {
      kind: 'number',
      name: 'mostSheets',
      label: m.mostSheets,
      hint: m.mostSheetsHint,
      min: 1,
      max: 500,
      unit: m.sheets,
      half: true,
    },
  ];
}

/** A judge's own entry of the register, kept as a whole. */
export function RegisterForm({ of }: { readonly of: MyRegister }) {
  const m = useText();
  const fields = useFields();
  const reads = useQueryClient();
  const { message } = App.useApp();
  // What stands in the form is saved over the version that was last read or saved.
  const [version, setVersion] = useState(of.version);
  const { version: _, changedAt, affiliations, ...told } = of;
  const unknown = affiliations.filter(({ known }) => !known).map(({ name }) => name);
  return (
    <>
      {changedAt === null ? (
        <Nothing>{m.never}</Nothing>
      ) : (
        <p className="soft">
          {m.changedAt} <When at={changedAt} />
        </p>
      )}
      {unknown.length > 0 && <p className="soft">{m.unknownOrganisations(unknown.join(m.comma))}</p>}
      <SimpleForm
        fields={fields}
        initial={{ ...told, affiliations: affiliations.map(({ known: __, ...one }) => one) }}
        guarded
        submit={m.save}
        send={(body: RegisterDraft) => api.judging.keepRegister({ version, body })}
        done={(saved) => {
          setVersion(saved.version);
          void reads.invalidateQueries({ queryKey: ['register'] });
          void message.success(m.saved);
        }}
      />
    </>
  );
}
