import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePerson } from '#modules/identity/factory.ts';
import { openWorld, type World } from '#testing/world.ts';
import { makeContest, makeTrack } from '../factory.ts';

// Stands on the built web, which `npm test` builds before anything runs.
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const page = async (url: string, who?: { readonly cookie: string }) => {
  const { statusCode, headers, body } = await world.server.inject({
    method: 'GET',
    url,
    headers: who ? { cookie: who.cookie } : {},
  });
  return { status: statusCode, kept: headers['cache-control'], robots: headers['x-robots-tag'], body };
};

test('a draft is previewed by its organisers only, in both languages, never kept and never indexed; once opened it has its page', async () => {
  const name = '未公开的第九十九届';
  const contest = await makeContest(world.platform, { state: 'draft', name });
  await makeTrack(world.platform, contest, { name: '未公开的专场' });
  const other = await makeContest(world.platform, { state: 'draft' });
  const grant = (scopeId: string) => [{ role: 'organiser' as const, scope: 'contest' as const, scopeId }];
  const organiser = await makePerson(world.platform, { name: '本届承办', grants: grant(contest) });
  const elsewhere = await makePerson(world.platform, { name: '他届承办', grants: grant(other) });
  for (const path of [`/preview/${contest}`, `/en/preview/${contest}`]) {
    const seen = await page(path, organiser);
    expect([seen.status, seen.kept, seen.robots]).toEqual([200, 'no-store', 'noindex, nofollow']);
    expect(seen.body).toContain('<meta name="robots" content="noindex, follow"/>');
    expect(seen.body).toContain(path.startsWith('/en') ? 'Sample track 1' : '未公开的专场');
    for (const who of [undefined, elsewhere]) {
      const hidden = await page(path, who);
      expect([hidden.status, hidden.kept]).toEqual([404, 'no-store']);
      expect(hidden.body).not.toContain('未公开');
      expect(hidden.body).not.toContain('Sample track');
    }
  }
  // What a preview may show stands nowhere else: the same address as any other page is a visitor's.
  for (const path of [`/contests/${contest}`, '/', `/preview/../contests/${contest}`, `/%70review/${contest}`])
    expect((await page(path, organiser)).body).not.toContain('未公开');
  const opened = await makeContest(world.platform, { state: 'archived', name: '第七届' });
  expect([(await page(`/contests/${opened}`)).status, (await page(`/preview/${opened}`, organiser)).status]).toEqual([
    200, 404,
  ]);
  expect((await page(`/contests/${opened}`)).body).toContain('第七届');
});
