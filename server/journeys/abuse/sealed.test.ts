import { contract } from '@jiebang/contract/contract.ts';
import type { Route } from '@jiebang/contract/http/route.ts';
import type { SolutionDraft } from '@jiebang/contract/solutions/solution.ts';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { tagsOf } from '#kernel/audience.ts';
import { newId } from '#kernel/ids.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { viewerOf } from '#modules/identity/index.ts';
import { makeStage, wholeDraft } from '#modules/solutions/factory.ts';
import { factsAfter } from '#platform/facts/deliver.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { recordedRoutes } from '../story/sweep/addresses.ts';
import { asked } from './asked.ts';

// What can be learnt of a sealed solution by who is not of its team: nothing, by whatever they ask and however they measure it.

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const accepted = { terms: '2026-1', declaration: '2026-1' } as const;
const canary = 'canary7c1f';
const sealedText = (given: Partial<SolutionDraft> = {}) =>
  wholeDraft({ title: `${canary} 标题`, teamName: `${canary} 团队`, approach: `${canary} 路线`, ...given });

async function scene() {
  const stage = await makeStage(world.platform);
  const need = await stage.need();
  const leader = await stage.solver('孙牵头');
  const { organisation } = leader;
  const colleague = (name: string, role: 'admin' | 'member') =>
    makePerson(world.platform, { name, organisations: [{ id: organisation, role }] });
  const { organiser, owner, reviewer, officer, admin } = stage;
  const outsiders = {
    visitor: null,
    ...{ owner, organiser, reviewer, officer, admin },
    rival: await stage.solver('赵对手'),
    boss: await colleague('本校管理员', 'admin'),
    mate: await colleague('同事', 'member'),
  };
  return { stage, need, leader, outsiders };
}

/** A partner whose signatory consents under seal and one of whose people knows nothing of it, and a member who takes a seat. */
async function company({ stage }: Scene) {
  const partner = await stage.solver('钱联合');
  const clerk = await makePerson(world.platform, {
    name: '联合体文员',
    organisations: [{ id: partner.organisation, role: 'member' }],
  });
  const email = `${newId()}@example.com`;
  return { partner, clerk, email, member: await makePerson(world.platform, { name: '李队员', email }) };
}
type Scene = Awaited<ReturnType<typeof scene>>;
type Asker = { readonly cookie: string } | null;

/** Everything that can be read with what an outsider knows: the need, its contest, the organisation that might answer. */
function everyAddress({ stage, need, leader }: Scene): string[] {
  const known: [RegExp, string][] = [
    [/^(\/needs|.*\/offers)\/:number/, need.number],
    [/\/needs\/:(id|need)/, need.id],
    [/\/contests\/:\w+/, stage.contest],
    [/\/tracks\/:\w+/, stage.track],
    [/\/organisations\/:\w+/, leader.organisation],
  ];
  const filled = (path: string) => {
    const hit = known.find(([shape]) => shape.test(path));
    return (hit ? path.replace(/:\w+/, hit[1]) : path).replace(/:\w+/g, newId());
  };
  // Searching, sorting and the desks of lists, in every way that the contract knows.
  const queries = (route: Route): string[] => {
    const found = [''];
    for (const [name, schema] of Object.entries(route.query?.shape ?? {})) {
      if (['q', 'text'].includes(name)) found.push(`?${name}=${canary}`);
      for (const option of JSON.stringify(schema)
        .match(/"entries":\{[^}]*\}/)?.[0]
        .match(/(?<=:")[^"]+/g) ?? [])
        found.push(`?${name}=${encodeURIComponent(option)}`);
    }
    return found;
  };
  const api = Object.values(contract)
    .flatMap((list) => Object.values(list) as Route[])
    .filter((route) => route.method === 'GET' && !route.stream && !route.path.startsWith('/health'))
    // What is written down when it is asked for changes what is read of oneself after it.
    .filter((route) => !recordedRoutes.includes(route.path))
    .flatMap((route) => queries(route).map((query) => `/api/v1${filled(route.path)}${query}`));
  const pages = [
    '/',
    '/needs',
    `/needs/${need.number}`,
    `/needs?q=${canary}`,
    '/feed.xml',
    '/feed.json',
    '/sitemap.xml',
  ];
  return [...api, ...pages, `/contests/${stage.contest}`, `/organisations/${leader.organisation}`];
}

