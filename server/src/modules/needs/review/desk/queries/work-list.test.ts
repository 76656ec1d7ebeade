import { authenticityItems, validityItems } from '@jiebang/contract/needs/checklists.ts';
import type { NeedState } from '@jiebang/contract/needs/need.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { openWorld, type World } from '#testing/world.ts';
import { wholeDraft } from '../../../factory.ts';

let world: World;
let contest: string;
let tracks: string[];
let organisation: string;
type Made = Awaited<ReturnType<typeof makePerson>>;
type Grants = NonNullable<Parameters<typeof makePerson>[1]['grants']>;
let owner: Made;

beforeAll(async () => {
  world = await openWorld();
  contest = await makeContest(world.platform);
  tracks = [await makeTrack(world.platform, contest), await makeTrack(world.platform, contest)];
  organisation = await makeOrganisation(world.platform, { name: '样本新材料有限公司' });
  owner = await makePerson(world.platform, { name: '周需求', organisations: [{ id: organisation }] });
});
afterAll(() => world.close());

const staff = (...grants: Grants) => makePerson(world.platform, { name: '工作人员', grants });
const desk = (who: Made, name: 'review' | 'organiser' | 'kept', state?: NeedState) => async (limit: number) => {
  const found: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await world.as(who).needs.list({
      query: { desk: name, limit, ...(after ? { after } : {}), ...(state ? { state } : {}) },
    });
    found.push(...page.items.map(({ id }) => id));
    if (page.next === null) return found;
    after = page.next;
  }
};

test('a queue has every need in reach once, in the order of its last move, whatever reaches it and however it is paged', async () => {
  const { needs } = world.as(owner);
  const made: string[] = [];
  const start = await world.now();
  for (let n = 0; n < 6; n += 1) {
    await world.travel(new Date(start.getTime() + n * 60_000));
    const { id } = await needs.create({ body: { organisation, track: tracks[n % 2] ?? '', need: wholeDraft() } });
    await needs.submit({ params: { id }, body: { declaration: '2026-1' } });
    made.push(id);
  }
  await needs.create({ body: { organisation, track: tracks[0] ?? '', need: wholeDraft({ title: '未提交' }) } });
  const claimed = made[1] ?? '';
  const reviewer = await staff({ role: 'reviewer', scope: 'contest', scopeId: contest });
  await world.as(reviewer).needs.claim({ params: { id: claimed } });
  const inOrder = [...made.filter((id) => id !== claimed), claimed];
  const both = await staff(
    { role: 'organiser', scope: 'contest', scopeId: contest },
    ...tracks.map((scopeId) => ({ role: 'track_organiser' as const, scope: 'track' as const, scopeId })),
  );
  const everywhere = await staff({ role: 'organiser' });
  const ofTrack = await staff({ role: 'track_organiser', scope: 'track', scopeId: tracks[1] ?? '' });
  for (const limit of [1, 4, 100]) {
    expect(await desk(both, 'organiser')(limit)).toEqual(inOrder);
    expect(await desk(everywhere, 'organiser')(limit)).toEqual(inOrder);
    expect(await desk(reviewer, 'review')(limit)).toEqual(inOrder);
    expect(await desk(ofTrack, 'organiser')(limit)).toEqual(inOrder.filter((id) => made.indexOf(id) % 2 === 1));
    expect(await desk(both, 'organiser', 'under_review')(limit)).toEqual([claimed]);
  }
  expect(await desk(reviewer, 'review', 'accepted')(100)).toEqual([]);
  const elsewhere = await staff({ role: 'organiser', scope: 'contest', scopeId: await makeContest(world.platform) });
  expect([await desk(elsewhere, 'organiser')(100), await desk(both, 'review')(100)]).toEqual([[], []]);
});

