import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makePublishedNeed, wholeDraft } from './factory.ts';

let world: World;
let contest: string;
let track: string;
let organisation: string;
type Made = Awaited<ReturnType<typeof makePerson>>;
let owner: Made;
let reviewer: Made;
let officer: Made;
let organiser: Made;
let stranger: Made;

beforeAll(async () => {
  world = await openWorld();
  const { platform } = world;
  contest = await makeContest(platform);
  track = await makeTrack(platform, contest);
  organisation = await makeOrganisation(platform, { name: '样本新材料有限公司' });
  owner = await makePerson(platform, { name: '周需求', organisations: [{ id: organisation }] });
  reviewer = await makePerson(platform, {
    name: '吴审核',
    grants: [{ role: 'reviewer', scope: 'contest', scopeId: contest }],
  });
  officer = await makePerson(platform, {
    name: '郑脱密',
    grants: [{ role: 'clearance_officer', scope: 'contest', scopeId: contest }],
  });
  organiser = await makePerson(platform, {
    name: '王承办',
    grants: [{ role: 'organiser', scope: 'contest', scopeId: contest }],
  });
  stranger = await makePerson(platform, { name: '冯路人', organisations: [{ id: await makeOrganisation(platform) }] });
});
afterAll(() => world.close());

const staff = () => ({
  owner: owner.viewer,
  reviewer: reviewer.viewer,
  officer: officer.viewer,
  organiser: organiser.viewer,
});
const create = (draft = wholeDraft()) => world.as(owner).needs.create({ body: { organisation, track, need: draft } });

test('a stranger cannot tell a need that is not theirs from one that does not exist', async () => {
  const { id } = await create();
  const nothing = '01900000-0000-7000-8000-000000000000';
  for (const address of [id, nothing]) {
    const response = await world.server.inject({
      url: `/api/v1/workspace/needs/${address}`,
      headers: { cookie: stranger.cookie },
    });
    const { requestId: _, ...problem } = response.json();
    expect([response.statusCode, problem]).toEqual([
      404,
      { type: 'urn:jiebang:refusal:not_found', title: 'not found', status: 404, code: 'not_found' },
    ]);
  }
  expect(await refusalOf(world.as(stranger).needs.edit({ params: { id }, version: 1, body: wholeDraft() }))).toBe(
    'not_found',
  );
  expect(await refusalOf(world.as(reviewer).needs.work({ params: { id } }))).toBe('not_found');
});

test('an edit of an older version is refused and changes nothing', async () => {
  const { id } = await create();
  const first = await world
    .as(owner)
    .needs.edit({ params: { id }, version: 1, body: wholeDraft({ title: '第一次修改' }) });
  expect(first).toEqual({ id, state: 'draft', version: 2 });
  expect(
    await refusalOf(
      world.as(owner).needs.edit({ params: { id }, version: 1, body: wholeDraft({ title: '过时的修改' }) }),
    ),
  ).toBe('stale_version');
  expect((await world.as(owner).needs.work({ params: { id } })).original.title).toBe('第一次修改');
});

test('of a hundred edits of one version at once, exactly one succeeds and the others are told why', async () => {
  const { id } = await create();
  const results = await Promise.all(
    Array.from({ length: 100 }, (_, n) =>
      world
        .as(owner)
        .needs.edit({ params: { id }, version: 1, body: wholeDraft({ title: `第 ${n} 个` }) })
        .then(
          () => 'saved',
          (problem) => problem.document.code,
        ),
    ),
  );
  expect(results.filter((one) => one === 'saved')).toHaveLength(1);
  expect(results.filter((one) => one === 'stale_version')).toHaveLength(99);
});

test('an incomplete draft names every field that is missing', async () => {
  const { id } = await create(wholeDraft({ problem: null, keywords: [], contactPhone: null }));
  const problem = await world
    .as(owner)
    .needs.submit({ params: { id }, body: { declaration: '2026-1' } })
    .catch((error) => error.document);
  expect([problem.code, problem.fields.map((field: { path: string }) => field.path)]).toEqual([
    'need_incomplete',
    ['problem', 'contactPhone', 'keywords'],
  ]);
});

test('the same idempotency key makes one draft and gives the same reply; with another body it is refused', async () => {
  const send = (title: string) =>
    world.server.inject({
      method: 'POST',
      url: '/api/v1/workspace/needs',
      headers: { cookie: owner.cookie, 'idempotency-key': 'the-same-key-1' },
      payload: { organisation, track, need: wholeDraft({ title }) },
    });
  const [first, second] = [await send('一次'), await send('一次')];
  expect(second.json()).toEqual(first.json());
  expect(second.headers['idempotent-replay']).toBe('true');
  expect((await send('另一次')).json().code).toBe('idempotency_key_reused');
  const { items } = await world.as(owner).needs.list({ query: { limit: 100 } });
  expect(items.filter((item) => item.title === '一次')).toHaveLength(1);
});

