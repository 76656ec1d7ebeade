import { VerifiedData } from '@jiebang/contract/identity/organisation/change/change.ts';
import type { Organisation } from '@jiebang/contract/identity/organisation.ts';
import type { Field } from '../../../../ui/kit/form/field.ts';
import { SimpleForm } from '../../../../ui/kit/form/simple-form.tsx';
import { useOrganisationFields } from '../fields.tsx';
import { useText } from '../text.ts';

type FormProps<R> = {
  readonly of: Pick<Organisation, 'kind' | 'country'>;
  readonly data: VerifiedData;
  readonly submit: string;
  readonly send: (wanted: VerifiedData) => Promise<R>;
  readonly done?: (reply: R) => void;
};

/** The form of what was verified of an organisation, as it is to be. */
export function ChangeForm<R>({ of, data, submit, send, done }: FormProps<R>) {
  const m = useText();
  const names: readonly string[] = VerifiedData.keyof().options;
  const person: Field = {
    kind: 'line',
    name: 'authorisedPerson',
    label: m.authorisedPerson,
    max: 100,
    required: data.authorisedPerson !== null,
    half: true,
  };
  const fields = [...useOrganisationFields(data.uscc).filter(({ name }) => names.includes(name)), person];
  return (
    <SimpleForm
      fields={fields}
      // Which fields there are hangs on kind and country, which stay.
      initial={{ ...data, kind: of.kind, country: of.country }}
      submit={submit}
      send={({ kind: _, country: __, ...wanted }: VerifiedData & Pick<Organisation, 'kind' | 'country'>) =>
        send(wanted)
      }
      {...(done ? { done } : {})}
    />
  );
}
