import type { ContractRecord, ContractView } from '@jiebang/contract/deals/contract.ts';
import type {
  Contact,
  DealCard,
  DealState,
  FailureReason,
  Meeting,
  OverseenDeal,
  PartyDeal,
  Side,
  Slot,
} from '@jiebang/contract/deals/deal.ts';
import { allowed } from '#kernel/lifecycle.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { OrganisationCard } from '#modules/identity/index.ts';
import { moveView, type NamedMove } from '#platform/db/move.ts';
import type { SavedFile } from '#platform/files/store.ts';
import { asOf, sidesOf } from './access.ts';
import { dealLife } from './lifecycle.ts';
import { type DealContext, dealRules, mayAccept, mayWriteMinutes } from './rules.ts';
import type { ContactRow, ContractRow, DealRow, MeetingRow } from './store.ts';

/** A contract's words, as they were entered. */
export function recordOf(row: ContractRow): ContractRecord {
  return {
    name: row.name,
    kind: row.kind as ContractRecord['kind'],
    pricing: row.pricing as ContractRecord['pricing'],
    totalFen: row.total_fen,
    technologyFen: row.technology_fen,
    paymentPlan: row.payment_plan as ContractRecord['paymentPlan'],
    signedOn: row.signed_on,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    ownership: row.ownership,
    agency: row.agency,
    crossBorder: row.cross_border,
    borderRegistration: row.border_registration,
    related: row.related,
    sellerNotice:
      row.notice_from === null || row.notice_to === null ? null : { from: row.notice_from, to: row.notice_to },
  };
}

/** A contract with its version and who entered and confirmed it. */
export function contractView(row: ContractRow): ContractView {
  return {
    ...recordOf(row),
    version: row.version,
    enteredBy: row.entered_by as ContractView['enteredBy'],
    enteredAt: row.entered_at.toISOString(),
    confirmedAt: row.confirmed_at?.toISOString() ?? null,
  };
}

export type DealParts = {
  readonly deal: DealRow;
  readonly organisations: ReadonlyMap<string, OrganisationCard>;
  readonly context: DealContext;
};

function core({ deal, organisations, context }: DealParts, viewer: Viewer): Omit<OverseenDeal, 'view'> {
  const party = (id: string) => {
    const card = organisations.get(id);
    if (!card) throw new Error(`the organisation ${id} of a deal vanished`);
    return { id, name: card.name, nameEn: card.nameEn, region: card.region };
  };
  return {
    id: deal.id,
    version: deal.version,
    state: deal.state,
    since: deal.moved_at.toISOString(),
    openedAt: deal.created_at.toISOString(),
    need:
      deal.need === null || deal.need_number === null
        ? null
        : { id: deal.need, number: deal.need_number, title: deal.title },
    achievement: deal.achievement_number === null ? null : { number: deal.achievement_number, title: deal.title },
    session: deal.session,
    contest: deal.contest,
    owner: party(deal.owner),
    solver: party(deal.solver),
    agency: deal.agency === null ? null : party(deal.agency),
    contractConfirmedAt: deal.confirmed_at?.toISOString() ?? null,
    crossRegion: deal.cross_region,
    related: deal.related,
    registered: deal.registration_number !== null,
    paid: deal.paid_at !== null,
    failure: deal.failure as FailureReason | null,
    voidAsked:
      deal.void_asked_by === null || deal.void_reason === null
        ? null
        : { by: deal.void_asked_by as Side, reason: deal.void_reason },
    can: allowed(dealLife, dealRules, { state: deal.state, as: asOf(viewer, deal), context }) as OverseenDeal['can'],
  };
}

/** A deal as the organiser sees it: where it stands, never what was agreed. */
export function overseenDeal(parts: DealParts, viewer: Viewer): OverseenDeal {
  return { view: 'overseen', ...core(parts, viewer) };
}

export type PartyParts = DealParts & {
  readonly contract: ContractRow | undefined;
  readonly contacts: readonly ContactRow[];
  readonly meetings: readonly MeetingRow[];
  readonly files: readonly (SavedFile & { readonly side: Side })[];
  readonly moves: readonly NamedMove[];
  readonly now: Date;
};

/** A deal as one of its parties sees it, from the first of the viewer's sides. */
export function partyDeal(parts: PartyParts, viewer: Viewer): PartyDeal {
  const { deal, contract } = parts;
  const sides = sidesOf(viewer, deal);
  const [side] = sides;
  if (side === undefined) throw new Error('a deal shown to a stranger');
  return {
    view: 'party',
    ...core(parts, viewer),
    side,
    contract: contract ? contractView(contract) : null,
    registration:
      deal.registration_number === null || deal.registered_on === null
        ? null
        : {
            number: deal.registration_number,
            registeredOn: deal.registered_on,
            approvedIncomeFen: deal.approved_income_fen,
          },
    payment: paymentOf(deal),
    contacts: contactsShown(parts.contacts, side),
    meetings: parts.meetings.map((meeting) => meetingView(meeting, sides, parts.now)),
    documents: parts.files.map(({ id, name, size, scan, side: from, at }) => ({
      id,
      name,
      size,
      scan,
      side: from,
      at: at.toISOString(),
    })),
    moves: parts.moves.map((move) => moveView<DealState>(move)),
  };
}

function paymentOf(deal: DealRow): PartyDeal['payment'] {
  if (deal.payment_fen === null || deal.paid_on === null || deal.payment_document === null) return null;
  return {
    amountFen: deal.payment_fen,
    paidOn: deal.paid_on,
    document: deal.payment_document,
    confirmedAt: deal.paid_at?.toISOString() ?? null,
  };
}

/** Each side sees its own contact; the other's only when both stand. The agency sees none. */
function contactsShown(contacts: readonly ContactRow[], side: Side): PartyDeal['contacts'] {
  const agreedByBoth = contacts.length === 2;
  const contactOf = (row: ContactRow | undefined): Contact | null =>
    row ? { name: row.name, phone: row.phone, email: row.email } : null;
  if (side === 'agency') return { own: null, other: null, agreedByBoth };
  const own = contactOf(contacts.find((row) => row.side === side));
  return { own, other: agreedByBoth ? contactOf(contacts.find((row) => row.side !== side)) : null, agreedByBoth };
}

function meetingView(row: MeetingRow, sides: readonly Side[], now: Date): Meeting {
  const accept = mayAccept(row, sides);
  const minutes = mayWriteMinutes(row, now);
  return {
    id: row.id,
    askedBy: row.asked_by as Side,
    topic: row.topic,
    place: row.place,
    slots: row.slots as Slot[],
    accepted: row.accepted,
    minutes: row.minutes,
    can: {
      accept: accept ? { code: accept.refused } : true,
      write_minutes: minutes ? { code: minutes.refused } : true,
    },
  };
}

/** A line of a list of deals. */
export function dealCard(deal: DealRow, names: ReadonlyMap<string, OrganisationCard>, viewer: Viewer): DealCard {
  return {
    id: deal.id,
    state: deal.state,
    since: deal.moved_at.toISOString(),
    openedAt: deal.created_at.toISOString(),
    needNumber: deal.need_number,
    achievementNumber: deal.achievement_number,
    title: deal.title,
    owner: names.get(deal.owner)?.name ?? '',
    solver: names.get(deal.solver)?.name ?? '',
    side: sidesOf(viewer, deal)[0] ?? null,
    contractConfirmed: deal.confirmed_at !== null,
  };
}
