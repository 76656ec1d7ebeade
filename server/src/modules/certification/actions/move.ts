import type { ApplicationChanged } from '@jiebang/contract/certification/certificate.ts';
import { toHolders } from '#kernel/audience.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { type Actor, actorOf, type Viewer } from '#kernel/viewer.ts';
import { audienceOfDeal, type DealRow, lockDeal, partiesOf, sidesOf, standing } from '#modules/deals/index.ts';
import { type Db, now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf, exchangeOf, isOfParty, mayRead } from '../access.ts';
import { type ApplicationAction, applicationLife, type CertificationPart } from '../lifecycle.ts';
import { type CertificationContext, certificationRules } from '../rules.ts';
import { type ApplicationRow, findApplication, lockApplication, setRevoked } from '../store.ts';

/** An application whose row is held, with its deal, and in whose name something is done to it. */
export type Decided = {
  readonly application: ApplicationRow;
  readonly deal: DealRow;
  readonly by: CertificationPart;
  readonly person: string;
  readonly at: Date;
};
export type Effect<T> = {
  readonly reason?: string;
  readonly given?: Partial<CertificationContext>;
  /** What is written with the move, before the state changes; what it returns is added to the reply. */
  readonly apply?: (tx: Tx, decided: Decided) => Promise<T | Refusal>;
};

/** Who may learn of it live: those whom the deal is told, and certifiers. */
export const audienceOf = async (db: Db, deal: DealRow): Promise<string[]> => [
  ...(await audienceOfDeal(db, deal)),
  ...toHolders('certifier', deal),
];

/** What the rules look at. */
export function contextOf(viewer: Viewer, deal: DealRow): CertificationContext {
  return {
    contractConfirmed: deal.confirmed_at !== null,
    dealStanding: standing.some((state) => state === deal.state),
    ofParty: isOfParty(viewer, partiesOf(deal)),
    ofExchange: exchangeOf(viewer) !== undefined,
    checked: [],
  };
}

/** The organisation in whose name a part acts. */
export function organisationOf(viewer: Viewer, deal: DealRow, by: CertificationPart): string | null {
  if (by === 'owner' || by === 'solver') return deal[by];
  return by === 'certifier' ? (exchangeOf(viewer)?.organisation ?? null) : null;
}

/** One move of an application asked for by a person: the way of every action of this module. */
export function moveApplication<T extends object = object>(
  platform: Platform,
  viewer: Viewer,
  id: string,
  action: ApplicationAction,
  effect: Effect<T> = {},
): Promise<(ApplicationChanged & T) | Refusal> {
  return platform.transact<ApplicationChanged & T>(async (tx) => {
    const decided = await decideOn(tx, viewer, id, action, effect.given);
    if (isRefusal(decided)) return decided;
    const { application, deal, move, actor } = decided;
    const more = await effect.apply?.(tx, decided);
    if (isRefusal(more)) return more;
    const refusal = await moveRow(tx, applicationLife, id, move, {
      actor,
      ...(effect.reason ? { reason: effect.reason } : {}),
      data: { deal: deal.id, need: deal.need },
      audience: await audienceOf(tx, deal),
    });
    if (refusal) return refusal;
    const changed: ApplicationChanged = { id, state: move.to, version: application.version + 1 };
    return { ...changed, ...(more as T) };
  });
}

/** What happens within an application without moving it. */
export function withinApplication<T>(
  platform: Platform,
  viewer: Viewer,
  id: string,
  action: ApplicationAction,
  work: (tx: Tx, decided: Decided) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  return platform.transact<T>(async (tx) => {
    const decided = await decideOn(tx, viewer, id, action);
    if (isRefusal(decided)) return decided;
    const result = await work(tx, decided);
    if (isRefusal(result)) return result;
    const { deal, move, actor } = decided;
    record(tx, {
      name: move.fact,
      subject: id,
      actor,
      data: { deal: deal.id, need: deal.need },
      audience: await audienceOf(tx, deal),
    });
    return result;
  });
}

/** Holds the deal and the application, in this order, as everyone does who locks both. */
async function lockBoth(tx: Tx, id: string): Promise<{ application: ApplicationRow; deal: DealRow } | null> {
  const found = await findApplication(tx, id);
  const deal = found ? await lockDeal(tx, found.deal) : undefined;
  const application = deal ? await lockApplication(tx, id) : undefined;
  return application && deal ? { application, deal } : null;
}

async function decideOn(
  tx: Tx,
  viewer: Viewer,
  id: string,
  action: ApplicationAction,
  given: Partial<CertificationContext> = {},
) {
  const held = await lockBoth(tx, id);
  const { person } = viewer;
  if (!held || person === null || !mayRead(viewer, placeOf(viewer, held.application, held.deal)))
    return refuse('not_found');
  const { application, deal } = held;
  const move = decide(applicationLife, certificationRules, {
    action,
    state: application.state,
    as: asOf(viewer, placeOf(viewer, application, deal)),
    context: { ...contextOf(viewer, deal), ...given },
  });
  if (isRefusal(move)) return move;
  const actor = actorOf(viewer, move.by, organisationOf(viewer, deal, move.by));
  return { application, deal, move, by: move.by, actor, person, at: await now(tx) };
}

/** Where an application belongs, as access sees it. */
export function placeOf(viewer: Viewer, { contest, track }: ApplicationRow, deal: DealRow) {
  return { sides: sidesOf(viewer, deal), contest, track };
}

/** Revokes what was issued for a deal that was voided; returns whether there was anything to revoke. */
export async function revokeForVoid(tx: Tx, id: string, actor: Actor): Promise<boolean> {
  const held = await lockBoth(tx, id);
  if (held?.deal.state !== 'void') return false;
  const { application, deal } = held;
  const move = decide(applicationLife, certificationRules, {
    action: 'revoke',
    state: application.state,
    as: ['journey'],
    context: { contractConfirmed: true, dealStanding: false, ofParty: false, ofExchange: false, checked: [] },
  });
  if (isRefusal(move)) return false;
  await setRevoked(tx, id, await now(tx));
  const options = {
    actor,
    reason: 'deal_voided',
    data: { deal: deal.id, need: deal.need },
    audience: await audienceOf(tx, deal),
  };
  return (await moveRow(tx, applicationLife, id, move, options)) === null;
}
