import { endOfShanghaiDate } from '#kernel/working-days.ts';
import { certificateOfDeal } from '#modules/certification/index.ts';
import { contractOf, dealOfNeed, standing } from '#modules/deals/index.ts';
import { organisationsById } from '#modules/identity/index.ts';
import { findNeed } from '#modules/needs/index.ts';
import type { Tx } from '#platform/db/connection.ts';
import type { Evidence } from '../rules.ts';

/** What points look at of a deal. Money in fen; it never leaves this module. */
export type DealForPoints = {
  readonly deal: string;
  readonly number: string;
  readonly title: string;
  readonly contest: string;
  readonly track: string;
  readonly owner: string;
  readonly solver: string;
  readonly amountFen: number;
  /** The last moment of the signing day that is not after both had confirmed: affiliation and mandates count as then. */
  readonly signedAt: Date;
  readonly confirmedAt: Date;
  readonly evidence: readonly Evidence[];
};

/**
 * The deal of a need if it can earn points at all: for a published need of an enterprise, with a standing contract that both
 * parties confirmed, between unrelated parties. Null otherwise.
 */
export async function dealForPoints(tx: Tx, need: string): Promise<DealForPoints | null> {
  const found = await findNeed(tx, need);
  const deal = await dealOfNeed(tx, need);
  if (!found || found.published_at === null || !deal) return null;
  const owner = (await organisationsById(tx, [deal.owner])).get(deal.owner);
  const contract = await contractOf(tx, deal.id);
  const stands = standing.some((state) => state === deal.state);
  if (owner?.kind !== 'enterprise' || !contract || !stands || contract.related) return null;
  const certificate = await certificateOfDeal(tx, deal.id);
  const dayEnds = endOfShanghaiDate(contract.signedOn).getTime();
  const evidence: Evidence[] = [];
  if (contract.registrationNumber !== null) evidence.push('registration');
  if (contract.paidAt !== null) evidence.push('first_payment');
  if (certificate && certificate.revokedAt === null) evidence.push('certificate');
  return {
    deal: deal.id,
    number: deal.need_number,
    title: deal.title,
    contest: deal.contest,
    track: deal.track,
    owner: deal.owner,
    solver: deal.solver,
    amountFen: contract.amountFen,
    signedAt: new Date(Math.min(dayEnds, contract.confirmedAt.getTime())),
    confirmedAt: contract.confirmedAt,
    evidence,
  };
}
