import { Problem } from '@jiebang/contract/http/client.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shanghaiDate } from '#kernel/working-days.ts';
import { attributionOfNeed, makeEarner, signScene } from '#modules/brokers/factory.ts';
import { makeScene } from '#modules/deals/factory.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { makeRanked } from '#modules/judging/factory.ts';
import { wholeDraft } from '#modules/needs/factory.ts';
import { makeStage } from '#modules/solutions/factory.ts';
import { brokenAnywhere } from '#testing/invariants.ts';
import { openWorld, type World } from '#testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  expect(await brokenAnywhere(world.platform)).toEqual([]);
  await world.close();
});

/** How often each answer came to a hundred attempts made at once over HTTP. */
async function hundred(attempt: (n: number) => Promise<unknown>): Promise<Record<string, number>> {
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, n) =>
      attempt(n).then(
        () => 'done',
        (error: unknown) => {
          if (error instanceof Problem) return error.document.code;
          throw error;
        },
      ),
    ),
  );
  return Object.fromEntries([...new Set(answers)].map((one) => [one, answers.filter((other) => other === one).length]));
}
const count = async (query: string, ...values: string[]) =>
  (await world.platform.pool.query<{ n: number }>(`select count(*)::int as n ${query}`, values)).rows[0]?.n;

describe('of a hundred attempts at once exactly one succeeds, and the others are refused with a code', () => {
  test('two solutions of one team', async () => {
    const stage = await makeStage(world.platform);
    const leader = await stage.solver('孙牵头');
    const { solutions } = world.as(leader);
    const first = await stage.need();
    await solutions.create({ body: { need: first.id, organisation: leader.organisation, team: null } });
    const team = (await solutions.teams()).items[0]?.id ?? '';
    const { id: need } = await stage.need();
    const body = { need, organisation: leader.organisation, team };
    expect(await hundred(() => solutions.create({ body }))).toEqual({ done: 1, solution_exists: 99 });
    expect(await count('from solutions.solution where need = $1', need)).toBe(1);
  });

  test('two winners of one need', async () => {
    const scene = await makeRanked(world.platform, world.travel, { solvers: 3 });
    const { owner, company } = scene.stage;
    const colleague = await makePerson(world.platform, { name: '钱同事', organisations: [{ id: company }] });
    const need = scene.need.id;
    const answers = await hundred((n) =>
      world.as(n % 2 === 0 ? owner : colleague).judging.confirm({
        params: { need },
        body: { solution: scene.solvers[n % 3]?.solution ?? '', reason: `理由${n}` },
      }),
    );
    expect(answers).toEqual({ done: 1, not_in_this_state: 99 });
    expect(await count('from judging.winner where need = $1', need)).toBe(1);
  });

  test('two postings for one need', async () => {
    const scene = await makeScene(world.platform);
    const earner = await makeEarner(world.platform, scene);
    await signScene(world.platform, scene, 120_000_000);
    await world.settle();
    const registeredOn = shanghaiDate(await world.now());
    const body = { number: 'HT2026-0100', registeredOn, approvedIncomeFen: null };
    await world.as(scene.owner).deals.register({ params: { id: scene.deal }, body });
    await world.settle();
    const { id, version } = await attributionOfNeed(world.platform, scene.need.id);
    const shares = [{ broker: earner.broker.id, share: 10_000 }];
    await world.as(scene.owner).brokers.proposeShares({ params: { id }, version, body: { shares } });
    const sent = { params: { id }, version: version + 1 };
    const answers = await hundred((n) =>
      world.as(n % 2 === 0 ? scene.solver : scene.solverAdmin).brokers.confirmShares(sent),
    );
    expect(answers).toEqual({ done: 1, not_in_this_state: 99 });
    await Promise.all(Array.from({ length: 10 }, () => world.settle()));
    expect(await count('from brokers.posting where need = $1', scene.need.id)).toBe(1);
  });

  test('a stale edit', async () => {
    const stage = await makeStage(world.platform);
    const { needs } = world.as(stage.owner);
    const need = { organisation: stage.company, track: stage.track, need: wholeDraft() };
    const { id, version } = await needs.create({ body: need });
    const edit = (n: number) => needs.edit({ params: { id }, version, body: wholeDraft({ title: `第${n}稿` }) });
    expect(await hundred(edit)).toEqual({ done: 1, stale_version: 99 });
    expect((await needs.work({ params: { id } })).version).toBe(version + 1);
  });
});
