import type { MatchedBroker } from '@jiebang/contract/matching/match.ts';
import { type MatchableBroker, matchableBrokers } from '#modules/brokers/index.ts';
import type { MatchableNeed } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { sharedField } from '../actions/score.ts';
import { brokerWeights, mostBrokers, weighedBrokers } from '../config.ts';

/** Technology managers for a need, the best first, each with what adds up to its score. */
export async function brokersFor(db: Db, need: MatchableNeed): Promise<MatchedBroker[]> {
  const fields = [need.field, ...need.other_fields].filter((one) => one !== null);
  const tops = [...new Set(fields.map((code) => code.slice(0, 2)))];
  const all = await matchableBrokers(db, tops, weighedBrokers);
  return all
    .map((broker) => weigh(broker, fields, need.region))
    .sort((a, b) => b.score - a.score || (a.number < b.number ? -1 : 1))
    .slice(0, mostBrokers);
}

/** What a technology manager scores for fields and a region, and by what. */
export function weigh(
  { fields: own, regions, record, ...broker }: MatchableBroker,
  fields: readonly string[],
  region: string | null,
): MatchedBroker {
  const field = sharedField(fields, own);
  const province = region?.slice(0, 2);
  const here = province !== undefined && regions.some((code) => code.slice(0, 2) === province);
  const reasons: MatchedBroker['reasons'] = [
    ...(field ? [{ kind: 'field' as const, contribution: brokerWeights.field[field.depth], code: field.code }] : []),
    ...(here ? [{ kind: 'region' as const, contribution: brokerWeights.region, code: `${province}0000` }] : []),
    ...(record > 0
      ? [{ kind: 'record' as const, contribution: brokerWeights.record * Math.log2(1 + record), needs: record }]
      : []),
  ];
  return { ...broker, score: reasons.reduce((sum, { contribution }) => sum + contribution, 0), reasons };
}
