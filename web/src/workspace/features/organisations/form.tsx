import type { Organisation, OrganisationInput } from '@jiebang/contract/identity/organisation.ts';
import { Button } from 'antd';
import { useCall } from '../../../ui/kit/call.ts';
import { emptyValues } from '../../../ui/kit/form/field.ts';
import { FormFields } from '../../../ui/kit/form/fields.tsx';
import { useBlame, useForm } from '../../../ui/kit/form/use-form.ts';
import { Refused } from '../../../ui/kit/refused.tsx';
import { inputOf, useOrganisationFields } from './fields.tsx';

type FormProps = {
  readonly of?: Organisation;
  readonly submit: string;
  readonly send: (input: OrganisationInput) => Promise<Organisation>;
  readonly done?: (organisation: Organisation) => void;
};

/** The form of an organisation. */
export function OrganisationForm({ of, submit, send, done }: FormProps) {
  const plain = useOrganisationFields(null);
  const form = useForm(plain, of ? pick(of) : { ...emptyValues(plain), country: 'CN', kind: 'enterprise' });
  const fields = useOrganisationFields(form.values['uscc'] as string | null);
  const call = useCall();
  useBlame(form, call.problem);
  const go = async () => {
    if (!form.complete()) return;
    const sent = await call.run(() => send(inputOf(form.values)));
    if (sent) done?.(sent.reply);
  };
  return (
    <form
      noValidate
      aria-label={submit}
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
    >
      <FormFields form={{ ...form, fields }} />
      <Refused problem={call.problem} />
      <div className="acts">
        <Button type="primary" htmlType="submit" loading={call.busy}>
          {submit}
        </Button>
      </div>
    </form>
  );
}

function pick(of: Organisation) {
  const { kind, size, name, nameEn, intro, website, country, uscc, region, registrationNumber } = of;
  return { kind, size, name, nameEn, intro, website, country, uscc, region, registrationNumber };
}