test('the public reads the public text; of the original not one word, by no public route', async () => {
  const canary = 'canary7f3a91';
  const { id, number } = await makePublishedNeed(world.platform, staff(), {
    organisation,
    track,
    draft: {
      title: `原题 ${canary}`,
      problem: `原文 ${canary}`,
      existingBasis: canary,
      contactName: canary,
      contactPhone: canary,
      wished: canary,
      ownership: canary,
      keywords: [canary],
      indicators: [{ name: canary, value: canary, unit: null, howTested: canary }],
      expectedResult: canary,
    },
    publicText: {
      title: '公开的题目',
      problem: '公开的问题',
      existingBasis: null,
      wished: '公开的期望',
      ownership: null,
      keywords: ['公开'],
      indicators: [{ name: '强度', value: '≥ 5', unit: 'MPa', howTested: null }],
      expectedResult: null,
    },
  });
  const replies = await Promise.all([
    world.server.inject({ url: '/api/v1/needs?limit=100' }),
    world.server.inject({ url: `/api/v1/needs/${number}` }),
    world.server.inject({ url: `/api/v1/needs?q=${canary}` }),
  ]);
  for (const reply of replies) {
    expect(reply.statusCode).toBe(200);
    expect(reply.body.replaceAll(`"${canary}"`, '')).not.toContain(canary);
  }
  expect(replies[2]?.json().items).toEqual([]);
  expect(replies[1]?.json()).toMatchObject({ id, number, title: '公开的题目', company: null, problem: '公开的问题' });
  expect(replies[1]?.json()).toMatchObject({ wished: '公开的期望', ownership: null });
});

test('the board is found by word, field, place and state, pages without gap or repeat, and says how many', async () => {
  const made: string[] = [];
  for (let n = 0; n < 5; n += 1) {
    const draft = { title: `氢能储罐第 ${n} 号`, field: '601', region: '330100', keywords: ['储罐'] };
    made.push((await makePublishedNeed(world.platform, staff(), { organisation, track, draft })).number);
  }
  const query = { field: '60', region: '330000', q: '储罐', limit: 2 };
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await world.as().needs.board({ query: { ...query, ...(after ? { after } : {}) } });
    expect(page.total).toEqual({ count: 5, exact: true });
    seen.push(...page.items.map((item) => item.number));
    after = page.next ?? undefined;
  } while (after);
  expect(seen).toEqual(made.toReversed());
  expect((await world.as().needs.board({ query: { region: '340000' } })).items).toEqual([]);
  expect((await world.as().needs.board({ query: { after: 'bm90IG91cnM' } })).items.length).toBeGreaterThan(0);
});

test('a need is found once by each of its fields at every level, and by how long its owner would cooperate', async () => {
  const place = { organisation, track };
  const draft = { field: '70101', otherFields: ['702', '801', '80101'], region: '340100', keywords: ['多领域'] };
  const both = { ...draft, title: '跨领域之一', cooperation: ['short_term' as const, 'long_term' as const] };
  const one = await makePublishedNeed(world.platform, staff(), { ...place, draft: both });
  const alone = { ...draft, title: '跨领域之二', otherFields: [], cooperation: ['long_term' as const] };
  const other = await makePublishedNeed(world.platform, staff(), { ...place, draft: alone });
  type Query = NonNullable<NonNullable<Parameters<ReturnType<World['as']>['needs']['board']>[0]>['query']>;
  const found = async (query: Query) => {
    const page = await world.as().needs.board({ query: { region: '340000', ...query } });
    expect(page.total).toEqual({ count: page.items.length, exact: true });
    return page.items.map(({ number }) => number);
  };
  const [first, second] = [one.number, other.number];
  expect(await found({})).toEqual([second, first]);
  for (const field of ['70', '701', '70101']) expect(await found({ field })).toEqual([second, first]);
  for (const field of ['702', '80', '801', '80101']) expect([field, await found({ field })]).toEqual([field, [first]]);
  for (const field of ['703', '70201', '80102', '802', '60'])
    expect([field, await found({ field })]).toEqual([field, []]);
  expect(await found({ cooperation: 'long_term' })).toEqual([second, first]);
  expect(await found({ cooperation: 'short_term' })).toEqual([first]);
  expect(await found({ cooperation: 'short_term', field: '801' })).toEqual([first]);
  for (const sort of ['deadline', 'budget'] as const) expect(await found({ sort, field: '80' })).toEqual([first]);
  const { otherFields, cooperation } = await world.as().needs.read({ params: { number: first } });
  expect([otherFields, cooperation]).toEqual([draft.otherFields, ['short_term', 'long_term']]);
  const { items } = await world.as().needs.feed({ query: { field: '80101' } });
  expect(items.map(({ number, otherFields: fields }) => [number, fields])).toEqual([[first, draft.otherFields]]);
  // Each line moves with the need.
  await world.as(owner).needs.withdraw({ params: { id: one.id }, body: { reason: '已自行解决。' } });
  expect(await found({ field: '80', state: 'withdrawn' })).toEqual([first]);
  for (const field of ['70', '702', '80', '80101'])
    expect(await found({ field, state: 'published' })).not.toContain(first);
  expect(await brokenInvariants(world.platform, 'needs')).toEqual([]);
});

