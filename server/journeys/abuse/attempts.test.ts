import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { makeScene } from '#modules/deals/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { fillSheet, makeScoring, type ScoringScene } from '#modules/judging/factory.ts';
import { wholeDraft as wholeNeed } from '#modules/needs/factory.ts';
import { makeStage, makeSubmittedSolution, wholeDraft } from '#modules/solutions/factory.ts';
import { saveFile } from '#platform/files/store.ts';
import { brokenAnywhere } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';

// What somebody with bad intentions would try, and what comes of it.

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  expect(await brokenAnywhere(world.platform)).toEqual([]);
  await world.close();
});

type Asked = {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly headers?: Record<string, string>;
};
async function ask(who: { readonly cookie: string } | null, { method, path, headers = {} }: Asked, payload?: unknown) {
  const reply = await world.server.inject({
    method,
    url: `/api/v1${path}`,
    headers: { ...(who ? { cookie: who.cookie } : {}), ...headers },
    ...(payload === undefined ? {} : { payload: payload as Buffer }),
  });
  const { requestId: _requestId, ...body } = reply.json() as Record<string, unknown>;
  // What differs between any two requests.
  const kept = Object.entries(reply.headers).filter(([name]) => !/^(x-request-id|date|x-ratelimit-.*)$/.test(name));
  return { status: reply.statusCode, body, headers: Object.fromEntries(kept) };
}

describe('a sealed solution', () => {
  test('answers whoever is not of its team word for word as what does not exist: by id, version, file, key and If-Match', async () => {
    const stage = await makeStage(world.platform);
    const leader = await stage.solver('孙牵头');
    const need = await stage.need();
    const { organisation } = leader;
    const id = await makeSubmittedSolution(world.platform, leader.viewer, { need: need.id, organisation });
    const upload = { 'content-type': 'application/octet-stream', 'idempotency-key': 'the-leader-s-own-key' };
    const file = await ask(
      leader,
      { method: 'POST', path: `/workspace/solutions/${id}/attachments`, headers: upload },
      Buffer.from('x'),
    );
    const asked = (solution: string, attached: string): Asked[] => [
      { method: 'GET', path: `/workspace/solutions/${solution}` },
      { method: 'GET', path: `/workspace/solutions/${solution}/submissions/1` },
      { method: 'GET', path: `/workspace/solutions/${solution}/submissions/1/receipt` },
      { method: 'GET', path: `/workspace/solutions/${solution}/attachments/${attached}` },
      { method: 'GET', path: `/workspace/opened-solutions/${solution}` },
      { method: 'GET', path: `/workspace/opened-solutions/${solution}/attachments/${attached}` },
      { method: 'POST', path: `/workspace/opened-solutions/${solution}/screen-in` },
      { method: 'POST', path: `/workspace/solutions/${solution}/withdraw` },
      { method: 'POST', path: `/workspace/solutions/${solution}/attachments`, headers: upload },
      ...['1', '2', '3'].map((version) => ({
        method: 'PUT' as const,
        path: `/workspace/solutions/${solution}`,
        headers: { 'if-match': `"${version}"`, 'content-type': 'application/json' },
      })),
      { method: 'GET', path: `/workspace/solutions/${solution}/feedback` },
    ];
    const colleague = await makePerson(world.platform, {
      name: '同单位',
      organisations: [{ id: organisation, role: 'admin' }],
    });
    for (const who of [
      stage.owner,
      stage.organiser,
      stage.admin,
      stage.reviewer,
      colleague,
      await stage.solver('对手'),
    ]) {
      const nothing = asked(newId(), newId());
      for (const [place, one] of asked(id, String(file.body['id'])).entries()) {
        const other = nothing[place] ?? one;
        const sent = one.method === 'PUT' ? JSON.stringify(wholeDraft()) : one.headers ? Buffer.from('y') : undefined;
        const got = await ask(who, one, sent);
        expect([who.person, one.path, got]).toEqual([who.person, one.path, await ask(who, other, sent)]);
        expect([403, 404], one.path).toContain(got.status);
      }
    }
  });

  test('takes no member twice, whatever the letters of the address', async () => {
    const stage = await makeStage(world.platform);
    const leader = await stage.solver('孙牵头');
    const { solutions } = world.as(leader);
    const need = await stage.need();
    const body = { need: need.id, organisation: leader.organisation, team: null };
    const { id, version } = await solutions.create({ body });
    const members = ['a@team.example', 'A@team.example'].map((email) => ({ name: '某', email }));
    await solutions.setMembers({ params: { id }, version, body: { members } }).catch(() => undefined);
    const own = await solutions.own({ params: { id } });
    expect(own.members.filter(({ email }) => email.toLowerCase() === 'a@team.example').length).toBeLessThanOrEqual(1);
  });
});

