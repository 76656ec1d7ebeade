import type { ContractRecord } from '@jiebang/contract/deals/contract.ts';
import type { PartyDeal } from '@jiebang/contract/deals/deal.ts';
import { api } from '../../../lib/api.ts';
import { emptyValues, type Field, type Values } from '../../../ui/kit/form/field.ts';
import { SimpleForm } from '../../../ui/kit/form/simple-form.tsx';
import { useText } from './text.ts';

function useContractFields(): Field[] {
  const m = useText();
  const options = (names: Readonly<Record<string, string>>) =>
    Object.entries(names).map(([value, label]) => ({ value, label }));
  return [
    { kind: 'line', name: 'name', label: m.name, max: 120, required: true },
    { kind: 'choice', name: 'kind', label: m.kind, options: options(m.kinds), required: true, half: true },
    { kind: 'organisation', name: 'agency', label: m.agency, hint: m.agencyHint, only: 'agency' },
    { kind: 'choice', name: 'pricing', label: m.pricing, options: options(m.pricings), required: true },
    { kind: 'money', name: 'totalFen', label: m.total, per: 'yuan', required: true, half: true },
    {
      kind: 'money',
      name: 'technologyFen',
      label: m.technology,
      hint: m.technologyHint,
      per: 'yuan',
      required: true,
      half: true,
    },
    {
      kind: 'rows',
      name: 'paymentPlan',
      label: m.plan,
      hint: m.planHint,
      add: m.addInstalment,
      max: 24,
      required: true,
      fields: [
        { kind: 'line', name: 'label', label: m.instalment.label, max: 60, required: true },
        { kind: 'money', name: 'amountFen', label: m.instalment.amount, per: 'yuan', required: true, half: true },
        { kind: 'day', name: 'dueOn', label: m.instalment.dueOn, required: true, half: true },
      ],
    },
    { kind: 'day', name: 'signedOn', label: m.signedOn, required: true, half: true },
    { kind: 'day', name: 'startsOn', label: m.startsOn, required: true, half: true },
    { kind: 'day', name: 'endsOn', label: m.endsOn, required: true, half: true },
    { kind: 'lines', name: 'ownership', label: m.ownership, max: 1000, required: true },
    { kind: 'days', name: 'sellerNotice', label: m.sellerNotice, hint: m.sellerNoticeHint },
    { kind: 'flag', name: 'crossBorder', label: m.crossBorder },
    {
      kind: 'line',
      name: 'borderRegistration',
      label: m.borderRegistration,
      max: 60,
      half: true,
      when: ({ crossBorder }) => crossBorder === true,
    },
    { kind: 'flag', name: 'related', label: m.relatedField },
  ];
}

/** The contract record as one side enters it. */
export function ContractForm({ deal, done }: { readonly deal: PartyDeal; readonly done: () => void }) {
  const m = useText();
  const fields = useContractFields();
  const { contract } = deal;
  const initial: Values = contract ? recordOf(contract) : { ...emptyValues(fields), agency: deal.agency?.id ?? null };
  return (
    <SimpleForm
      fields={fields}
      initial={initial}
      submit={m.save}
      send={(record: ContractRecord) =>
        api.deals.enterContract({
          params: { id: deal.id },
          version: contract?.version ?? 0,
          body: { ...record, borderRegistration: record.crossBorder ? record.borderRegistration : null },
        })
      }
      done={done}
    />
  );
}

function recordOf(contract: NonNullable<PartyDeal['contract']>): Values {
  const { version, enteredBy, enteredAt, confirmedAt, ...record } = contract;
  return record;
}
