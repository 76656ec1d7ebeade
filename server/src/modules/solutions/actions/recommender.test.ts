import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeRule } from '#modules/contests/factory.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makeStage, wholeDraft } from '../factory.ts';

const accepted = { terms: '2026-1', declaration: '2026-1' } as const;
let world: World;
let stage: Awaited<ReturnType<typeof makeStage>>;
beforeAll(async () => {
  world = await openWorld();
  stage = await makeStage(world.platform);
});
afterAll(() => world.close());

test('a solution names a unit of the list of its need’s contest, under seal like all of it; who runs the contest reads it once opened', async () => {
  const unit = '样本金丝雀大学科研院';
  const need = await stage.need();
  const leader = await stage.solver('孙牵头');
  const team = world.as(leader).solutions;
  const { id } = await team.create({ body: { need: need.id, organisation: leader.organisation, team: null } });
  await team.edit({ params: { id }, version: 1, body: wholeDraft({ recommender: unit }) });
  expect(await refusalOf(team.submit({ params: { id }, body: accepted }))).toBe('recommender_unlisted');
  const { contest, track } = stage;
  const value = [{ name: unit, nameEn: null }];
  await makeRule(world.platform, { contest, track, key: 'recommending_units', value });
  expect((await team.submit({ params: { id }, body: accepted })).state).toBe('submitted');
  expect((await team.own({ params: { id } })).draft.recommender).toBe(unit);
  const facts = await world.platform.pool.query('select data::text, audience from platform.fact');
  expect(JSON.stringify(facts.rows)).not.toContain(unit);

  // One that was handed in without a word of it stays as it was written.
  const other = await stage.solver('李牵头');
  const plain = world.as(other).solutions;
  const made = await plain.create({ body: { need: need.id, organisation: other.organisation, team: null } });
  await plain.edit({ params: { id: made.id }, version: 1, body: wholeDraft() });
  await plain.submit({ params: { id: made.id }, body: accepted });

  await world.travel(new Date((await world.now()).getTime() + 31 * 86_400_000));
  const read = async (solution: string) =>
    (await world.as(stage.organiser).solutions.read({ params: { id: solution } })).content;
  expect([(await read(id)).recommender, 'recommender' in (await read(made.id))]).toEqual([unit, false]);
});
