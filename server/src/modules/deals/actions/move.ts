import type { ContractRecord } from '@jiebang/contract/deals/contract.ts';
import type { DealChanged, Side } from '@jiebang/contract/deals/deal.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { type Actor, actorOf, noSignatory, type Viewer } from '#kernel/viewer.ts';
import { shanghaiDate } from '#kernel/working-days.ts';
import { adminsOf, organisationsById, signatoriesOf, signingOf } from '#modules/identity/index.ts';
import { lockNeed, moveAlong } from '#modules/needs/index.ts';
import { type Db, now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf, isParty, organisationOf, sidesOf, toOrganisers } from '../access.ts';
import { type DealAction, type DealPart, dealLife } from '../lifecycle.ts';
import { type DealContext, dealRules } from '../rules.ts';
import { type DealRow, findContract, findDeal, lockDeal } from '../store.ts';
import { recordOf } from '../views.ts';

/** A deal whose row is held, an action decided on it, and in whose name it is done. */
export type Decided = {
  readonly deal: DealRow;
  readonly context: DealContext;
  readonly by: DealPart;
  /** Of `by`, where it is a party: the first that the asker belongs to. */
  readonly side: Side;
  readonly person: string;
  readonly actor: Actor;
  readonly at: Date;
};
type NeedAction = Parameters<typeof moveAlong>[2];
export type Effect = {
  readonly reason?: string;
  /** What the rules need beyond the deal itself. */
  readonly given?: Partial<DealContext>;
  /** Where the need goes with the deal; its row is then locked first. */
  readonly journey?: NeedAction;
  /** What is written with the move, before the state changes. */
  readonly apply?: (tx: Tx, decided: Decided) => Promise<Refusal | undefined>;
};

/** The organisations that are its parties. */
export function partiesOf(deal: Pick<DealRow, 'owner' | 'solver' | 'agency'>): string[] {
  return [deal.owner, deal.solver, deal.agency].filter((one) => one !== null);
}

/** Who may learn of it live: of the solver's organisation, those whom `sidesOf` admits. */
export async function audienceOf(db: Db, deal: DealRow): Promise<string[]> {
  const organisations = [deal.owner, deal.agency].filter((one) => one !== null);
  const signing = (await signatoriesOf(db, deal.solver)).map(({ person }) => person);
  const people = new Set([...deal.team, ...(await adminsOf(db, deal.solver)), ...signing]);
  return [...organisations.map((one) => `organisation:${one}`), ...[...people].map((one) => `person:${one}`)];
}

/** Moves that the organiser of the contest may learn of: where the deal stands, never what is being talked of. */
const overseen: readonly DealAction[] = [
  'open',
  'begin',
  'confirm_contract',
  'perform',
  'accept',
  'close',
  'fail',
  'void',
  'ask_void',
  'register',
  'confirm_payment',
  'declare_related',
];

/** One move of a deal asked for by a person: the way of every action that changes the deal itself. */
export async function moveDeal(
  platform: Platform,
  viewer: Viewer,
  id: string,
  action: DealAction,
  effect: Effect = {},
): Promise<DealChanged | Refusal> {
  return platform.transact(async (tx) => {
    const found = await findDeal(tx, id);
    if (!found || asOf(viewer, found).length === 0) return refuse('not_found');
    if (effect.journey && found.need !== null) await lockNeed(tx, found.need);
    const decided = await decideOn(tx, viewer, id, action, effect.given);
    if (isRefusal(decided)) return decided;
    const { deal, actor, move } = decided;
    const stopped = await effect.apply?.(tx, decided);
    if (stopped) return stopped;
    const refusal = await moveRow(tx, dealLife, id, move, {
      actor,
      ...(effect.reason ? { reason: effect.reason } : {}),
      data: { need: deal.need },
      audience: [...(await audienceOf(tx, deal)), ...(overseen.includes(action) ? toOrganisers(deal) : [])],
    });
    if (refusal) return refusal;
    if (effect.journey && deal.need !== null) {
      const moved = await moveAlong(tx, deal.need, effect.journey, { ...actor, role: 'journey' });
      if (isRefusal(moved)) return moved;
    }
    return { id, state: move.to, version: deal.version + 1 };
  });
}

/** What happens within a deal without moving it: meetings, documents, contacts. Parties only; told to parties only. */
export async function withinDeal<T>(
  platform: Platform,
  viewer: Viewer,
  id: string,
  action: DealAction,
  work: (tx: Tx, decided: Decided) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  return platform.transact<T>(async (tx) => {
    const decided = await decideOn(tx, viewer, id, action);
    if (isRefusal(decided)) return decided;
    const { deal, actor, move } = decided;
    if (!isParty(viewer, deal)) return refuse('not_found');
    const result = await work(tx, decided);
    if (isRefusal(result)) return result;
    record(tx, {
      name: move.fact,
      subject: id,
      actor,
      data: { need: deal.need },
      audience: await audienceOf(tx, deal),
    });
    return result;
  });
}

async function decideOn(tx: Tx, viewer: Viewer, id: string, action: DealAction, given: Partial<DealContext> = {}) {
  const deal = await lockDeal(tx, id);
  if (!deal || viewer.person === null) return refuse('not_found');
  const as = asOf(viewer, deal);
  if (as.length === 0) return refuse('not_found');
  const at = await now(tx);
  const context = { ...(await contextOf(tx, deal, viewer, at, given.entered)), ...given };
  const move = decide(dealLife, dealRules, { action, state: deal.state, as, context });
  if (isRefusal(move)) return move;
  const actor = actorOf(viewer, move.by, organisationOf(deal, move.by));
  const side = context.sides.find((one) => one === move.by) ?? 'owner';
  return { deal, context, by: move.by, side, person: viewer.person, actor, at, move };
}

/** What the rules look at, read in the transaction that decides. */
export async function contextOf(
  db: Db,
  deal: DealRow,
  viewer: Viewer,
  at: Date,
  entered: ContractRecord | null = null,
): Promise<DealContext> {
  const parties = [deal.owner, deal.solver];
  const organisations = await organisationsById(db, entered?.agency ? [...parties, entered.agency] : parties);
  const agency = organisations.get(entered?.agency ?? '');
  const placeOf = (id: string) => {
    const card = organisations.get(id);
    if (!card) throw new Error(`the organisation ${id} of a deal vanished`);
    return { kind: card.kind, region: card.region, country: card.country };
  };
  const contract = await findContract(db, deal.id);
  const sides = sidesOf(viewer, deal);
  const acting = sides.find((side) => side !== 'agency');
  return {
    today: shanghaiDate(at),
    ofContest: deal.contest !== null,
    sides,
    owner: placeOf(deal.owner),
    solver: placeOf(deal.solver),
    contract: contract ? recordOf(contract) : null,
    enteredBy: contract ? (contract.entered_by as Side) : null,
    entered,
    agencyKnown: agency?.kind === 'agency' && agency.verified,
    registered: deal.registration_number !== null,
    registration: null,
    paymentRecorded: deal.payment_fen !== null,
    paid: deal.paid_at !== null,
    payment: null,
    related: deal.related,
    signing: acting === undefined ? noSignatory : await signingOf(db, viewer, deal[acting]),
  };
}
