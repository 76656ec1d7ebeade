import type { ContractView } from '@jiebang/contract/deals/contract.ts';
import { yuan } from '../../../lib/money.ts';
import { useLocale } from '../../../ui/kit/language.tsx';
import { Facts, Table } from '../../../ui/kit/page.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from './text.ts';

/** A contract record, item by item, for both to compare. */
export function ContractWords({ of, enteredBy }: { readonly of: ContractView; readonly enteredBy: string }) {
  const m = useText();
  const locale = useLocale();
  const flag = (value: boolean) => (value ? m.yes : m.no);
  return (
    <>
      <Facts
        of={[
          [m.enteredBy, enteredBy],
          [m.confirmedAt, of.confirmedAt ? <When key="at" at={of.confirmedAt} /> : m.unconfirmed],
          [m.name, of.name],
          [m.kind, m.kinds[of.kind]],
          [m.pricing, m.pricings[of.pricing]],
          [m.total, yuan(of.totalFen, locale)],
          [m.technology, yuan(of.technologyFen, locale)],
          [m.signedOn, of.signedOn],
          [m.startsOn, of.startsOn],
          [m.endsOn, of.endsOn],
          [m.ownership, of.ownership],
          [m.crossBorder, flag(of.crossBorder)],
          [m.borderRegistration, of.borderRegistration],
          [m.related, flag(of.related)],
          [m.sellerNotice, of.sellerNotice && `${of.sellerNotice.from} – ${of.sellerNotice.to}`],
        ]}
      />
      <Table
        caption={m.plan}
        head={[m.instalment.label, m.instalment.amount, m.instalment.dueOn]}
        rows={of.paymentPlan.map(({ label, amountFen, dueOn }, i) => ({
          key: `${i} ${label}`,
          cells: [label, yuan(amountFen, locale), dueOn],
        }))}
      />
    </>
  );
}
