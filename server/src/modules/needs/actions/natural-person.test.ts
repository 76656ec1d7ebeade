import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { wholeDraft } from '../factory.ts';

// A natural person who holds technology answers needs, and posts none (docs/decisions/0010).

let world: World;
let track: string;
let company: string;
type Someone = Awaited<ReturnType<typeof makePerson>>;
let owner: Someone;
let organiser: Someone;
let who: Someone;
let holder: string;
beforeAll(async () => {
  world = await openWorld();
  const contest = await makeContest(world.platform);
  track = await makeTrack(world.platform, contest);
  company = await makeOrganisation(world.platform);
  owner = await makePerson(world.platform, { name: '周需求', organisations: [{ id: company }] });
  organiser = await makePerson(world.platform, { name: '王承办', grants: [{ role: 'organiser' }] });
  who = await makePerson(world.platform, { name: '程无名', realName: true });
  ({ id: holder } = await world.as(who).identity.registerHolder({ body: { country: 'CN', region: '310115' } }));
});
afterAll(() => world.close());

const as = (someone: Someone) => world.as(someone);
const body = (organisation: string) => ({ organisation, track, need: wholeDraft({ showCompany: true }) });
const needsOf = async (organisation: string) =>
  (await sql`select id from needs.need where organisation = ${organisation}`.execute(world.platform.db)).rows;

test('it starts no need in its own name, and staff enter none for it, from paper or from a sheet', async () => {
  expect(await refusalOf(as(who).needs.create({ body: body(holder) }))).toBe('person_posts_no_need');
  const query = { organisation: holder, track, title: '纸面', name: '委托书.pdf' };
  const paper = new Blob(['%PDF-1.7 委托书']);
  expect(await refusalOf(as(organiser).needs.enter({ query, body: paper }))).toBe('person_posts_no_need');
  const sheet = new Blob(['需求单位,需求名称\n程无名,代为导入\n']);
  await as(organiser).needs.startImport({ query: { track, name: '需求.csv' }, body: sheet });
  await world.settle();
  const [one] = (await as(organiser).needs.imports({ query: {} })).items;
  expect([one?.imported, one?.bad, await needsOf(holder)]).toEqual([0, 1, []]);
});

test('a draft that is older than the rule is not handed in, and never shows the name', async () => {
  const { id } = await as(owner).needs.create({ body: body(company) });
  const preview = async (by: Someone) => (await as(by).needs.preview({ params: { id } })).need;
  expect((await preview(owner)).organisation).toBe(company);
  await sql`update needs.need set organisation = ${holder} where id = ${id}`.execute(world.platform.db);
  const handIn = as(who).needs.submit({ params: { id }, body: { declaration: '2026-1' } });
  expect(await refusalOf(handIn)).toBe('person_posts_no_need');
  const shown = await preview(who);
  expect([shown.company, shown.organisation]).toEqual([null, null]);
});
