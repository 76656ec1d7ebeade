import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePerson } from '#modules/identity/factory.ts';
import { identity } from '#modules/identity/index.ts';
import { runDueMoves } from '#platform/jobs/jobs.ts';
import { unsentMail } from '#platform/mail/mail.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makeContest, makeTrack } from '../factory.ts';

type Someone = Awaited<ReturnType<typeof makePerson>>;
let world: World;
let contest: string;
let track: string;
let other: string;
let admin: Someone;
let organiser: Someone;
let ofTrack: Someone;
let reviewer: Someone;
beforeAll(async () => {
  world = await openWorld();
  const { platform } = world;
  contest = await makeContest(platform, { state: 'draft', name: '新一届' });
  [track, other] = [await makeTrack(platform, contest), await makeTrack(platform, contest)];
  admin = await makePerson(platform, { name: '管理', grants: [{ role: 'admin' }] });
  organiser = await makePerson(platform, {
    name: '承办',
    grants: [{ role: 'organiser', scope: 'contest', scopeId: contest }],
  });
  ofTrack = await makePerson(platform, {
    name: '专场承办',
    email: 'track@example.com',
    grants: [{ role: 'track_organiser', scope: 'track', scopeId: track }],
  });
  reviewer = await makePerson(platform, { name: '审核', email: 'reviewer@example.com' });
});
afterAll(() => world.close());

const params = () => ({ id: contest });
const staff = (who: Someone) => world.as(who).contests.staff({ params: params() });
const name = (
  who: Someone,
  body: {
    email: string;
    role: 'reviewer' | 'organiser' | 'judge' | 'track_organiser';
    track: string | null;
    to?: string;
  },
) => world.as(who).contests.nameStaff({ params: params(), body });
const end = (who: Someone, grant: string) => world.as(who).contests.endStaff({ params: { id: contest, grant } });
const held = async (who: Someone) => (await world.as(who).identity.me()).grants;

