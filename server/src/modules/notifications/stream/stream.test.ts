import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPlatform, openServer } from '#app';
import { newId } from '#kernel/ids.ts';
import { makeOrganisation, makePerson, makeSession } from '#modules/identity/factory.ts';
import { makePublishedNeed } from '#modules/needs/factory.ts';
import { makeStage, makeSubmittedSolution } from '#modules/solutions/factory.ts';
import { record } from '#platform/db/transact.ts';
import type { OpenedPlatform } from '#platform/process/open.ts';
import { type Listening, listen } from '#testing/streams/listen.ts';
import { openWorld, type World } from '#testing/world.ts';
import { perPerson } from './config.ts';
import { openPlace, sealPlace } from './queries/place.ts';

let world: World;
let stage: Awaited<ReturnType<typeof makeStage>>;
let here: string;
let second: { opened: OpenedPlatform; server: FastifyInstance; address: string };
const open: Listening[] = [];

const serve = async (server: FastifyInstance) => {
  await server.listen({ port: 0, host: '127.0.0.1' });
  return `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
};
const openSecond = async () => {
  const opened = await openPlatform({
    databaseUrl: world.databaseUrl,
    filesFolder: world.filesFolder,
    masterKey: world.platform.masterKey,
    publicUrl: world.platform.publicUrl,
  });
  const options = { logLevel: 'error', requestsPerMinute: 1_000_000, trustProxy: false, checkReplies: true };
  const server = await openServer(opened, options);
  return { opened, server, address: await serve(server) };
};
const hear = async (address: string, given: Parameters<typeof listen>[1] = {}) => {
  const one = await listen(address, given);
  open.push(one);
  return one;
};

beforeAll(async () => {
  world = await openWorld();
  stage = await makeStage(world.platform);
  await world.settle();
  here = await serve(world.server);
  second = await openSecond();
});
afterAll(async () => {
  for (const one of open) await one.stop();
  await second.server.close();
  await second.opened.close();
  await world.close();
});

/** Records a fact as an action does. */
const say = (name: string, audience: readonly string[], data = {}) =>
  world.platform.transact(async (tx) => {
    record(tx, { name, subject: newId(), actor: { person: null, organisation: null, role: 'clock' }, audience, data });
    return null;
  });
const publish = (draft = {}, publicText = {}) =>
  makePublishedNeed(
    world.platform,
    {
      owner: stage.owner.viewer,
      reviewer: stage.reviewer.viewer,
      officer: stage.officer.viewer,
      organiser: stage.organiser.viewer,
    },
    { organisation: stage.company, track: stage.track, draft, publicText },
  );
/** Names heard before a mark that everyone hears: what did not come by then does not come. */
const heardUntilMark = async (streams: readonly Listening[]) => {
  const mark = `mark_${newId()}`;
  await say(mark, ['public']);
  return Promise.all(
    streams.map(async (stream) => {
      await stream.until(({ name }) => name === mark);
      return stream.heard.filter(({ name }) => !name.startsWith('mark_')).map(({ name }) => name);
    }),
  );
};

describe('an open stream', () => {
  it('tells each reader what its tags admit, on both servers, and a follower of what is new in the inbox', async () => {
    const follower = await makePerson(world.platform, { name: '关注者' });
    await world.as(follower).notifications.follow({ params: { kind: 'track', target: stage.track } });
    const elsewhere = await makePerson(world.platform, {
      name: '他届审核员',
      grants: [{ role: 'reviewer', scope: 'contest', scopeId: newId() }],
    });
    const someone = await hear(second.address);
    const owner = await hear(second.address, { cookie: stage.owner.cookie });
    const reviewer = await hear(here, { cookie: stage.reviewer.cookie });
    const stranger = await hear(second.address, { cookie: elsewhere.cookie });
    const following = await hear(second.address, { cookie: follower.cookie });
    const { id } = await publish();
    await world.settle();
    const told = await following.until(({ name }) => name === 'person_notified');
    expect(told.data).toEqual({});
    const { items } = await world.as(follower).notifications.inbox({});
    expect(items.map(({ fact, need }) => [fact, need?.id])).toEqual([['need_published', id]]);
    const [ofVisitor, ofOwner, ofReviewer, ofStranger] = await heardUntilMark([someone, owner, reviewer, stranger]);
    const steps = [
      'need_submitted',
      'need_review_began',
      'need_accepted',
      'need_public_text_written',
      'need_public_text_signed',
      'need_cleared',
      'need_published',
    ];
    expect([ofVisitor, ofStranger]).toEqual([['need_published'], ['need_published']]);
    expect(ofOwner?.filter((name) => name !== 'person_notified')).toEqual(['need_drafted', ...steps]);
    expect(ofReviewer?.filter((name) => name !== 'person_notified')).toEqual(steps);
  });

  it('tells staff of a contest its awards, those of another nothing, and every organiser what belongs to no contest', async () => {
    const staff = async (role: 'organiser' | 'authority', contest: string) => {
      const grants = [{ role, scope: 'contest', scopeId: contest } as const];
      return hear(here, { cookie: (await makePerson(world.platform, { name: '承办', grants })).cookie });
    };
    const heard = [
      await staff('organiser', stage.contest),
      await staff('authority', stage.contest),
      await staff('organiser', newId()),
      await staff('authority', newId()),
    ];
    const awards = world.as(stage.organiser).awards;
    const { contest } = stage;
    await awards.define({ body: { contest } });
    const body = { contest, kind: 'best_organisation', subject: stage.company, reason: '组织需求最多。' } as const;
    const { id } = await awards.nominate({ body });
    await awards.strike({ params: { id }, body: { reason: '重复提名。' } });
    const organisation = await makeOrganisation(world.platform, { kind: 'agency' });
    const agent = await makePerson(world.platform, { name: '机构管理员', organisations: [{ id: organisation }] });
    const agency = { intro: '技术转移服务。', fields: ['01'] };
    await world.as(agent).brokers.applyAgency({ body: { organisation, agency } });
    const ofAwards = ['awards_defined', 'award_nominated', 'award_struck'];
    expect(await heardUntilMark(heard)).toEqual([[...ofAwards, 'agency_applied'], ofAwards, ['agency_applied'], []]);
  });

  it('carries nothing of an original, and nothing at all of a sealed solution but to its team', async () => {
    const secret = `原文${newId()}`;
    const sealed = `密封${newId()}`;
    const solver = await stage.solver('李揭榜');
    const rival = await makePerson(world.platform, { name: '同校对手', organisations: [{ id: solver.organisation }] });
    const [team, ...others] = await Promise.all(
      [solver, rival, stage.owner, stage.organiser, stage.admin, stage.reviewer].map(({ cookie }) =>
        hear(second.address, { cookie }),
      ),
    );
    if (!team) throw new Error('no stream');
    const someone = await hear(here);
    const need = await publish({ title: secret, problem: secret }, { title: '公开标题', problem: '公开文本。' });
    const draft = { title: sealed, approach: sealed, teamName: sealed };
    await makeSubmittedSolution(world.platform, solver.viewer, {
      need: need.id,
      organisation: solver.organisation,
      draft,
    });
    await world.settle();
    const [ofTeam, ...ofOthers] = await heardUntilMark([team, ...others, someone]);
    expect(ofTeam?.filter((name) => name.startsWith('solution_'))).toEqual(['solution_drafted', 'solution_submitted']);
    expect(ofOthers.flat().filter((name) => name.startsWith('solution'))).toEqual([]);
    const wires = [team, ...others, someone].map((one) => one.wire()).join('');
    expect([wires.includes(secret), wires.includes(sealed)]).toEqual([false, false]);
  });

  it('gives a public fact’s data to anyone only in its public part', async () => {
    const reader = await makePerson(world.platform, { name: '当事人' });
    const someone = await hear(here);
    const named = await hear(here, { cookie: reader.cookie });
    const data = { need: newId(), solution: newId() };
    await say('result_of_a_kind', ['public', `person:${reader.person}`], data);
    const ofKind = ({ name }: { name: string }) => name === 'result_of_a_kind';
    expect((await someone.until(ofKind)).data).toEqual({ need: data.need });
    expect((await named.until(ofKind)).data).toEqual(data);
  });
});

describe('a lost right', () => {
  const within2s = async (stream: Listening, lose: () => Promise<unknown>) => {
    await lose();
    const since = performance.now();
    await stream.ended;
    const took = performance.now() - since;
    expect(took).toBeLessThan(2000);
  };

  it('of a role, a membership or a session ends the stream within two seconds', async () => {
    const admin = world.as(stage.admin).identity;
    const organisation = await makeOrganisation(world.platform);
    const reader = await makePerson(world.platform, {
      name: '将失权者',
      grants: [{ role: 'observer' }],
      organisations: [{ id: organisation, role: 'member' }],
    });
    const byRole = await hear(second.address, { cookie: reader.cookie });
    const { items } = await admin.grants({ query: { limit: 100 } });
    const grant = items.find(({ person }) => person === reader.person)?.id ?? '';
    await within2s(byRole, () => admin.endGrant({ params: { id: grant } }));
    const byMembership = await hear(second.address, { cookie: reader.cookie });
    await within2s(byMembership, () =>
      world.as(reader).identity.removeMember({ params: { id: organisation, person: reader.person } }),
    );
    const other = await makeSession(world.platform, reader.person);
    const bySession = await hear(second.address, { cookie: other });
    await within2s(bySession, () => world.as({ cookie: other }).identity.signOut());
    const untouched = await hear(here, { cookie: reader.cookie });
    await say('still_there', [`person:${reader.person}`]);
    expect((await untouched.until(({ name }) => name === 'still_there')).data).toEqual({});
  });

  it('counts at once: what comes right after it is not told any more', async () => {
    const organisation = await makeOrganisation(world.platform);
    const reader = await makePerson(world.platform, {
      name: '前成员',
      organisations: [{ id: organisation, role: 'member' }],
    });
    const stream = await hear(here, { cookie: reader.cookie });
    await world.as(reader).identity.removeMember({ params: { id: organisation, person: reader.person } });
    await say('inner_matter', [`organisation:${organisation}`]);
    await stream.ended;
    expect(stream.heard.filter(({ name }) => name === 'inner_matter')).toEqual([]);
  });
});

describe('coming back', () => {
  it('resumes where it left off, and misses none though facts are written at the same time', async () => {
    const reader = await makePerson(world.platform, { name: '断线者' });
    const audience = [`person:${reader.person}`];
    const writers = 8;
    const each = 25;
    let stream = await hear(here, { cookie: reader.cookie });
    const heard: number[] = [];
    const write = async (writer: number) => {
      for (let n = 0; n < each; n += 1) await say('counted', audience, { n: writer * each + n });
    };
    const writing = Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
    const addresses = [second.address, here];
    while (heard.length < writers * each) {
      await stream.until(({ name }) => name === 'counted');
      const place = stream.heard.at(-1)?.place ?? null;
      heard.push(...stream.heard.map(({ data }) => Number(data['n'])));
      await stream.stop();
      if (heard.length < writers * each)
        stream = await hear(addresses[heard.length % 2] ?? here, { cookie: reader.cookie, place });
    }
    await writing;
    expect([...heard].sort((a, b) => a - b)).toEqual(Array.from({ length: writers * each }, (_, n) => n));
  });

  it('reads from the table what memory has forgotten', async () => {
    const stream = await hear(here);
    const place = stream.place();
    await stream.stop();
    for (let round = 0; round < 12; round += 1)
      await world.platform.transact(async (tx) => {
        const actor = { person: null, organisation: null, role: 'clock' };
        for (let n = 0; n < 100; n += 1) record(tx, { name: 'noise', subject: newId(), actor, audience: [] });
        return null;
      });
    await say('after_the_noise', ['public']);
    const again = await hear(here, { place });
    await again.until(({ name }) => name === 'after_the_noise');
    expect(again.heard.map(({ name }) => name)).toEqual(['after_the_noise']);
  });

  it('tells in its ids nothing of how much happens, and takes an unknown one for now', async () => {
    const [one, two] = [sealPlace(world.platform, 41), sealPlace(world.platform, 41)];
    expect([one === two, openPlace(world.platform, one), openPlace(world.platform, two)]).toEqual([false, 41, 41]);
    const wrong = ['', '41', 'x'.repeat(22), null, undefined];
    expect(wrong.map((place) => openPlace(world.platform, place))).toEqual(wrong.map(() => null));
    const stream = await hear(here, { place: 'nothing-of-ours' });
    expect(await heardUntilMark([stream])).toEqual([[]]);
  });
});

describe('a server', () => {
  it('bears so many streams of one person and no more, and again as many once they are closed', async () => {
    const reader = await makePerson(world.platform, { name: '开了很多页的人' });
    const all = await Promise.all(Array.from({ length: perPerson }, () => hear(here, { cookie: reader.cookie })));
    expect((await listen(here, { cookie: reader.cookie })).status).toBe(429);
    await say('mark_before_closing', ['public']);
    await Promise.all(all.map((one) => one.stop()));
    const retry = async (): Promise<number> => {
      const again = await listen(here, { cookie: reader.cookie });
      await again.stop();
      return again.status === 429 ? retry() : again.status;
    };
    expect(await retry()).toBe(200);
  });

  it('ends its streams when it closes, and every connection, one that was never used too', async () => {
    const third = await openSecond();
    const streams = await Promise.all([
      hear(third.address),
      hear(third.address, { cookie: stage.owner.cookie }),
      hear(third.address, { cookie: stage.admin.cookie }),
    ]);
    const unused = connect(Number(new URL(third.address).port), '127.0.0.1');
    await once(unused, 'connect');
    await third.server.close();
    await Promise.all(streams.map((one) => one.ended));
    await third.opened.close();
    expect(streams.map((one) => one.status)).toEqual([200, 200, 200]);
    unused.destroy();
  });
});