describe('a solver', () => {
  test('cannot keep those who run the contest away by naming them as partners', async () => {
    const stage = await makeStage(world.platform);
    for (const kind of ['organiser', 'authority', 'exchange'] as const) {
      const leader = await stage.solver('孙牵头');
      const { solutions } = world.as(leader);
      const need = await stage.need();
      const named = await makeOrganisation(world.platform, { name: '办赛样本单位', kind });
      const body = { need: need.id, organisation: leader.organisation, team: null };
      const { id, version } = await solutions.create({ body });
      const partners = [{ organisation: named.toUpperCase(), name: '办赛样本单位', task: '评审' }];
      await solutions.edit({ params: { id }, version, body: wholeDraft({ partners }) });
      const accepted = { terms: '2026-1', declaration: '2026-1' } as const;
      expect(await refusalOf(solutions.submit({ params: { id }, body: accepted }))).toBe('invalid_input');
    }
  });
});

describe('a ranking', () => {
  let scene: ScoringScene;
  beforeAll(async () => {
    scene = await makeScoring(world.platform, world.travel);
  });

  test('is not run by an organiser who stands with a solver, a team or the owner: not one step of it', async () => {
    const { stage, need, solvers, judges } = scene;
    const grants = [{ role: 'organiser', scope: 'contest', scopeId: stage.contest } as const];
    const sides = [stage.company, solvers[0]?.organisation ?? ''];
    await fillSheet(world.platform, scene, 0, 0, () => 1);
    for (const side of sides) {
      const organiser = await makePerson(world.platform, { name: '双面人', grants, organisations: [{ id: side }] });
      const { judging } = world.as(organiser);
      const judge = await makePerson(world.platform, {
        name: '亲信专家',
        grants: [{ role: 'judge', scope: 'contest', scopeId: stage.contest }],
      });
      const why = { body: { reason: '看着不像' } };
      const tries = [
        () => judging.invite({ params: { need: need.id }, body: { person: judge.person } }),
        () => judging.remove({ params: { id: judges[1]?.seat ?? '' }, ...why }),
        () => judging.unlock({ params: { id: scene.sheetOf(0, 0) }, ...why }),
        () => judging.excuse({ params: { id: scene.sheetOf(1, 0) }, ...why }),
      ];
      for (const one of tries) expect(await refusalOf(one())).toBe('conflict_of_interest');
      expect(await refusalOf(judging.panel({ params: { need: need.id } }))).toBe('conflict_of_interest');
      const other = await stage.need();
      if (side === stage.company)
        expect(await refusalOf(judging.open({ params: { need: other.id } }))).toBe('conflict_of_interest');
    }
    // One who stands on no side does all of it.
    const { judging } = world.as(stage.organiser);
    await judging.unlock({ params: { id: scene.sheetOf(0, 0) }, body: { reason: '评委来电更正' } });
  });

  test('takes no score after the lock, none of another judge, and shows nobody another’s sheet', async () => {
    await fillSheet(world.platform, scene, 0, 0, () => 8);
    const id = scene.sheetOf(0, 0);
    const [first, second] = scene.judges.map((judge) => world.as(judge).judging);
    if (!first || !second) throw new Error('a panel of less than two');
    const { version, scores } = await first.sheet({ params: { id } });
    const save = { params: { id }, version, body: { scores, comment: null } };
    expect(await refusalOf(first.save(save))).toBe('not_in_this_state');
    for (const [n, other] of [
      second,
      world.as(scene.stage.organiser).judging,
      world.as(scene.stage.owner).judging,
    ].entries()) {
      expect([n, await refusalOf(other.sheet({ params: { id } }))]).toEqual([n, 'not_found']);
      const saved = await refusalOf(other.save(save));
      expect([n, n === 1 ? 'forbidden' : 'not_found']).toEqual([n, saved]);
    }
  });
});