test('a cursor that we did not make is the first page, never an error; every order pages to its end', async () => {
  const id = '01900000-0000-7000-8000-000000000000';
  const forged = [
    ['9999-99-99', id],
    ['2026-02-31T00:00:00.000Z', id],
    [1e300, id],
    ['::', 'x'],
    [0.5, id],
    [null, null],
  ];
  for (const keys of forged) {
    const after = Buffer.from(JSON.stringify(keys)).toString('base64url');
    for (const sort of ['newest', 'deadline', 'budget'] as const) {
      expect(
        (await world.as().needs.board({ query: { after, sort, limit: 1 } })).items,
        `${sort} ${keys}`,
      ).toHaveLength(1);
    }
  }
  for (const sort of ['newest', 'deadline', 'budget'] as const) {
    const seen: string[] = [];
    let after: string | undefined;
    let most = 0;
    do {
      const page = await world.as().needs.board({ query: { sort, limit: 2, ...(after ? { after } : {}) } });
      seen.push(...page.items.map((item) => item.number));
      most = page.total.count;
      after = page.next ?? undefined;
    } while (after);
    expect([new Set(seen).size, seen.length]).toEqual([most, most]);
  }
});

test('the clock closes a need at its deadline, once, and the board shows it', async () => {
  const { id, number } = await makePublishedNeed(world.platform, staff(), { organisation, track, days: 2 });
  const start = await world.now();
  await world.travel(new Date(start.getTime() + 2 * 86_400_000 + 60_000));
  const need = await world.as(organiser).needs.work({ params: { id } });
  expect(need.moves.filter((move) => move.action === 'close').map((move) => [move.role, move.by])).toEqual([
    ['clock', null],
  ]);
  expect((await world.as().needs.read({ params: { number } })).stations.map((station) => station.state)).toContain(
    'closed',
  );
});

test('a reviewer of the owning organisation is told why not', async () => {
  const insider = await makePerson(world.platform, {
    name: '内部人',
    grants: [{ role: 'reviewer', scope: 'contest', scopeId: contest }],
    organisations: [{ id: organisation, role: 'member' }],
  });
  const { id } = await create();
  await world.as(owner).needs.submit({ params: { id }, body: { declaration: '2026-1' } });
  expect(await refusalOf(world.as(insider).needs.claim({ params: { id } }))).toBe('own_organisation');
  const { can } = await world.as(insider).needs.work({ params: { id } });
  expect(can['claim']).toEqual({ code: 'own_organisation' });
});

test('an attachment comes back byte for byte to those who may read the original, and to nobody else', async () => {
  const { id } = await create();
  const bytes = Buffer.from('%PDF-1.7 图纸 \u0000\u0001');
  const file = await world
    .as(owner)
    .needs.attach({ params: { id }, query: { name: '图纸（一）.pdf' }, body: new Blob([bytes]) });
  expect(file).toMatchObject({ name: '图纸（一）.pdf', size: bytes.length });
  const url = `/api/v1/workspace/needs/${id}/attachments/${file.id}`;
  const own = await world.server.inject({ url, headers: { cookie: owner.cookie } });
  expect([own.rawPayload, own.headers['content-disposition']]).toEqual([
    bytes,
    `attachment; filename*=UTF-8''${encodeURIComponent('图纸（一）.pdf')}`,
  ]);
  expect((await world.server.inject({ url, headers: { cookie: stranger.cookie } })).statusCode).toBe(404);
  expect((await world.server.inject({ url })).statusCode).toBe(401);
});
