import type { AgencyInput, WorkAgency } from '@jiebang/contract/brokers/agency.ts';
import { api } from '../../../lib/api.ts';
import { Act } from '../../../ui/kit/act.tsx';
import { fieldOptions } from '../../../ui/kit/form/codes.ts';
import type { Field } from '../../../ui/kit/form/field.ts';
import { useLocale } from '../../../ui/kit/language.tsx';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from './text.ts';

type Why = { reason: string };

export function useAgencyFields(): Field[] {
  const m = useText();
  const locale = useLocale();
  return [
    { kind: 'lines', name: 'intro', label: m.intro, max: 1000, required: true },
    { kind: 'many', name: 'fields', label: m.fields, options: fieldOptions(locale), max: 20 },
  ];
}

/** Agencies of this person, or those an organiser decides on. */
export function Agencies({ desk }: { readonly desk: 'own' | 'organiser' }) {
  const m = useText();
  return (
    <Paged
      name={desk === 'own' ? m.agencyOwn : m.agencyDesk}
      from={['work-agencies', desk]}
      call={(page) => api.brokers.workAgencies({ query: { ...page, desk } })}
      empty={m.agencyEmpty}
    >
      {(agency) => (
        <Line
          key={agency.id}
          title={agency.name}
          facts={[agency.intro.slice(0, 60), agency.reason, <When key="at" at={agency.since} />]}
          state={m.agencyStates[agency.state]}
        >
          <AgencyActs agency={agency} />
        </Line>
      )}
    </Paged>
  );
}

function AgencyActs({ agency }: { readonly agency: WorkAgency }) {
  const m = useText();
  const fields = useAgencyFields();
  const { can, id } = agency;
  const params = { id };
  const why: Field[] = [{ kind: 'lines', name: 'reason', label: m.reason, max: 500, required: true }];
  return (
    <>
      <Act label={m.list} can={can['list']} primary run={() => api.brokers.listAgency({ params })} />
      <Act
        label={m.return}
        can={can['return']}
        ask={{ fields: why }}
        run={(body: Why) => api.brokers.returnAgency({ params, body })}
      />
      <Act
        label={m.delist}
        can={can['delist']}
        danger
        ask={{ fields: why }}
        run={(body: Why) => api.brokers.delistAgency({ params, body })}
      />
      <Act
        label={m.reapply}
        can={can['reapply']}
        ask={{ fields, initial: { intro: agency.intro, fields: agency.fields } }}
        run={(body: AgencyInput) => api.brokers.reapplyAgency({ params, body })}
      />
    </>
  );
}