describe('of a sealed solution an outsider', () => {
  test('learns by no list, count, order, search term, export, feed or page that it was begun, saved, handed in, replaced', {
    timeout: 120_000,
  }, async () => {
    const made = await scene();
    const { need, leader, stage } = made;
    const { partner, clerk, email, member } = await company(made);
    const outsiders = { ...made.outsiders, clerk };
    const asking = Object.entries(outsiders).filter(([name]) => !['reviewer', 'officer', 'mate'].includes(name));
    const addresses = [...everyAddress(made), `/api/v1/organisations/${partner.organisation}`];
    // What is written down when it is asked for: asked for before the rest, and once more after it.
    const sheets = [
      ...['organiser', 'owner', 'review'].map((desk) => `/workspace/needs/sheet?desk=${desk}`),
      ...[stage.company, leader.organisation, partner.organisation].map((one) => `/organisations/${one}/audit/sheet`),
      ...['/operations/audit/sheet', `/contests/${stage.contest}/audit/sheet`],
    ];
    const exported = async () => {
      const rows: string[] = [];
      for (const [name, who] of Object.entries(outsiders))
        for (const sheet of sheets) {
          const [, status = '', text = ''] = /^(\d+) (.*)$/s.exec(await asked(world, who, `/api/v1${sheet}`)) ?? [];
          const said = status === '200' ? (JSON.parse(text) as unknown[]).map((row) => JSON.stringify(row)) : [text];
          rows.push(...said.map((row) => `${name} ${sheet} ${status} ${row}`));
        }
      return rows;
    };
    const left = await exported();
    const seen = async () => {
      await world.settle();
      const all = asking.map(async ([name, who]) => {
        const replies: [string, string][] = [];
        for (const url of addresses) replies.push([`${name} ${url}`, await asked(world, who, url)]);
        return replies;
      });
      // What the live channel has for each.
      const facts = await factsAfter(world.platform.db, 0, null, 10_000);
      const heard = Object.entries(outsiders).map(async ([name, who]): Promise<[string, string]> => {
        const tags = new Set(tagsOf(await viewerOf(world.platform, who?.cookie ?? '')));
        const own = facts.filter(({ audience }) => audience.some((tag) => tags.has(tag)));
        return [`${name} stream`, own.map((fact) => `${fact.name} ${fact.subject}`).join('\n')];
      });
      return new Map([...(await Promise.all(all)).flat(), ...(await Promise.all(heard))]);
    };
    // A search says whether the dictionary is there yet.
    await world.platform.translator.ready();
    const before = await seen();
    // What says when it was made differs from one asking to the next.
    const dated = [...before.keys()].filter((key) => /me\/data|judges\/sheet|register\/template/.test(key));
    expect(dated.length / before.size).toBeLessThan(0.03);
    const { solutions } = world.as(leader);
    const { id } = await solutions.create({
      body: { need: need.id, organisation: leader.organisation, team: null },
    });
    const file = await solutions.attach({ params: { id }, body: new Blob([`${canary} 附件`]) });
    const attachments = [{ id: file.id, name: `${canary}.pdf` }];
    const partners = [{ organisation: partner.organisation, name: `${canary} 联合体`, task: `${canary} 分工` }];
    await solutions.edit({ params: { id }, version: 1, body: sealedText({ attachments, partners }) });
    await solutions.setMembers({ params: { id }, version: 2, body: { members: [{ name: `${canary} 队员`, email }] } });
    const { items: invited } = await world.as(member).solutions.invitations();
    for (const one of invited) await world.as(member).solutions.confirm({ params: { id: one.id } });
    await solutions.askPartners({ params: { id } });
    const { items: requests } = await world.as(partner).solutions.partnerRequests();
    for (const one of requests)
      await world.as(partner).solutions.consentAsPartner({ params: { id: one.id }, body: { version: one.version } });
    expect([invited.length, requests.length]).toEqual([1, 1]);
    await solutions.submit({ params: { id }, body: accepted });
    const { version } = await solutions.own({ params: { id } });
    const second = sealedText({ title: `${canary} 二稿`, attachments, partners });
    await solutions.edit({ params: { id }, version, body: second });
    await solutions.replace({ params: { id }, body: accepted });
    const after = await seen();
    const changed = [...after].filter(([key, reply]) => before.get(key) !== reply).map(([key]) => key);
    expect(changed.filter((key) => !dated.includes(key))).toEqual([]);
    expect([...after.values()].filter((reply) => reply.includes(`${canary} `))).toEqual([]);
    // Its own team does see it: so would they, if it could be seen.
    expect(await asked(world, leader, '/api/v1/workspace/solutions')).toContain(id);
    // All that the sheets say more is that they were taken away.
    const more = (await exported()).filter((row) => !left.includes(row));
    expect(more.length).toBeGreaterThan(0);
    expect(more.filter((row) => !row.includes('下载操作记录'))).toEqual([]);
  });

  test('costs the server the same work as what does not exist, so that no clock tells them apart', async () => {
    const { need, leader, outsiders } = await scene();
    const { solutions } = world.as(leader);
    const { id } = await solutions.create({
      body: { need: need.id, organisation: leader.organisation, team: null },
    });
    const file = await solutions.attach({ params: { id }, body: new Blob(['附件']) });
    await solutions.edit({ params: { id }, version: 1, body: sealedText() });
    await solutions.submit({ params: { id }, body: accepted });
    const spy = vi.spyOn(pg.Client.prototype, 'query');
    try {
      const work = async (who: Asker, url: string) => {
        spy.mockClear();
        const reply = await asked(world, who, url);
        const statements = (spy.mock.calls as unknown as [string | { text: string }][]).map(([first]) =>
          typeof first === 'string' ? first : first.text,
        );
        return { reply, statements };
      };
      for (const [name, who] of Object.entries(outsiders))
        for (const path of [
          (one: string) => `/workspace/solutions/${one}`,
          (one: string) => `/workspace/solutions/${one}/submissions/1`,
          (one: string) => `/workspace/solutions/${one}/submissions/1/receipt`,
          (one: string, file: string) => `/workspace/solutions/${one}/attachments/${file}`,
          (one: string) => `/workspace/opened-solutions/${one}`,
          (one: string, file: string) => `/workspace/opened-solutions/${one}/attachments/${file}`,
          (one: string) => `/workspace/solutions/${one}/feedback`,
        ]) {
          const there = await work(who, `/api/v1${path(id, file.id)}`);
          const nowhere = await work(who, `/api/v1${path(newId(), newId())}`);
          expect([name, path(':id', ':file'), there]).toEqual([name, path(':id', ':file'), nowhere]);
        }
    } finally {
      spy.mockRestore();
    }
  });

  test('reads nothing of a draft while it is being saved, twenty saves after one another and everyone asking', async () => {
    const { need, leader, outsiders } = await scene();
    const { solutions } = world.as(leader);
    const { id } = await solutions.create({
      body: { need: need.id, organisation: leader.organisation, team: null },
    });
    let saving = true;
    const typing = (async () => {
      for (let version = 1; version <= 20; version += 1)
        await solutions.edit({ params: { id }, version, body: sealedText({ plan: `${canary} 第${version}稿` }) });
      saving = false;
    })();
    const replies = new Set<string>();
    while (saving)
      for (const who of Object.values(outsiders))
        for (const url of [`/api/v1/workspace/solutions/${id}`, `/api/v1/workspace/opened-solutions/${id}`])
          replies.add((await asked(world, who, url)).replaceAll(id, ':id'));
    await typing;
    expect((await solutions.own({ params: { id } })).version).toBe(21);
    expect([...replies].map((one) => one.slice(0, 3)).sort()).toEqual(['401', '404']);
    expect([...replies].join()).not.toContain(canary);
  });
});

