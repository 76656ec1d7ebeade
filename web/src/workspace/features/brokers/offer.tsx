import { api } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { useText } from './text.ts';

type Typed = {
  number: string;
  organisation: string;
  side: 'owner' | 'solver';
  from: string;
  to: string;
  terms: string;
};

/** A broker offers to act for an owner or a solver; the principal confirms. */
export function OfferMandate() {
  const m = useText();
  const send = async ({ number, ...offer }: Typed) => {
    const need = await api.needs.read({ params: { number } });
    return api.brokers.offerMandate({ body: { ...offer, need: need.id } });
  };
  return (
    <Acts>
      <Act
        label={m.offer}
        can={true}
        primary
        ask={{
          says: m.offerSays,
          fields: [
            { kind: 'line', name: 'number', label: m.need, hint: m.needHint, max: 40, required: true },
            { kind: 'organisation', name: 'organisation', label: m.principal, hint: m.principalHint, required: true },
            {
              kind: 'choice',
              name: 'side',
              label: m.side,
              required: true,
              options: [
                { value: 'owner', label: m.sides.owner },
                { value: 'solver', label: m.sides.solver },
              ],
            },
            { kind: 'day', name: 'from', label: m.from, required: true, half: true },
            { kind: 'day', name: 'to', label: m.to, required: true, half: true },
            { kind: 'lines', name: 'terms', label: m.terms, max: 1000, required: true },
          ],
        }}
        run={send}
      />
    </Acts>
  );
}
