import type { WorkDeal } from '@jiebang/contract/deals/deal.ts';
import { yuan } from '../../../lib/money.ts';
import { useKit, useLocale } from '../../../ui/kit/language.tsx';
import { Facts } from '../../../ui/kit/page.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useSides } from './sides.ts';
import { useText } from './text.ts';

/** Where a deal stands, for all who may see it. */
export function DealFacts({ deal }: { readonly deal: WorkDeal }) {
  const m = useText();
  const kit = useKit();
  const called = useSides();
  const locale = useLocale();
  const named = ({ name, nameEn }: { name: string; nameEn: string | null }) =>
    locale === 'zh' ? name : (nameEn ?? name);
  const flag = (value: boolean) => (value ? m.yes : m.no);
  const registration = deal.view === 'party' ? deal.registration : null;
  const payment = deal.view === 'party' ? deal.payment : null;
  const source = deal.achievement
    ? m.ofInquiry(deal.achievement.number)
    : deal.session === null
      ? m.ofResult
      : m.ofSession(deal.session);
  return (
    <Facts
      of={[
        [called(deal, 'owner'), named(deal.owner)],
        [called(deal, 'solver'), named(deal.solver)],
        [m.agency, deal.agency && named(deal.agency)],
        [m.openedAt, <When key="at" at={deal.openedAt} />],
        [m.source, source],
        [m.confirmedAt, deal.contractConfirmedAt && <When at={deal.contractConfirmedAt} />],
        [m.crossRegion, deal.crossRegion === null ? null : flag(deal.crossRegion)],
        [m.related, flag(deal.related)],
        [m.registered, registration ? `${registration.number} · ${registration.registeredOn}` : flag(deal.registered)],
        [m.approvedIncome, registration?.approvedIncomeFen ? yuan(registration.approvedIncomeFen, locale) : null],
        [
          m.paid,
          payment
            ? `${yuan(payment.amountFen, locale)} · ${payment.paidOn} · ${payment.confirmedAt ? m.yes : m.pending}`
            : flag(deal.paid),
        ],
        [m.fail, deal.failure && m.failures[deal.failure]],
        [m.voidAsked, deal.voidAsked && `${called(deal, deal.voidAsked.by)}${kit.marks.colon}${deal.voidAsked.reason}`],
      ]}
    />
  );
}
