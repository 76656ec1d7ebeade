import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { openWorld, type World } from '#testing/world.ts';
import { makeContest, makeTrack } from '../factory.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Made = Awaited<ReturnType<typeof makePerson>>;
const day = 86_400_000;

it('puts on the desk of who runs a contest what its preparation misses, each phase that ends within a week, and that all are over', async () => {
  const at = (await world.now()).getTime();
  const on = (days: number) => new Date(at + days * day).toISOString();
  const contest = await makeContest(world.platform, {
    state: 'draft',
    name: '本届',
    phases: [
      { phase: 'collecting', startsAt: on(1), endsAt: on(20) },
      { phase: 'solving', startsAt: on(2), endsAt: on(30) },
      { phase: 'judging', startsAt: on(30), endsAt: on(40) },
      { phase: 'matching', startsAt: on(40), endsAt: on(50) },
      { phase: 'notice', startsAt: on(50), endsAt: on(60) },
    ],
  });
  const own = await makeTrack(world.platform, contest, { name: '甲专场' });
  const shared = await makeTrack(world.platform, contest, { name: '乙专场' });
  const person = (name: string, role: 'organiser' | 'track_organiser' | 'reviewer', scopeId: string) =>
    makePerson(world.platform, {
      name,
      grants: [{ role, scope: role === 'track_organiser' ? 'track' : 'contest', scopeId }],
    });
  const organiser = await person('王承办', 'organiser', contest);
  const ofOwn = await person('甲承办', 'track_organiser', own);
  const ofShared = await person('乙承办', 'track_organiser', shared);
  const elsewhere = await person('他届承办', 'organiser', await makeContest(world.platform));
  const owner = await makePerson(world.platform, {
    name: '路人',
    organisations: [{ id: await makeOrganisation(world.platform) }],
  });
  const desk = async (who: Made) =>
    (await world.as(who).desk.desk()).tasks
      .filter(({ module, subject }) => module === 'contests' && subject.id === contest)
      .map(({ code, subject, due, missing, address }) =>
        [code, subject.title, due?.slice(0, 10), ...(missing ?? []), address === `/contests/${contest}` ? '' : address]
          .filter(Boolean)
          .join(' '),
      );
  const date = (days: number) => on(days).slice(0, 10);
  const missing = 'hosts_missing reviewers_missing clearance_officer_missing';
  expect(await desk(organiser)).toEqual([`contest_prepare 本届 ${date(1)} ${missing}`]);
  for (const who of [ofOwn, ofShared, elsewhere, owner]) expect(await desk(who)).toEqual([]);

  const { contests } = world.as(organiser);
  const params = { id: contest };
  const { version, name, nameEn, number, intro, introEn } = await contests.contest({ params });
  const units = [{ role: 'hosting' as const, name: '某市科委', nameEn: null, organisation: null }];
  const body = { name, nameEn, number, intro, introEn, homeRegion: '310000', districts: [], units };
  await contests.edit({ params, version, body });
  await makePerson(world.platform, { name: '审核脱密', grants: [{ role: 'reviewer' }, { role: 'clearance_officer' }] });
  expect(await desk(organiser)).toEqual([`contest_open 本届 ${date(1)}`]);
  await contests.open({ params });
  expect(await desk(organiser)).toEqual([]);

  const phases = [{ phase: 'collecting' as const, startsAt: on(1), endsAt: on(10) }];
  const later = await contests.contest({ params });
  await contests.setPhases({ params, version: later.version, body: { track: own, phases, reason: '单独安排' } });
  await world.travel(new Date(on(4)));
  const ofTrack = `contest_collecting_ends 本届 · 甲专场 ${date(10)}`;
  expect([await desk(organiser), await desk(ofOwn), await desk(ofShared)]).toEqual([[ofTrack], [ofTrack], []]);
  await world.travel(new Date(on(14)));
  const ofContest = `contest_collecting_ends 本届 ${date(20)}`;
  expect([await desk(organiser), await desk(ofOwn), await desk(ofShared)]).toEqual([[ofContest], [], [ofContest]]);
  await world.travel(new Date(on(59)));
  expect(await desk(organiser)).toEqual([`contest_notice_ends 本届 ${date(60)}`]);
  await world.travel(new Date(on(61)));
  expect([await desk(organiser), await desk(ofShared)]).toEqual([['contest_close 本届'], []]);
  await contests.close({ params, body: { reason: '本届结束' } });
  expect(await desk(organiser)).toEqual([]);
});
