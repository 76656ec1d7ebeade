import type { BrokerInput, WorkBroker } from '@jiebang/contract/brokers/broker.ts';
import { api } from '../../../lib/api.ts';
import { day } from '../../../lib/dates.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { fieldOptions, regionOptions } from '../../../ui/kit/form/codes.ts';
import type { Field } from '../../../ui/kit/form/field.ts';
import { SimpleForm } from '../../../ui/kit/form/simple-form.tsx';
import { useLocale } from '../../../ui/kit/language.tsx';
import { Nothing, useRead } from '../../../ui/kit/read.tsx';
import { useText } from './text.ts';

export function useProfileFields(): Field[] {
  const m = useText();
  const locale = useLocale();
  return [
    {
      kind: 'choice',
      name: 'level',
      label: m.level,
      required: true,
      options: Object.entries(m.levels).map(([value, label]) => ({ value, label })),
    },
    { kind: 'many', name: 'fields', label: m.fields, options: fieldOptions(locale), max: 20, required: true },
    { kind: 'many', name: 'regions', label: m.regions, options: regionOptions(locale), max: 20 },
    { kind: 'lines', name: 'intro', label: m.intro, max: 1000 },
  ];
}

/** Becoming a broker. */
export function RegisterBroker() {
  const m = useText();
  const fields = useProfileFields();
  return (
    <SimpleForm
      fields={fields}
      initial={{ level: 'junior', fields: [], regions: [], intro: null }}
      submit={m.register}
      send={(body: BrokerInput) => api.brokers.registerBroker({ body })}
    />
  );
}

/** Where a broker belongs, and what it may change. */
export function BrokerActs({ broker }: { readonly broker: WorkBroker }) {
  const m = useText();
  const fields = useProfileFields();
  const agencies = useRead(['agencies'], () => api.brokers.agencies({ query: { limit: 100 } }));
  const { id, can, level, regions, intro } = broker;
  const params = { id };
  return (
    <Acts>
      <Act
        label={m.affiliate}
        can={can['affiliate']}
        primary={broker.affiliations.every(({ to }) => to !== null)}
        ask={{
          fields: [
            {
              kind: 'choice',
              name: 'agency',
              label: m.agency,
              required: true,
              search: true,
              options: (agencies.data?.items ?? []).map((agency) => ({ value: agency.id, label: agency.name })),
            },
          ],
        }}
        run={(body: { agency: string }) => api.brokers.affiliateBroker({ params, body })}
      />
      <Act
        label={m.edit}
        can={can['edit']}
        ask={{ fields, initial: { level, fields: broker.fields, regions, intro } }}
        run={(body: BrokerInput) => api.brokers.editBroker({ params, version: broker.version, body })}
      />
      <Act
        label={m.leave}
        can={can['leave']}
        danger
        ask={{ fields: [] }}
        run={() => api.brokers.leaveAgency({ params })}
      />
    </Acts>
  );
}

/** The history of agencies. */
export function Affiliations({ broker }: { readonly broker: WorkBroker }) {
  const m = useText();
  if (broker.affiliations.length === 0) return <Nothing>{m.noAffiliation}</Nothing>;
  return (
    <ol className="history">
      {broker.affiliations.map(({ agency, name, from, to }) => (
        <li key={`${agency}${from}`}>
          <span className="num">
            {day(from)} – {to ? day(to) : m.now}
          </span>
          <strong>{name}</strong>
        </li>
      ))}
    </ol>
  );
}
