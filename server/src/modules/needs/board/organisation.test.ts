import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { openWorld, type World } from '#testing/world.ts';
import { makePublishedNeed } from '../factory.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('an organisation’s page lists the needs under its name; of one that is not named nothing tells whose it is', async () => {
  const { platform } = world;
  const contest = await makeContest(platform);
  const track = await makeTrack(platform, contest);
  const company = await makeOrganisation(platform, { name: '样本署名有限公司', nameEn: 'Named Sample Ltd' });
  const within = { scope: 'contest', scopeId: contest } as const;
  const person = async (role: 'reviewer' | 'clearance_officer' | 'organiser') =>
    (await makePerson(platform, { name: role, grants: [{ role, ...within }] })).viewer;
  const staff = {
    owner: (await makePerson(platform, { name: '周需求', organisations: [{ id: company }] })).viewer,
    reviewer: await person('reviewer'),
    officer: await person('clearance_officer'),
    organiser: await person('organiser'),
  };
  const publish = (showCompany: boolean, title: string) =>
    makePublishedNeed(platform, staff, { organisation: company, track, draft: { showCompany, title } });
  const named = await publish(true, '署名的需求');
  const unnamed = await publish(false, '不署名的需求');
  const { needs } = world.as();
  const query = { organisation: company };
  expect((await needs.board({ query })).items.map(({ number }) => number)).toEqual([named.number]);
  expect((await needs.board({ query })).total).toEqual({ count: 1, exact: true });
  expect((await needs.feed({ query })).items.map(({ number }) => number)).toEqual([named.number]);
  expect((await needs.board({ query: { organisation: newId() } })).items).toEqual([]);
  const read = async ({ number }: { number: string }) => (await needs.read({ params: { number } })).organisation;
  expect([await read(named), await read(unnamed)]).toEqual([company, null]);

  const page = async (path: string) => {
    const { statusCode, body } = await world.server.inject({ method: 'GET', url: path });
    return { status: statusCode, body };
  };
  const own = await page(`/organisations/${company}`);
  expect(own.status).toBe(200);
  for (const words of ['样本署名有限公司', '署名的需求', named.number, `/workspace/follows?organisation=${company}`])
    expect(own.body).toContain(words);
  expect(own.body).not.toContain(unnamed.number);
  expect((await page(`/en/organisations/${company}`)).body).toContain('Named Sample Ltd');
  expect((await page(`/needs/${named.number}`)).body).toContain(`/organisations/${company}`);
  expect((await page(`/needs/${unnamed.number}`)).body).not.toContain(company);
  const unverified = await makeOrganisation(platform, { verified: false });
  for (const id of [newId(), 'nobody', unverified]) expect((await page(`/organisations/${id}`)).status).toBe(404);
});
