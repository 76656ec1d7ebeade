import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makePublicAchievement, wholeAchievement } from '../factory.ts';
import { importAchievementsNow } from '../intake/actions/import-now.ts';
import { assessWaiting } from './actions/assess.ts';

let world: World;
type Made = Awaited<ReturnType<typeof makePerson>>;
let organisation: string;
let owner: Made;
let neighbour: Made;
let reviewer: Made;

beforeAll(async () => {
  world = await openWorld();
  const { platform } = world;
  organisation = await makeOrganisation(platform, { name: '样本大学' });
  const other = await makeOrganisation(platform, { name: '样本研究院' });
  owner = await makePerson(platform, { name: '周成果', organisations: [{ id: organisation, signs: true }] });
  neighbour = await makePerson(platform, { name: '吴邻居', organisations: [{ id: other }] });
  reviewer = await makePerson(platform, { name: '郑审核', grants: [{ role: 'reviewer' }] });
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'achievements')).toEqual([]);
  await world.close();
});

const as = (who?: Made) => world.as(who).achievements;
const published = async (given: Partial<ReturnType<typeof wholeAchievement>> = {}) => {
  const staff = { owner: owner.viewer, reviewer: reviewer.viewer };
  const made = await makePublicAchievement(world.platform, staff, { organisation, achievement: given });
  await world.settle();
  return made;
};
const assessmentOf = (id: string, who = owner) => as(who).assessment({ params: { id } });
const publicOf = (number: string, who?: Made) => as(who).publicAssessment({ params: { number } });
const show = (id: string, shown: boolean, who = owner) => as(who).showAssessment({ params: { id }, body: { shown } });

test('what is made public is assessed by itself, for its owner and the reviewers, and for nobody else', async () => {
  const { id } = await published();
  const { automatic, pending, earlier, shown, mayShow } = await assessmentOf(id);
  expect([automatic?.n, automatic?.total, pending, earlier, shown, mayShow]).toEqual([1, 5115, false, [], false, true]);
  const reviewed = await assessmentOf(id, reviewer);
  expect([reviewed.automatic, reviewed.mayShow]).toEqual([automatic, false]);
  expect(await refusalOf(assessmentOf(id, neighbour))).toBe('not_found');
});

test('it is shown to the public where the owner says so, and no more when the owner takes that back', async () => {
  const { id, number } = await published();
  expect(await refusalOf(publicOf(number))).toBe('not_found');
  expect(await refusalOf(show(id, true, neighbour))).toBe('not_found');
  expect(await refusalOf(show(id, true, reviewer))).toBe('forbidden');
  await show(id, true);
  expect((await publicOf(number)).automatic).toEqual((await assessmentOf(id)).automatic);
  await show(id, false);
  expect(await refusalOf(publicOf(number))).toBe('not_found');
});

test('of what is public no more, no assessment is public; mended and public again it is assessed anew beside the one before', async () => {
  const { id, number } = await published();
  await show(id, true);
  await as(reviewer).takeDown({ params: { id }, body: { reason: '请补充证据。' } });
  expect(await refusalOf(publicOf(number))).toBe('not_found');
  expect(await refusalOf(assessmentOf(id, reviewer))).toBe('not_found');
  expect((await assessmentOf(id)).automatic?.n).toBe(1);
  const { version } = await as(owner).work({ params: { id } });
  const mended = wholeAchievement({
    maturity: 8,
    maturityEvidence: [7, 8].map((level) => ({ level, says: '报告。' })),
  });
  await as(owner).edit({ params: { id }, version, body: mended });
  await as(owner).submit({ params: { id }, body: { declaration: '2026-1' } });
  const confirmed = ['rights', 'truth', 'no_secret', 'no_contact'] as const;
  await as(reviewer).publish({ params: { id }, body: { confirmed: [...confirmed] } });
  // Until it is computed, nothing is said of what stands there now.
  expect([(await assessmentOf(id)).pending, await refusalOf(publicOf(number))]).toEqual([true, 'not_found']);
  await world.settle();
  const { automatic, earlier } = await assessmentOf(id);
  expect([automatic?.n, automatic?.dimensions[0]?.score, earlier.map(({ n, scores }) => [n, scores[0]])]).toEqual([
    2,
    34,
    [[1, 26]],
  ]);
  expect((await publicOf(number)).automatic.n).toBe(2);
});

