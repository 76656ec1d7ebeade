import type { Mandate } from '@jiebang/contract/brokers/mandate.ts';
import { api } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import type { Field } from '../../../ui/kit/form/field.ts';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { useText } from './text.ts';

type Why = { reason: string };
type Service = { kind: 'diagnosis' | 'recommendation' | 'meeting' | 'other'; day: string; text: string };

/** Mandates of this person as a broker, or of its organisations as principals. */
export function Mandates({ as }: { readonly as: 'broker' | 'principal' }) {
  const m = useText();
  return (
    <Paged
      name={as === 'broker' ? m.mandatesBroker : m.mandatesPrincipal}
      from={['mandates', as]}
      call={(page) => api.brokers.mandates({ query: { ...page, as } })}
      empty={m.mandatesEmpty}
    >
      {(one) => (
        <Line
          key={one.id}
          to={`/mandates/${one.id}`}
          title={`${one.broker.name} ${one.broker.number} → ${one.organisation.name}`}
          facts={[m.sides[one.side], `${one.from} – ${one.to}`]}
          state={m.mandateStates[one.state]}
        />
      )}
    </Paged>
  );
}

/** What may be done with a mandate now. */
export function MandateActs({ of }: { readonly of: Mandate }) {
  const m = useText();
  const { can, id } = of;
  const params = { id };
  const why: Field[] = [{ kind: 'lines', name: 'reason', label: m.reason, max: 500, required: true }];
  return (
    <Acts>
      <Act label={m.confirm} can={can['confirm']} primary run={() => api.brokers.confirmMandate({ params })} />
      <Act
        label={m.decline}
        can={can['decline']}
        ask={{ fields: why }}
        run={(body: Why) => api.brokers.declineMandate({ params, body })}
      />
      <Act label={m.withdraw} can={can['withdraw']} run={() => api.brokers.withdrawMandate({ params })} />
      <Act
        label={m.record}
        can={can['record']}
        primary
        ask={{
          says: m.recordSays,
          fields: [
            {
              kind: 'choice',
              name: 'kind',
              label: m.kind,
              required: true,
              options: Object.entries(m.serviceKinds).map(([value, label]) => ({ value, label })),
            },
            { kind: 'day', name: 'day', label: m.day, required: true, half: true },
            { kind: 'lines', name: 'text', label: m.text, max: 1000, required: true },
          ],
        }}
        run={(body: Service) => api.brokers.recordService({ params, body })}
      />
      <Act
        label={m.end}
        can={can['end']}
        danger
        ask={{ fields: why }}
        run={(body: Why) => api.brokers.endMandate({ params, body })}
      />
    </Acts>
  );
}