test('a desk is narrowed to an edition and to a track, never beyond what its holder reaches, however it is paged', async () => {
  const other = await makeContest(world.platform, { name: '另一届' });
  const third = await makeTrack(world.platform, other);
  const { needs } = world.as(owner);
  const made: string[] = [];
  for (const track of [tracks[0] ?? '', third, third]) {
    const { id } = await needs.create({ body: { organisation, track, need: wholeDraft() } });
    await needs.submit({ params: { id }, body: { declaration: '2026-1' } });
    made.push(id);
  }
  const found = async (who: Made, query: { desk: 'organiser' | 'owner'; contest?: string; track?: string }) => {
    const ids: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await world.as(who).needs.list({ query: { ...query, limit: 1, ...(after ? { after } : {}) } });
      ids.push(...page.items.map(({ id }) => id));
      if (page.next === null) return ids;
      after = page.next;
    }
  };
  const everywhere = await staff({ role: 'organiser' });
  const ofOther = await staff({ role: 'organiser', scope: 'contest', scopeId: other });
  const ofTrack = await staff({ role: 'track_organiser', scope: 'track', scopeId: third });
  for (const who of [everywhere, ofOther, ofTrack]) {
    expect(await found(who, { desk: 'organiser', contest: other })).toEqual(made.slice(1));
    expect(await found(who, { desk: 'organiser', contest: other, track: third })).toEqual(made.slice(1));
    expect(await found(who, { desk: 'organiser', contest, track: third })).toEqual([]);
  }
  expect(await found(everywhere, { desk: 'organiser', track: tracks[0] ?? '' })).toContain(made[0]);
  expect(await found(everywhere, { desk: 'organiser', contest })).not.toContain(made[1]);
  for (const who of [ofOther, ofTrack]) expect(await found(who, { desk: 'organiser', contest })).toEqual([]);
  expect(await found(owner, { desk: 'owner', contest: other })).toEqual(made.slice(1).toReversed());
});

test('what is kept comes by the day on which it is looked at again, what has none last, however it is paged', async () => {
  const reviewer = await staff({ role: 'reviewer', scope: 'contest', scopeId: contest });
  const { needs } = world.as(owner);
  const kept: { id: string; day: string | null }[] = [];
  for (const day of ['2099-03-01', null, '2099-01-01', '2099-02-01', null, '2099-01-01']) {
    const { id } = await needs.create({ body: { organisation, track: tracks[0] ?? '', need: wholeDraft() } });
    await needs.submit({ params: { id }, body: { declaration: '2026-1' } });
    await world.as(reviewer).needs.claim({ params: { id } });
    await world.as(reviewer).needs.accept({
      params: { id },
      body: {
        authenticity: [...authenticityItems],
        validity: [...validityItems],
        ...{ triage: 'long_term' as const, lookAgain: day, note: null },
      },
    });
    kept.push({ id, day });
  }
  const sorted = [...kept].sort((a, b) => ((a.day ?? '9') + a.id < (b.day ?? '9') + b.id ? -1 : 1));
  const inOrder = sorted.map(({ id }) => id);
  const elsewhere = await staff({ role: 'reviewer', scope: 'track', scopeId: tracks[1] ?? '' });
  const everywhere = await staff({ role: 'organiser' });
  for (const limit of [1, 4, 100]) {
    expect(await desk(reviewer, 'kept')(limit)).toEqual(inOrder);
    expect(await desk(everywhere, 'kept')(limit)).toEqual(inOrder);
  }
  expect([await desk(elsewhere, 'kept')(100), await desk(owner, 'kept')(100)]).toEqual([[], []]);
  // A cursor that was not made here begins anew, and none reaches the database as it stands.
  const strange = Buffer.from(JSON.stringify(['2099-02-31', inOrder[0]])).toString('base64url');
  const { items } = await world.as(reviewer).needs.list({ query: { desk: 'kept', limit: 1, after: strange } });
  expect(items.map(({ id }) => id)).toEqual(inOrder.slice(0, 1));
});