test('public again with the same words, it has no second version', async () => {
  const { id } = await published();
  await as(owner).withdraw({ params: { id }, body: { reason: '再想一想。' } });
  await as(owner).reopen({ params: { id } });
  await as(owner).submit({ params: { id }, body: { declaration: '2026-1' } });
  const confirmed = ['rights', 'truth', 'no_secret', 'no_contact'] as const;
  await as(reviewer).publish({ params: { id }, body: { confirmed: [...confirmed] } });
  await world.settle();
  const { automatic, earlier, pending } = await assessmentOf(id);
  expect([automatic?.n, earlier, pending]).toEqual([1, [], false]);
});

test('what stands assessed by an earlier version of the rules is assessed anew, and a version that stands is never changed', async () => {
  const { id } = await published();
  const { pool } = world.platform;
  await pool.query('update achievements.achievement set assessed_by = 0 where id = $1', [id]);
  await pool.query(
    `insert into achievements.assessment (achievement, n, kind, model, at, found, scores, total)
     select achievement, 2, kind, model, at, array_fill(''::text, array[33]), array_fill(0, array[6]), 0 from achievements.assessment where achievement = $1`,
    [id],
  );
  await world.settle();
  const { automatic, earlier } = await assessmentOf(id);
  expect([automatic?.n, automatic?.total, earlier.map(({ n, total }) => [n, total])]).toEqual([
    3,
    5115,
    [
      [2, 0],
      [1, 5115],
    ],
  ]);
  await expect(pool.query('update achievements.assessment set total = 0 where achievement = $1', [id])).rejects.toThrow(
    'never changed',
  );
});

test('many at once, as an import makes them public, are each assessed once', async () => {
  const made = [];
  for (let n = 0; n < 5; n += 1) {
    const staff = { owner: owner.viewer, reviewer: reviewer.viewer };
    made.push(await makePublicAchievement(world.platform, staff, { organisation, achievement: { title: `第${n}项` } }));
  }
  await Promise.all([world.settle(), world.settle()]);
  for (const { id } of made) expect((await assessmentOf(id)).automatic?.n).toBe(1);
});

test('while an import makes its rows public, a hundred are assessed at a time, those first that were there before', async () => {
  const { pool } = world.platform;
  await world.settle();
  const staff = { owner: owner.viewer, reviewer: reviewer.viewer };
  const { id } = await makePublicAchievement(world.platform, staff, { organisation });
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'jiebang-')), 'rows.csv');
  await writeFile(file, ['编号,成果名称', ...Array.from({ length: 130 }, (_, n) => `${n},第${n}项`)].join('\n'));
  const given = { organisation, file, name: 'rows.csv', source: 'beside', publishes: true };
  await importAchievementsNow(world.platform, given);
  await rm(path.dirname(file), { recursive: true });
  const waiting = async () => {
    const { rows } = await pool.query<{ id: string }>(
      "select id from achievements.achievement where state = 'public' and assessed_by = 0 order by id",
    );
    return rows.map((row) => row.id);
  };
  await pool.query("update achievements.import set state = 'running' where source = 'beside'");
  const before = await waiting();
  expect([before.length, before[0]]).toEqual([131, id]);
  await assessWaiting(world.platform, AbortSignal.abort());
  expect(await waiting()).toEqual(before.slice(100));
  await pool.query("update achievements.import set state = 'done' where source = 'beside'");
  await assessWaiting(world.platform, AbortSignal.abort());
  expect(await waiting()).toEqual([]);
});
