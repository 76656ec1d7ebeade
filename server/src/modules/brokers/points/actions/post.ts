import { newId } from '#kernel/ids.ts';
import { clock } from '#kernel/viewer.ts';
import { ruleInForce, ruleOf } from '#modules/contests/index.ts';
import { appendLeaf } from '#modules/log/index.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { contentHash } from '#platform/seal/commitment.ts';
import { agenciesById } from '../../agency/store.ts';
import { lockAttributionOfNeed, sharesOf } from '../../attribution/store.ts';
import { brokersById } from '../../broker/store.ts';
import { basePoints, gainsOf, succeeded } from '../rules.ts';
import { type AccountKind, accountOf, insertPosting, isReversed, linesOf, pointsOfNeed } from '../store.ts';
import { type PostingRules, postingContent } from '../views.ts';
import { type DealForPoints, dealForPoints } from './deal.ts';

type Line = { readonly kind: AccountKind; readonly holder: string | null; readonly points: number };

/**
 * Posts the points of a need if all that makes 对接成功 is there: a standing contract that both parties confirmed, the evidence that the
 * contest asks for, and shares that stand. Returns the posting's id, or null when it is not time, there is nothing to
 * post, or it was posted before. Safe to call however often: the attribution's row is held, and the database admits one.
 */
export async function postPoints(tx: Tx, platform: Platform, need: string): Promise<string | null> {
  const attribution = await lockAttributionOfNeed(tx, need);
  if (!attribution || (attribution.state !== 'confirmed' && attribution.state !== 'resolved')) return null;
  if (await pointsOfNeed(tx, need)) return null;
  const deal = await dealForPoints(tx, need);
  if (!deal) return null;
  const evidence = await ruleOf(tx, deal.contest, 'points_evidence', deal.confirmedAt, deal.track);
  if (!succeeded(evidence, deal.evidence)) return null;
  const rules = await rulesFor(tx, deal);
  const base = basePoints(deal.amountFen, rules.tiers.steps);
  const gains = gainsOf(base, rules.split, await sharesOf(tx, attribution.id));
  if (gains.length === 0) return null;
  const issued = gains.reduce((sum, gain) => sum + gain.points, 0);
  const lines = [...gains, { kind: 'issuance' as const, holder: null, points: -issued }];
  return write(tx, platform, {
    contest: deal.contest,
    need,
    number: deal.number,
    deal: deal.deal,
    base,
    rules,
    lines,
    reverses: null,
  });
}

/** Takes back the points of a need whose deal was voided, by a counter-entry; once, and only if there are any. */
export async function reversePoints(tx: Tx, platform: Platform, need: string): Promise<string | null> {
  const attribution = await lockAttributionOfNeed(tx, need);
  const posted = await pointsOfNeed(tx, need);
  if (!attribution || !posted || (await isReversed(tx, posted.id))) return null;
  const lines = (await linesOf(tx, posted.id)).map(({ kind, broker, agency, points }) => ({
    kind,
    holder: broker ?? agency,
    points: -points,
  }));
  const { contest, deal, base, id } = posted;
  const rules = posted.rules as PostingRules;
  return write(tx, platform, {
    contest,
    need,
    number: attribution.need_number,
    deal,
    base,
    rules,
    lines,
    reverses: id,
  });
}

async function rulesFor(tx: Tx, deal: DealForPoints): Promise<PostingRules> {
  const at = deal.confirmedAt;
  const split = await ruleInForce(tx, deal.contest, 'points_split', at, deal.track);
  const tiers = await ruleInForce(tx, deal.contest, 'points_tiers', at, deal.track);
  return {
    at: at.toISOString(),
    split: { ...split.value, version: split.version, of: split.of },
    tiers: { steps: tiers.value, version: tiers.version, of: tiers.of },
  };
}

type Written = {
  readonly contest: string;
  readonly need: string;
  readonly number: string;
  readonly deal: string;
  readonly base: number;
  readonly rules: PostingRules;
  readonly lines: readonly Line[];
  readonly reverses: string | null;
};

async function write(tx: Tx, platform: Platform, { lines, rules, number, ...given }: Written): Promise<string> {
  const id = newId();
  const at = await now(tx);
  const named = lines.map(({ kind, holder, points }) => ({
    kind,
    points,
    broker: kind === 'broker' ? holder : null,
    agency: kind === 'agency' ? holder : null,
  }));
  const brokers = await brokersById(tx, idsOf(lines, 'broker'));
  const numbers = new Map([...brokers].map(([broker, row]) => [broker, row.number]));
  const content = postingContent({ id, ...given, rules }, number, named, numbers);
  const { leaf } = await appendLeaf(tx, platform, {
    kind: 'points_posting',
    subject: number,
    contentHash: contentHash(content),
    at: at.toISOString(),
  });
  const entries: { account: string; points: number }[] = [];
  // In one order for everyone, so that two postings that touch the same new accounts cannot wait for each other.
  for (const { kind, holder, points } of [...lines].sort((a, b) => (key(a) < key(b) ? -1 : 1)))
    entries.push({ account: await accountOf(tx, given.contest, kind, holder), points });
  const kind = given.reverses === null ? 'points' : 'reversal';
  await insertPosting(tx, { id, ...given, kind, at, rules: JSON.stringify(rules), leaf, lines: entries });
  const agencies = await agenciesById(tx, idsOf(lines, 'agency'));
  record(tx, {
    name: kind === 'points' ? 'points_posted' : 'points_reversed',
    subject: id,
    actor: clock,
    data: { contest: given.contest },
    audience: [
      'public',
      ...[...brokers.values()].map((broker) => `person:${broker.person}`),
      ...[...agencies.values()].map((agency) => `organisation:${agency.organisation}`),
    ],
  });
  return id;
}

const key = ({ kind, holder }: Line): string => `${kind}:${holder ?? ''}`;

const idsOf = (lines: readonly Line[], kind: AccountKind): string[] =>
  lines.flatMap((line) => (line.kind === kind && line.holder !== null ? [line.holder] : []));
