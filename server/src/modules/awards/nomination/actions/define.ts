import { awardKinds, pooledKinds } from '@jiebang/contract/awards/award.ts';
import { newId } from '#kernel/ids.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { contestById, ruleInForce } from '#modules/contests/index.ts';
import { now } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { decides, toReaders } from '../../access.ts';
import { insertAwards } from '../store.ts';

/** Sets a contest's awards up, once, with the quotas and the pool that its rules say now; the versions are kept. */
export function defineAwards(
  platform: Platform,
  viewer: Viewer,
  contest: string,
): Promise<{ contest: string; awards: number } | Refusal> {
  return platform.transact(async (tx) => {
    if (!decides(viewer, contest) || !(await contestById(tx, contest))) return refuse('not_found');
    const at = await now(tx);
    const pool = await ruleInForce(tx, contest, 'award_pool_fen', at);
    const quotas = await ruleInForce(tx, contest, 'award_quotas', at);
    await insertAwards(
      tx,
      { contest, fen: pool.value, rule_version: pool.version },
      awardKinds.map((kind) => ({
        id: newId(),
        contest,
        kind,
        ...quotas.value[kind],
        pooled: pooledKinds.some((one) => one === kind),
        rule_version: quotas.version,
      })),
    );
    record(tx, {
      name: 'awards_defined',
      subject: contest,
      actor: actorOf(viewer, 'organiser'),
      audience: toReaders(contest),
    });
    return { contest, awards: awardKinds.length };
  });
}
