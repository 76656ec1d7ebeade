import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePerson } from '#modules/identity/factory.ts';
import { openingOf } from '#modules/log/index.ts';
import { contentHash } from '#platform/seal/commitment.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { checkDocument } from '../../../../../../verifier/src/check.ts';
import { makeStage, makeSubmittedSolution, wholeDraft } from '../../factory.ts';

const day = 86_400_000;

let world: World;
let stage: Awaited<ReturnType<typeof makeStage>>;
beforeAll(async () => {
  world = await openWorld();
  stage = await makeStage(world.platform);
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'solutions')).toEqual([]);
  await world.close();
});

const of = (who: { cookie: string }) => world.as(who).solutions;
const travel = async (ms: number) => world.travel(new Date((await world.now()).getTime() + ms));
/** Noon in Shanghai, so that no test runs into another day. */
const toNoon = async () => travel(day - (((await world.now()).getTime() + 8 * 3_600_000) % day) + day / 2);

test('each person’s first reading of an opened solution on each day is promised to the log, and shown to who may know', async () => {
  const need = await stage.need();
  const leader = await stage.solver('林揭榜');
  const team = of(leader);
  const { id } = await team.create({ body: { need: need.id, organisation: leader.organisation, team: null } });
  const params = { id };
  const file = await team.attach({ params, body: new Blob(['图纸内容']) });
  await team.edit({ params, version: 1, body: wholeDraft({ attachments: [{ id: file.id, name: '图纸.pdf' }] }) });
  await team.submit({ params, body: { terms: '2026-1', declaration: '2026-1' } });
  const scope = { scope: 'contest', scopeId: stage.contest } as const;
  const observer = await makePerson(world.platform, { name: '监督员', grants: [{ role: 'observer', ...scope }] });
  const aside = await makePerson(world.platform, {
    name: '揭榜方的监督员',
    organisations: [{ id: leader.organisation }],
    grants: [{ role: 'observer', ...scope }],
  });
  for (const who of [observer, stage.organiser, leader])
    expect(await refusalOf(of(who).readings({ params, query: {} }))).toBe('not_found');
  await travel(31 * day);
  await toNoon();

  // The list tells titles, who recommends them too: nothing is read by that.
  await of(stage.owner).ofNeed({ params: { id: need.id } });
  await Promise.all(Array.from({ length: 10 }, () => of(stage.owner).read({ params })));
  await of(stage.owner).attachment({ params: { id, file: file.id } });
  await of(stage.organiser).attachment({ params: { id, file: file.id } });
  const lines = async (who: { cookie: string }) =>
    (await of(who).readings({ params, query: { limit: 100 } })).items.map(({ by, as }) => [by, as]);
  const today = [
    ['周需求', 'owner'],
    ['王承办', 'organiser'],
  ];
  expect(await lines(observer)).toEqual(today);
  expect(await lines(stage.organiser)).toEqual(today);
  expect(await lines(stage.owner)).toEqual(today.slice(0, 1));
  expect(await refusalOf(of(aside).readings({ params, query: {} }))).toBe('conflict_of_interest');
  expect(await refusalOf(of(leader).readings({ params, query: {} }))).toBe('not_found');
  await travel(day);
  await of(stage.owner).read({ params });
  expect(await lines(observer)).toEqual([...today, ['周需求', 'owner']]);

  // Page by page, and each with its promise for the same people, which the verifier checks.
  const first = await of(observer).readings({ params, query: { limit: 2 } });
  const rest = await of(observer).readings({ params, query: { limit: 2, after: first.next ?? '' } });
  expect([first.items.length, rest.items.map(({ by }) => by), rest.next]).toEqual([2, ['周需求'], null]);
  await travel(301_000);
  const [byOwner = expect.unreachable(), byOrganiser = expect.unreachable()] = first.items;
  const opening = (who: { cookie: string }, reading: { id: string }) =>
    of(who).readingOpening({ params: { id: reading.id } });
  const document = await opening(stage.owner, byOwner);
  expect(document.content).toMatchObject({ need: need.number, solution: id, readBy: stage.owner.person, as: 'owner' });
  const failing = (file: object) =>
    checkDocument('opening', Buffer.from(JSON.stringify(file)), { logKey: document.proof.keyId })
      .filter((one) => !one.holds)
      .map(({ part }) => part);
  expect([document.leaf.kind, failing(document)]).toEqual(['solution_read', []]);
  const forged = { ...document, content: { ...document.content, readBy: stage.organiser.person } };
  expect(failing(forged)).toEqual(['content', 'proof']);
  expect((await opening(observer, byOrganiser)).content['as']).toBe('organiser');
  expect(await refusalOf(opening(stage.owner, byOrganiser))).toBe('not_found');
  expect(await refusalOf(opening(leader, byOwner))).toBe('not_found');
  expect(await refusalOf(opening(aside, byOwner))).toBe('conflict_of_interest');
});

test('the promise of a reading on arrival is its reader’s, and its team’s where the need names its owner', async () => {
  const need = await stage.rollingNeed();
  const leader = await stage.solver('林随到');
  const given = { need: need.id, organisation: leader.organisation };
  const id = await makeSubmittedSolution(world.platform, leader.viewer, given);
  await of(stage.owner).read({ params: { id } });
  const ids = async () => (await of(leader).own({ params: { id } })).submissions[0]?.readings.map((one) => one.id);
  expect(await ids()).toEqual([null]);
  const { rows } = await world.platform.pool.query<{
    id: string;
    leaf: string;
    content: Parameters<typeof contentHash>[0];
  }>('select id, leaf, content from solutions.reading where solution = $1', [id]);
  const [row = expect.unreachable()] = rows;
  const params = { id: row.id };
  expect(await refusalOf(of(leader).readingOpening({ params }))).toBe('not_found');
  expect((await of(stage.owner).readingOpening({ params })).content).toEqual(row.content);
  expect(await refusalOf(of(stage.organiser).readingOpening({ params }))).toBe('not_found');
  await world.platform.pool.query('update needs.board_line set company = $2 where need = $1', [need.id, '样本需求']);
  expect(await ids()).toEqual([row.id]);
  expect((await of(leader).readingOpening({ params })).leaf.contentHash).toBe(contentHash(row.content));
  await travel(31 * day);
  expect((await of(stage.organiser).readingOpening({ params })).leaf).toEqual(
    (await openingOf(world.platform.db, row.leaf))?.leaf,
  );
});
