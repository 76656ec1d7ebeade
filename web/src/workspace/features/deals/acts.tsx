import type { FailureReason, WorkDeal } from '@jiebang/contract/deals/deal.ts';
import { api } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import type { Field } from '../../../ui/kit/form/field.ts';
import { GoButton } from '../../../ui/kit/link.tsx';
import { useText } from './text.ts';

type Why = { reason: string };
type Registered = { number: string; registeredOn: string; approvedIncomeFen: number | null };
type Paid = { amountFen: number; paidOn: string; document: string };

/** What may be done with a deal now, by whoever is looking. */
export function DealActs({ deal }: { readonly deal: WorkDeal }) {
  const m = useText();
  const { can, id } = deal;
  const params = { id };
  const why: Field[] = [{ kind: 'lines', name: 'reason', label: m.reason, max: 500, required: true }];
  const contract = deal.view === 'party' ? deal.contract : null;
  const documents = deal.view === 'party' ? deal.documents : [];
  return (
    <Acts>
      <Act label={m.begin} can={can['begin']} primary run={() => api.deals.begin({ params })} />
      {can['enter_contract'] === true && (
        <GoButton to={`/deals/${id}/contract`} primary={!contract}>
          {contract ? m.editContract : m.enterContract}
        </GoButton>
      )}
      {contract && (
        <Act
          label={m.confirmContract}
          can={can['confirm_contract']}
          primary
          ask={{ says: m.confirmSays, fields: [] }}
          run={() => api.deals.confirmContract({ params, version: contract.version })}
        />
      )}
      <Act label={m.perform} can={can['perform']} primary run={() => api.deals.perform({ params })} />
      <Act label={m.accept} can={can['accept']} primary run={() => api.deals.accept({ params })} />
      <Act label={m.close} can={can['close']} primary run={() => api.deals.close({ params })} />
      <Act
        label={m.register}
        can={can['register']}
        ask={{
          fields: [
            { kind: 'line', name: 'number', label: m.registrationNumber, max: 40, required: true, half: true },
            { kind: 'day', name: 'registeredOn', label: m.registeredOn, required: true, half: true },
            { kind: 'money', name: 'approvedIncomeFen', label: m.approvedIncome, per: 'yuan', half: true },
          ],
        }}
        run={(body: Registered) => api.deals.register({ params, body })}
      />
      <Act
        label={m.recordPayment}
        can={can['record_payment']}
        ask={{
          fields: [
            { kind: 'money', name: 'amountFen', label: m.amount, per: 'yuan', required: true, half: true },
            { kind: 'day', name: 'paidOn', label: m.paidOn, required: true, half: true },
            {
              kind: 'choice',
              name: 'document',
              label: m.proof,
              hint: m.proofHint,
              required: true,
              search: true,
              options: documents.map((file) => ({ value: file.id, label: file.name })),
            },
          ],
        }}
        run={(body: Paid) => api.deals.recordPayment({ params, body })}
      />
      <Act
        label={m.confirmPayment}
        can={can['confirm_payment']}
        primary
        run={() => api.deals.confirmPayment({ params })}
      />
      <Act
        label={m.fail}
        can={can['fail']}
        danger
        ask={{
          fields: [
            {
              kind: 'choice',
              name: 'why',
              label: m.why,
              required: true,
              options: Object.entries(m.failures).map(([value, label]) => ({ value, label })),
            },
            { kind: 'lines', name: 'note', label: m.note, max: 500 },
          ],
        }}
        run={(body: { why: FailureReason; note: string | null }) => api.deals.fail({ params, body })}
      />
      <Act
        label={m.declareRelated}
        can={can['declare_related']}
        ask={{ fields: why }}
        run={(body: Why) => api.deals.declareRelated({ params, body })}
      />
      <Act
        label={m.askVoid}
        can={can['ask_void']}
        danger
        ask={{ fields: why }}
        run={(body: Why) => api.deals.askVoid({ params, body })}
      />
      <Act
        label={m.void}
        can={can['void']}
        danger
        ask={{ fields: why }}
        run={(body: Why) => api.deals.void({ params, body })}
      />
    </Acts>
  );
}
