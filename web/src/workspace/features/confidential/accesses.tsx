import type { OwnersAccess } from '@jiebang/contract/needs/confidential/text.ts';
import { api } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import type { Field } from '../../../ui/kit/form/field.ts';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from './text.ts';

type Why = { reason: string };

/** Who asked to read, and what the owner may decide on each. */
export function Accesses({ need }: { readonly need: string }) {
  const m = useText();
  return (
    <Paged
      name={m.accesses}
      from={['confidential-accesses', need]}
      call={(query) => api.needs.accesses({ params: { id: need }, query })}
      empty={m.accessesEmpty}
    >
      {(access) => <Access key={access.id} of={access} />}
    </Paged>
  );
}

function Access({ of }: { readonly of: OwnersAccess }) {
  const m = useText();
  const params = { id: of.id };
  const why: Field[] = [
    { kind: 'lines', name: 'reason', label: m.reason, hint: m.reasonSeen, max: 500, required: true },
  ];
  return (
    <Line
      title={`${of.person ?? m.someone} · ${of.organisation.name}`}
      state={m.accessStates[of.state]}
      facts={[
        <span key="asked">
          {m.askedAt} <When at={of.askedAt} plain />
        </span>,
        m.accepted(of.accepted.version),
        m.times(of.readings),
      ]}
    >
      {of.reason && <p className="line-more">{of.reason}</p>}
      <div className="line-text">
        <Acts>
          <Act
            label={m.grant}
            can={of.can['grant']}
            primary={of.state === 'asked'}
            run={() => api.needs.grantAccess({ params })}
          />
          <Act
            label={m.decline}
            can={of.can['decline']}
            ask={{ fields: why }}
            run={(body: Why) => api.needs.declineAccess({ params, body })}
          />
          <Act
            label={m.end}
            can={of.can['end']}
            danger
            ask={{ fields: why }}
            run={(body: Why) => api.needs.endAccess({ params, body })}
          />
        </Acts>
      </div>
    </Line>
  );
}
