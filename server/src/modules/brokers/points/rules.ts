import { splitByLargestRemainder } from '#kernel/split.ts';

/** A tier of points: who reaches `fromFen` with the contract's amount gets `points`. */
export type Tier = { readonly fromFen: number; readonly points: number };
/** How a need's points go to brokers and agencies, in percent. */
export type PointsSplit = { readonly broker: number; readonly agency: number };
/** A broker's part in a deal, with the agency it belonged to at signing. */
export type Part = { readonly broker: string; readonly agency: string | null; readonly share: number };
/** Points for one holder. */
export type Gain = { readonly kind: 'broker' | 'agency'; readonly holder: string; readonly points: number };

/** The points of a contract by its amount: those of the highest tier that it reaches; 0 below the first. */
export function basePoints(amountFen: number, tiers: readonly Tier[]): number {
  const reached = tiers.filter(({ fromFen }) => fromFen <= amountFen);
  return (
    reached.reduce<Tier | null>((best, tier) => (best && best.fromFen >= tier.fromFen ? best : tier), null)?.points ?? 0
  );
}

/**
 * Shares base points out. First between brokers and agencies by the split, then each of the two among the brokers by their
 * shares, both by the largest remainder (ties: brokers before agencies, then the order of the parts). An agency gets the
 * sum of its brokers' agency points; those of a broker without an agency at signing go to nobody. Gains of 0 are left out.
 */
export function gainsOf(base: number, split: PointsSplit, parts: readonly Part[]): Gain[] {
  if (parts.length === 0) return [];
  const [forBrokers = 0, forAgencies = 0] = splitByLargestRemainder(base, [split.broker, split.agency]);
  const shares = parts.map(({ share }) => share);
  const brokers = splitByLargestRemainder(forBrokers, shares);
  const agencies = splitByLargestRemainder(forAgencies, shares);
  const ofAgency = new Map<string, number>();
  for (const [place, { agency }] of parts.entries()) {
    if (agency !== null) ofAgency.set(agency, (ofAgency.get(agency) ?? 0) + (agencies[place] ?? 0));
  }
  const gains: Gain[] = [
    ...parts.map(({ broker }, place) => ({ kind: 'broker' as const, holder: broker, points: brokers[place] ?? 0 })),
    ...[...ofAgency].map(([holder, points]) => ({ kind: 'agency' as const, holder, points })),
  ];
  return gains.filter(({ points }) => points > 0);
}

/** What makes 对接成功, as far as this deal has it. */
export type Evidence = 'registration' | 'certificate' | 'first_payment';

/** Whether a deal has succeeded by the contest's rule: any one kind of evidence is enough; where none is asked for, the contract alone. */
export function succeeded(asked: readonly Evidence[], had: readonly Evidence[]): boolean {
  return asked.length === 0 || asked.some((one) => had.includes(one));
}
