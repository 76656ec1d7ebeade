import { undertakings } from '@jiebang/contract/judging/undertakings.data.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePerson } from '#modules/identity/factory.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makePanel, type PanelScene } from '../../factory.ts';
import { hashOfUndertaking } from './seat.ts';

/** What was signed under each version, for good: the rows of the database hold these. */
const signed: Readonly<Record<string, { zh: string; en: string }>> = {
  '2026-1': {
    zh: '388bf69f37c671d9be04760ab6cd379515c69215b32811b891d1156cd18786d0',
    en: '9a224e92523e8a94739c12261fb65d9fedd5fca93ae1f2b4f8f501855f7c9e47',
  },
};
const zh = signed['2026-1']?.zh;
const en = signed['2026-1']?.en;

let world: World;
let scene: PanelScene;
beforeAll(async () => {
  world = await openWorld();
  scene = await makePanel(world.platform, (to) => world.travel(to), { judges: 1 });
});
afterAll(() => world.close());

test('the words of a version never change in either language; a new version is added', () => {
  const versions = Object.keys(undertakings) as (keyof typeof undertakings)[];
  const hashes = versions.map((version) => [
    version,
    { zh: hashOfUndertaking(version, 'zh'), en: hashOfUndertaking(version, 'en') },
  ]);
  expect(Object.fromEntries(hashes)).toEqual(signed);
});

test('a seat keeps the words that its judge read, in their language; words that are not the newest do not take it', async () => {
  const need = { params: { need: scene.need.id } };
  const organiser = world.as(scene.stage.organiser).judging;
  const grants = [{ role: 'judge' } as const];
  const judge = await makePerson(world.platform, { name: '读英文的专家', grants });
  const seat = {
    params: await organiser.invite({ ...need, body: { person: judge.person } }).then(({ id }) => ({ id })),
  };
  const of = world.as(judge).judging;
  const stale = of.accept({ ...seat, body: { undertaking: '2025-1', interests: [scene.stage.company] } });
  expect(await refusalOf(stale)).toBe('words_changed');
  expect((await of.seat(seat)).state).toBe('invited');
  await of.accept({ ...seat, body: { undertaking: '2026-1', language: 'en', interests: [] } });
  const kept = async () =>
    (await organiser.panel(need)).seats.map(({ name, undertaking }) => [
      name,
      undertaking?.version,
      undertaking?.sha256,
    ]);
  expect(await kept()).toEqual([
    ['专家1', '2026-1', zh],
    ['读英文的专家', '2026-1', en],
  ]);
  expect((await organiser.panel(need)).conflicts).toEqual([]);
  await world.platform.pool.query('update judging.seat set undertaking_sha256 = null where id = $1', [
    scene.judges[0]?.seat,
  ]);
  expect((await kept())[0]).toEqual(['专家1', '2026-1', null]);
});
