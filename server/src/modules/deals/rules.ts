import type { ContractRecord } from '@jiebang/contract/deals/contract.ts';
import type { Registration, Side, Slot } from '@jiebang/contract/deals/deal.ts';
import type { Rules } from '#kernel/lifecycle.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { type Signing, signingRules } from '#kernel/viewer.ts';
import { deltaProvinces, noticeDaysByProvince } from './config.ts';

/** A party as the rules see it: kind of organisation, six digits of its region (null outside the Delta), ISO 3166-1 country. */
export type PartyPlace = { readonly kind: string; readonly region: string | null; readonly country: string };

/** What the rules of a deal look at. Days are YYYY-MM-DD in Asia/Shanghai; what a form has not filled in yet is null. */
export type DealContext = {
  readonly today: string;
  /** Whether a contest oversees it. */
  readonly ofContest: boolean;
  /** The sides that the asker belongs to. */
  readonly sides: readonly Side[];
  readonly owner: PartyPlace;
  readonly solver: PartyPlace;
  /** The contract that stands recorded, and who entered it. */
  readonly contract: ContractRecord | null;
  readonly enteredBy: Side | null;
  /** The contract being entered. */
  readonly entered: ContractRecord | null;
  /** Whether the agency that it names is a verified one. */
  readonly agencyKnown: boolean;
  readonly registered: boolean;
  readonly registration: Registration | null;
  readonly paymentRecorded: boolean;
  readonly paid: boolean;
  readonly payment: { readonly amountFen: number; readonly paidOn: string } | null;
  readonly related: boolean;
  /** Whether the asker signs for the party that it acts for. */
  readonly signing: Signing;
};

/** The named rules of the deal's lifecycle. */
export const dealRules = {
  ...signingRules,
  contract_sound: ({ entered, today }) => (entered ? unsound(entered, today) : null),
  agency_known: ({ entered, agencyKnown }) =>
    entered?.agency && !agencyKnown
      ? refuse('agency_unknown', { fields: [{ path: 'agency', code: 'unknown' }] })
      : null,
  border_declared: ({ entered, owner, solver }) =>
    entered && owner.country !== solver.country && !entered.crossBorder
      ? refuse('cross_border_not_declared', { fields: [{ path: 'crossBorder', code: 'required' }] })
      : null,
  seller_noticed: ({ entered, solver }) => (entered ? unnoticed(entered, solver) : null),
  contract_entered: ({ contract }) => (contract ? null : refuse('contract_missing')),
  by_the_other_side: ({ enteredBy, sides }) =>
    enteredBy !== null && sides.includes(enteredBy) ? refuse('own_entry') : null,
  of_contest: ({ ofContest }) => (ofContest ? null : refuse('deal_of_no_contest')),
  independent: ({ sides }) => (sides.length > 0 ? refuse('own_organisation') : null),
  not_registered: ({ registered }) => (registered ? refuse('already_registered') : null),
  registration_sound: ({ registration, contract, today }) => {
    if (!registration || !contract) return null;
    if (registration.registeredOn > today) return future('registeredOn');
    return (registration.approvedIncomeFen ?? 0) > contract.technologyFen
      ? refuse('income_above_technology', { fields: [{ path: 'approvedIncomeFen', code: 'too_big' }] })
      : null;
  },
  payment_recorded: ({ paymentRecorded }) => (paymentRecorded ? null : refuse('payment_missing')),
  not_paid: ({ paid }) => (paid ? refuse('already_paid') : null),
  payment_sound: ({ payment, contract, today }) => {
    if (!payment || !contract) return null;
    if (payment.paidOn > today) return future('paidOn');
    return payment.amountFen > contract.totalFen
      ? refuse('payment_above_total', { fields: [{ path: 'amountFen', code: 'too_big' }] })
      : null;
  },
  by_the_payee_alone: ({ sides }) => (sides.includes('owner') ? refuse('own_entry') : null),
  not_related: ({ related }) => (related ? refuse('already_related') : null),
} satisfies Rules<string, DealContext>;

const future = (path: string) => refuse('day_in_future', { fields: [{ path, code: 'too_big' }] });

/** What does not add up in a contract; null when all does. */
function unsound(contract: ContractRecord, today: string): Refusal | null {
  const at = (code: string, path: string) => refuse(code, { fields: [{ path, code: 'custom' }] });
  if (contract.technologyFen > contract.totalFen) return at('technology_above_total', 'technologyFen');
  const planned = contract.paymentPlan.reduce((sum, one) => sum + BigInt(one.amountFen), 0n);
  if (planned !== BigInt(contract.totalFen)) return at('plan_differs_from_total', 'paymentPlan');
  if (contract.signedOn > today) return future('signedOn');
  if (contract.endsOn < contract.startsOn) return at('ends_before_start', 'endsOn');
  return null;
}

const DAY = 86_400_000;
/** Kinds of contract that hand over an achievement, whose negotiated price is noticed (促进科技成果转化法第十八条). */
const handsOver: readonly string[] = ['transfer', 'licence', 'equity'];

/** Whether a university's or institute's negotiated price was noticed as long as its province asks; first and last day both count. */
function unnoticed({ kind, pricing, sellerNotice }: ContractRecord, seller: PartyPlace): Refusal | null {
  const mustNotice =
    (seller.kind === 'university' || seller.kind === 'institute') &&
    pricing === 'negotiated' &&
    handsOver.includes(kind);
  if (!mustNotice && !sellerNotice) return null;
  if (!sellerNotice) return refuse('seller_notice_missing', { fields: [{ path: 'sellerNotice', code: 'required' }] });
  const days = (Date.parse(sellerNotice.to) - Date.parse(sellerNotice.from)) / DAY + 1;
  const least = mustNotice ? (noticeDaysByProvince[seller.region?.slice(0, 2) ?? ''] ?? 1) : 1;
  return days >= least
    ? null
    : refuse('seller_notice_too_short', { fields: [{ path: 'sellerNotice', code: 'too_small' }], detail: { least } });
}

/** Whether a deal crosses regions of the Delta: both parties are registered in it, in different provinces. */
export function isCrossRegion(owner: string | null, solver: string | null): boolean {
  const [one, other] = [owner?.slice(0, 2) ?? '', solver?.slice(0, 2) ?? ''];
  return one !== other && deltaProvinces.includes(one) && deltaProvinces.includes(other);
}

/** Whether one party is registered abroad and the other is not: what passes between them leaves the country. */
export function crossesBorder(
  { owner, solver }: { readonly owner: string; readonly solver: string },
  organisations: ReadonlyMap<string, { readonly country: string }>,
): boolean {
  return organisations.get(owner)?.country !== organisations.get(solver)?.country;
}

/** A meeting as its rules see it. */
export type MeetingPlan = { readonly asked_by: string; readonly accepted: number | null; readonly slots: unknown };

/** Whether one of these sides may accept a time: another side asked, and none is accepted yet. Null when it may. */
export function mayAccept(meeting: MeetingPlan, sides: readonly Side[]): Refusal | null {
  if (meeting.accepted !== null) return refuse('already_accepted');
  return sides.some((side) => side !== meeting.asked_by) ? null : refuse('own_meeting');
}

/** Whether there is something to write minutes of: the accepted time has come. Null when there is. */
export function mayWriteMinutes({ accepted, slots }: MeetingPlan, now: Date): Refusal | null {
  const slot = accepted === null ? undefined : (slots as readonly Slot[])[accepted];
  return slot && Date.parse(slot.startsAt) <= now.getTime() ? null : refuse('meeting_not_held');
}