describe('the people of a contest', () => {
  it('are named by its organiser alone, from the draft on, with a place and an end, and counted for the opening', async () => {
    const to = new Date((await world.now()).getTime() + 86_400_000).toISOString();
    const named = await name(organiser, { email: 'reviewer@example.com', role: 'reviewer', track, to });
    expect(named).toMatchObject({ person: reviewer.person, scope: 'track', scopeId: track, to, can: { end: true } });
    expect(await held(reviewer)).toEqual([{ role: 'reviewer', scope: 'track', scopeId: track }]);
    const { findings } = await world.as(organiser).contests.readiness({ params: params() });
    expect(findings.filter(({ code }) => code === 'reviewers_missing').map((one) => one.track)).toEqual([other]);
    expect(await refusalOf(name(organiser, { email: 'reviewer@example.com', role: 'reviewer', track }))).toBe(
      'already_granted',
    );
    expect((await staff(organiser)).items.map(({ id }) => id)).toContain(named.id);
    await world.travel(new Date(to));
    expect([await held(reviewer), (await staff(organiser)).items.map(({ id }) => id)]).not.toContain(named.id);
    expect(await refusalOf(end(organiser, named.id))).toBe('not_found');
  });

  it('without an account are invited in its name, are seen as invited, and are staff once they have signed up', async () => {
    const email = 'someone.new@example.com';
    const invited = await name(organiser, { email, role: 'judge', track });
    expect(invited).toMatchObject({ person: null, name: null, email, can: { end: true } });
    const subjects = (await unsentMail(world.platform.db, null, 100)).filter(({ recipient }) => recipient === email);
    expect(subjects.map(({ subject }) => subject)).toEqual([
      '新一届·样本专场1邀请您担任评审专家 / Invitation to act as judge: Innovation Challenge (sample), Sample track 1',
    ]);
    const fresh = await makePerson(world.platform, { name: '新专家', email });
    await runDueMoves(world.platform, identity.dueMoves ?? [], () => {});
    expect(await held(fresh)).toEqual([{ role: 'judge', scope: 'track', scopeId: track }]);
    const { items } = await staff(organiser);
    expect(items.filter((one) => one.email === email).map((one) => one.name)).toEqual(['新专家']);
  });

  it('of a track are seen by its organiser, who names its reviewers and nobody else', async () => {
    const { items, names } = await staff(ofTrack);
    expect(names).toEqual({ contest: [], tracks: [{ track, roles: ['reviewer'] }] });
    expect([...new Set(items.map(({ scopeId }) => scopeId))]).toEqual([track]);
    const email = 'reviewer@example.com';
    const mine = await name(ofTrack, { email, role: 'reviewer', track });
    expect(await refusalOf(name(ofTrack, { email, role: 'reviewer', track: other }))).toBe('forbidden');
    expect(await refusalOf(name(ofTrack, { email, role: 'reviewer', track: null }))).toBe('forbidden');
    expect(await refusalOf(name(ofTrack, { email, role: 'judge', track }))).toBe('forbidden');
    const judge = items.find(({ role }) => role === 'judge');
    expect([judge?.can, await refusalOf(end(ofTrack, judge?.id ?? ''))]).toEqual([{}, 'forbidden']);
    await end(ofTrack, mine.id);
    expect(await held(reviewer)).toEqual([]);
  });

  it('who organise a track read its contest while it is in preparation, and find it in their list; others do not', async () => {
    const other = await makePerson(world.platform, {
      name: '他届专场承办',
      grants: [
        {
          role: 'track_organiser',
          scope: 'track',
          scopeId: await makeTrack(world.platform, await makeContest(world.platform)),
        },
      ],
    });
    const reads = async (who: Someone) => {
      const { contests } = world.as(who);
      const listed = (await contests.list({ query: { limit: 100 } })).items.some(({ id }) => id === contest);
      const page = await refusalOf(contests.contest({ params: params() }));
      return [listed, page, await refusalOf(contests.track({ params: { id: track } }))];
    };
    expect(await reads(other)).toEqual([false, 'not_found', 'not_found']);
    expect(await reads(reviewer)).toEqual([false, 'not_found', 'not_found']);
    expect((await world.as(ofTrack).contests.contest({ params: params() })).id).toBe(contest);
    expect((await world.as(ofTrack).contests.track({ params: { id: track } })).id).toBe(track);
    expect((await world.as(ofTrack).contests.list({ query: { limit: 100 } })).items.map(({ id }) => id)).toContain(
      contest,
    );
    expect((await world.as(ofTrack).contests.contest({ params: params() })).can).toEqual({});
  });

  it('its organisers among them are an administrator’s to name and to end; a track’s organisers are of a track', async () => {
    const email = 'track@example.com';
    expect(await refusalOf(name(organiser, { email, role: 'organiser', track: null }))).toBe('forbidden');
    expect(await refusalOf(name(organiser, { email, role: 'track_organiser', track: null }))).toBe('forbidden');
    const second = await name(admin, { email, role: 'organiser', track: null });
    expect(await refusalOf(end(organiser, second.id))).toBe('forbidden');
    expect(await refusalOf(name(admin, { email, role: 'organiser', track }))).toBe('forbidden');
    await end(admin, second.id);
    const lead = await name(organiser, { email, role: 'track_organiser', track: other });
    expect((await staff(ofTrack)).names.tracks.map((one) => one.track)).toEqual([track, other]);
    await end(organiser, lead.id);
    expect((await staff(ofTrack)).names.tracks.map((one) => one.track)).toEqual([track]);
  });

  it('who serve the whole platform stand in the list without their addresses, are not the contest’s to end; administrators do not', async () => {
    await makePerson(world.platform, { name: '总审核', grants: [{ role: 'reviewer' }] });
    const { items } = await staff(organiser);
    const wide = items.filter(({ scope }) => scope === 'platform');
    expect(wide.map((one) => [one.name, one.email, one.can])).toEqual([['总审核', null, {}]]);
    expect(await refusalOf(end(organiser, wide[0]?.id ?? ''))).toBe('not_found');
  });

  it('are nobody’s business in a draft, not another contest’s to end, and named no more in an archived one', async () => {
    const elsewhere = await makeContest(world.platform, { state: 'archived' });
    const foreign = await makeTrack(world.platform, elsewhere);
    const stranger = await makePerson(world.platform, { name: '路人' });
    const ofElsewhere = await makePerson(world.platform, {
      name: '他届承办',
      grants: [{ role: 'organiser', scope: 'contest', scopeId: elsewhere }],
    });
    const asked = world.as(ofElsewhere).contests;
    const mine = await name(organiser, { email: 'reviewer@example.com', role: 'reviewer', track: null });
    expect(await refusalOf(staff(stranger))).toBe('not_found');
    expect(await refusalOf(world.as(stranger).contests.staff({ params: { id: elsewhere } }))).toBe('forbidden');
    expect(await refusalOf(asked.staff({ params: params() }))).toBe('not_found');
    expect(await refusalOf(asked.endStaff({ params: { id: elsewhere, grant: mine.id } }))).toBe('not_found');
    const body = { email: 'reviewer@example.com', role: 'reviewer' as const };
    expect(await refusalOf(name(organiser, { ...body, track: foreign }))).toBe('not_found');
    expect(await refusalOf(asked.nameStaff({ params: { id: elsewhere }, body: { ...body, track: null } }))).toBe(
      'not_in_this_state',
    );
    await end(organiser, mine.id);
  });
});