describe('a judge', () => {
  test('whose role has ended reads and scores no more, at the very next request', async () => {
    const scene = await makeScoring(world.platform, world.travel, { solvers: 1, judges: 3 });
    const [judge] = scene.judges;
    if (!judge) throw new Error('a panel without judges');
    const id = scene.sheetOf(0, 0);
    const { judging } = world.as(judge);
    const { version, scores } = await judging.sheet({ params: { id } });
    const { identity } = world.as(scene.stage.admin);
    const { items } = await identity.grants({ query: { limit: 100 } });
    const grant = items.find((one) => one.person === judge.person);
    await identity.endGrant({ params: { id: grant?.id ?? '' } });
    expect(await refusalOf(judging.sheet({ params: { id } }))).toBe('not_found');
    expect((await judging.seats()).items.flatMap(({ sheets }) => sheets)).toEqual([]);
    const save = { params: { id }, version, body: { scores, comment: null } };
    expect(await refusalOf(judging.save(save))).toBe('not_found');
    expect(await refusalOf(judging.lock({ params: { id } }))).toBe('not_found');
  });
});

describe('an upload', () => {
  const put = (path: string) => ({
    method: 'POST' as const,
    path,
    headers: { 'content-type': 'application/octet-stream', 'idempotency-key': randomBytes(12).toString('hex') },
  });

  test('of one who may not is refused before a byte of it is stored', async () => {
    const scene = await makeScene(world.platform);
    const stranger = await makePerson(world.platform, { name: '路人' });
    const stored = vi.spyOn(world.platform.files, 'put');
    for (const path of [
      `/workspace/needs/${scene.need.id}/attachments?name=a`,
      `/workspace/deals/${scene.deal}/documents?name=a`,
    ]) {
      expect((await ask(stranger, put(path), Buffer.from('x'))).status, path).toBe(404);
    }
    expect(stored).not.toHaveBeenCalled();
    stored.mockRestore();
  });

  test('is one of a few at once for one person, and of so many bytes a day', async () => {
    const stage = await makeStage(world.platform);
    const body = { organisation: stage.company, track: stage.track, need: wholeNeed() };
    const { id } = await world.as(stage.owner).needs.create({ body });
    const path = `/workspace/needs/${id}/attachments?name=a.txt`;
    // Bytes that do not end until everyone has asked.
    const { promise: gate, resolve: release } = Promise.withResolvers<null>();
    let started = 0;
    const slow = () =>
      Readable.from(
        (async function* () {
          started += 1;
          yield Buffer.from('x');
          await gate;
        })(),
      );
    const held = Array.from({ length: 4 }, () => ask(stage.owner, put(path), slow()));
    await vi.waitFor(() => expect(started).toBe(4), { timeout: 20_000 });
    expect((await ask(stage.owner, put(path), Buffer.from('x'))).status).toBe(429);
    release(null);
    expect((await Promise.all(held)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await ask(stage.owner, put(path), Buffer.from('x'))).status).toBe(200);
    const { person } = stage.owner;
    const at = await world.now();
    await world.platform.transact(async (tx) => {
      await saveFile(tx, { id: newId(), name: 'big', size: 2 ** 31, sha256: '', person, at, scan: 'clean' });
      return null;
    });
    expect((await ask(stage.owner, put(path), Buffer.from('x'))).status).toBe(429);
  });
});

describe('a person', () => {
  test('sends fifty invitations a day, withdrawn ones too, into however many organisations', async () => {
    const organisations = [await makeOrganisation(world.platform), await makeOrganisation(world.platform)];
    const spammer = await makePerson(world.platform, {
      name: '群发',
      organisations: organisations.map((id) => ({ id, role: 'admin' as const })),
    });
    const { identity } = world.as(spammer);
    const invite = (n: number) =>
      identity.invite({
        params: { id: organisations[n % 2] ?? '' },
        body: { email: `n${n}@everybody.example`, role: 'member' },
      });
    const first = await invite(0);
    await identity.withdrawInvitation({ params: { id: first.id } });
    const more = await Promise.all(
      Array.from({ length: 59 }, (_, n) =>
        invite(n + 1).then(
          () => 'sent',
          () => 'refused',
        ),
      ),
    );
    expect(more.filter((one) => one === 'sent')).toHaveLength(49);
    expect(await refusalOf(invite(70))).toBe('too_many_requests');
  });
});

describe('an address', () => {
  test('with what no text holds, or a cursor of one’s own making, is answered as any other that is none', async () => {
    for (const path of ['/needs/%00', '/certificates/%00', '/certificates/%00/document', '/notices/%00'])
      expect([path, (await ask(null, { method: 'GET', path })).status]).toEqual([path, 404]);
    const decider = await makePerson(world.platform, { name: '管理', grants: [{ role: 'admin' }] });
    for (const after of [`1.${'-'.repeat(36)}`, `999999999999999.${newId()}`, '\u0000'])
      expect(
        (await ask(decider, { method: 'GET', path: `/verifications?after=${encodeURIComponent(after)}` })).status,
      ).toBe(200);
  });
});