describe('after the deadline', () => {
  test('a handing in that is sent again is answered with its own receipt, and nothing new is taken, whatever a clock says', async () => {
    const { need, leader, stage } = await scene();
    const late = await stage.solver('钱迟到');
    const { solutions } = world.as(leader);
    const begin = async (who: typeof leader) =>
      (await world.as(who).solutions.create({ body: { need: need.id, organisation: who.organisation, team: null } }))
        .id;
    const [id, other] = [await begin(leader), await begin(late)];
    await solutions.edit({ params: { id }, version: 1, body: sealedText() });
    await world.as(late).solutions.edit({ params: { id: other }, version: 1, body: sealedText() });
    const send = async (who: typeof leader, solution: string, key: string, action = 'submit') => {
      const reply = await world.server.inject({
        method: 'POST',
        url: `/api/v1/workspace/solutions/${solution}/${action}`,
        headers: { cookie: who.cookie, 'idempotency-key': key, date: new Date(0).toUTCString() },
        payload: accepted,
      });
      return { status: reply.statusCode, body: reply.json() as Record<string, unknown> };
    };
    const handedIn = await send(leader, id, 'before-the-deadline');
    expect(handedIn.status).toBe(200);
    await world.travel(new Date((await world.now()).getTime() + 40 * 86_400_000));
    // The server's own clock may lag behind as far as it likes: the database's is asked.
    vi.useFakeTimers({ toFake: ['Date'], now: 0 });
    try {
      expect(await send(leader, id, 'before-the-deadline')).toEqual(handedIn);
      for (const [who, solution, key, action, code] of [
        [leader, id, 'a-new-key', 'submit', 'not_in_this_state'],
        [leader, id, 'a-third-key', 'replace', 'not_in_this_state'],
        [late, other, 'before-the-deadline', 'submit', 'not_taking_solutions'],
      ] as const)
        expect([key, (await send(who, solution, key, action)).body['code']]).toEqual([key, code]);
    } finally {
      vi.useRealTimers();
    }
    expect((await solutions.own({ params: { id } })).submissions).toHaveLength(1);
    expect(await refusalOf(world.as(stage.owner).solutions.read({ params: { id: other } }))).toBe('not_found');
  });
});
