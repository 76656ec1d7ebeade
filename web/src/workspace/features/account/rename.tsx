import type { Me } from '@jiebang/contract/identity/person.ts';
import { api } from '../../../lib/api.ts';
import { SimpleForm } from '../../../ui/kit/form/simple-form.tsx';
import { useText } from './text.ts';

type Typed = { name: string; nameEn: string | null };

/** The names that others see. */
export function Rename({ person }: { readonly person: NonNullable<Me['person']> }) {
  const m = useText();
  return (
    <SimpleForm
      fields={[
        { kind: 'line', name: 'name', label: m.name, max: 100, required: true, half: true },
        { kind: 'line', name: 'nameEn', label: m.nameEn, max: 100, half: true },
      ]}
      initial={{ name: person.name, nameEn: person.nameEn }}
      submit={m.save}
      send={(body: Typed) => api.identity.rename({ body })}
    />
  );
}
