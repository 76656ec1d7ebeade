import type { Me } from '@jiebang/contract/identity/person.ts';
import { Select } from 'antd';
import { useId, useState } from 'react';
import { api, fileAddress, routes } from '../../../../lib/api.ts';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { GoButton } from '../../../../ui/kit/link.tsx';
import { Nothing } from '../../../../ui/kit/read.tsx';
import { SheetIntake } from '../../../../ui/sheets.tsx';
import { useText } from './text.ts';

/** A new import: whose, the template, and the upload; its columns are matched on the page of the import. */
export function StartImport({ me, done }: { readonly me: Me; readonly done: (id: string) => void }) {
  const m = useText();
  const locale = useLocale();
  const id = useId();
  const [chosen, choose] = useState<string>();
  const units = me.memberships.map(({ organisation }) => ({ value: organisation.id, label: organisation.name }));
  const organisation = chosen ?? units[0]?.value;
  if (organisation === undefined)
    return (
      <Nothing>
        {m.noUnit} <GoButton to="/organisations">{m.toUnits}</GoButton>
      </Nothing>
    );
  return (
    <SheetIntake
      steps={m.steps}
      template={{ label: m.template, href: fileAddress(routes.achievements.importTemplate, { query: { locale } }) }}
      upload={{
        label: m.upload,
        send: async (file, name) =>
          done((await api.achievements.uploadImport({ query: { organisation, name }, body: file })).id),
      }}
    >
      <p className="soft">{m.limits}</p>
      {units.length > 1 && (
        <p className="pick">
          <label htmlFor={id}>{m.unit}</label>
          <Select id={id} value={organisation} options={units} popupMatchSelectWidth={false} onChange={choose} />
        </p>
      )}
    </SheetIntake>
  );
}
