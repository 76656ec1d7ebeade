import { OrganisationState } from '@jiebang/contract/identity/organisation.ts';
import { api } from '../../../lib/api.ts';
import type { Field } from '../../../ui/kit/form/field.ts';
import { SimpleForm } from '../../../ui/kit/form/simple-form.tsx';
import { useKit } from '../../../ui/kit/language.tsx';
import { useAsked, useGo } from '../../../ui/kit/link.tsx';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from './text.ts';

type Asked = { readonly state: string; readonly text: string | null };

/** Organisations for those who verify them: who waits, and any other by state, name or number. The filter stands in the address. */
export function OrganisationDesk({ address }: { readonly address: string }) {
  const m = useText();
  const kit = useKit();
  const go = useGo();
  const asked = useAsked('state');
  const state = OrganisationState.safeParse(asked).data ?? (asked === 'all' ? 'all' : 'pending');
  const text = useAsked('text');
  const fields: Field[] = [
    {
      kind: 'choice',
      name: 'state',
      label: m.inState,
      required: true,
      half: true,
      options: [
        { value: 'all', label: m.allStates },
        ...OrganisationState.options.map((value) => ({ value, label: kit.organisationState[value] })),
      ],
    },
    { kind: 'line', name: 'text', label: m.nameOrNumber, max: 100, half: true },
  ];
  return (
    <>
      <SimpleForm
        key={`${state} ${text ?? ''}`}
        name={m.find}
        fields={fields}
        initial={{ state, text: text ?? null }}
        submit={m.find}
        primary={false}
        send={async (typed: Asked) => {
          const said = new URLSearchParams({ state: typed.state, ...(typed.text ? { text: typed.text } : {}) });
          go(`${address}?${said}`);
        }}
      />
      <Paged
        name={m.queue}
        from={['verifications', state, text ?? '']}
        call={(page) => api.identity.waitingOrganisations({ query: { ...page, state, ...(text ? { text } : {}) } })}
        empty={state === 'pending' && !text ? m.queueEmpty : m.noneFound}
      >
        {(of) => (
          <Line
            key={of.id}
            to={`/organisations/${of.id}`}
            title={of.name}
            facts={[
              kit.organisationKind[of.kind],
              of.uscc ?? of.registrationNumber,
              <span key="asked">
                {of.state === 'pending' && m.asked} <When at={of.movedAt} />
              </span>,
              of.due && (
                <span key="due">
                  {m.due} <When at={of.due} />
                </span>
              ),
            ]}
            state={of.due && new Date(of.due) < new Date() ? m.overdue : kit.organisationState[of.state]}
          />
        )}
      </Paged>
    </>
  );
}
