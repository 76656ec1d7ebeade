import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { modules, openPlatform } from '#app';
import { newId } from '#kernel/ids.ts';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { makePublishedNeed } from '#modules/needs/factory.ts';
import { makeStage, makeSubmittedSolution } from '#modules/solutions/factory.ts';
import { setClock } from '#platform/db/connection.ts';
import { deliverFacts, factsAfter, newestPosition } from '#platform/facts/deliver.ts';
import { runDueMoves } from '#platform/jobs/jobs.ts';
import { unsentMail } from '#platform/mail/mail.ts';
import { everythingKept } from '#testing/dump.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { nameOf } from '../config.ts';
import { hasSentence } from '../documents/mail.ts';
import { unsubscribeAddress } from '../documents/unsubscribe.ts';
import { notificationReactions } from '../reactions.ts';
import { allTellings } from './tellings.ts';

let world: World;
let stage: Awaited<ReturnType<typeof makeStage>>;
type Made = Awaited<ReturnType<typeof makePerson>>;

beforeAll(async () => {
  world = await openWorld();
  stage = await makeStage(world.platform);
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'notifications')).toEqual([]);
  await world.close();
});
beforeEach(() => forgetMails());

const inboxOf = async (who: Made) => (await world.as(who).notifications.inbox({ query: { limit: 100 } })).items;
const toldOf = async (who: Made) =>
  (await inboxOf(who)).map(({ fact, as, topic }) => `${as} ${fact} ${topic}`).reverse();
let forgotten = '';
const mails = async () => {
  const all = await unsentMail(world.platform.db, null, 10_000);
  return all.filter(({ id }) => id > forgotten).reverse();
};
const forgetMails = async () => {
  forgotten = (await mails()).at(-1)?.id ?? forgotten;
};
const publish = (title = '会被看到的标题', publicTitle = title, otherFields: string[] = []) =>
  makePublishedNeed(world.platform, viewers(), {
    organisation: stage.company,
    track: stage.track,
    draft: { title, otherFields },
    publicText: { title: publicTitle },
  });
/** Moves the clock past the deadline of every need, and closes them; nobody is told yet. */
const closeNeeds = async () => {
  await setClock(world.platform.db, new Date((await world.now()).getTime() + 31 * 86_400_000));
  await runDueMoves(
    world.platform,
    modules.flatMap((one) => one.dueMoves ?? []),
    (problem, error) => {
      throw new Error(problem, { cause: error });
    },
  );
};
const viewers = () => ({
  owner: stage.owner.viewer,
  reviewer: stage.reviewer.viewer,
  officer: stage.officer.viewer,
  organiser: stage.organiser.viewer,
});

describe('who is told', () => {
  it('is told of each step that concerns them, not of what they did themselves, and nobody of another contest', async () => {
    const elsewhere = await makePerson(world.platform, {
      name: '他届审核员',
      grants: [{ role: 'reviewer', scope: 'contest', scopeId: newId() }],
    });
    const everywhere = await makePerson(world.platform, { name: '总审核员', grants: [{ role: 'reviewer' }] });
    const colleague = await makePerson(world.platform, { name: '同事', organisations: [{ id: stage.company }] });
    const { id, number } = await publish();
    await world.settle();
    const tasksOfReview = ['staff need_submitted tasks'];
    expect(await toldOf(stage.reviewer)).toEqual(tasksOfReview);
    expect(await toldOf(everywhere)).toEqual(tasksOfReview);
    expect(await toldOf(elsewhere)).toEqual([]);
    expect(await toldOf(stage.officer)).toEqual(['staff need_accepted tasks']);
    expect(await toldOf(stage.organiser)).toEqual(['staff need_cleared tasks']);
    const ofOwner = [
      'owner need_review_began progress',
      'owner need_accepted progress',
      'owner need_public_text_signed tasks',
      'owner need_published progress',
    ];
    expect(await toldOf(stage.owner)).toEqual(ofOwner);
    expect(await toldOf(colleague)).toEqual(ofOwner);
    const [newest] = await inboxOf(stage.owner);
    expect([newest?.need, newest?.address, newest?.read]).toEqual([
      { id, number, title: '会被看到的标题' },
      `/workspace/needs/${id}`,
      false,
    ]);
  });

  it('reads the title that this reader may read: the original for the owner, the public one for a follower', async () => {
    const follower = await makePerson(world.platform, { name: '关注者' });
    await world.as(follower).notifications.follow({ params: { kind: 'track', target: stage.track } });
    const { id } = await publish('原文标题：某型号', '公开标题');
    await world.settle();
    const titleFor = async (who: Made) => (await inboxOf(who)).find((one) => one.need?.id === id)?.need?.title;
    expect([await titleFor(follower), await titleFor(stage.owner)]).toEqual(['公开标题', '原文标题：某型号']);
    expect(JSON.stringify([await mails(), await inboxOf(follower)])).not.toContain('原文标题');
  });

  it('is told of a sealed solution only when in its team, and in no words of it', async () => {
    const canary = `密封${newId()}`;
    const need = await publish();
    await world.settle();
    const before = await Promise.all([stage.owner, stage.organiser, stage.admin, stage.reviewer].map(toldOf));
    const { viewer, organisation } = await stage.solver('李揭榜');
    const draft = { title: canary, approach: canary };
    await makeSubmittedSolution(world.platform, viewer, { need: need.id, organisation, draft });
    await world.settle();
    expect(await Promise.all([stage.owner, stage.organiser, stage.admin, stage.reviewer].map(toldOf))).toEqual(before);
    const { rows } = await sql`select * from notifications.notification`.execute(world.platform.db);
    expect(JSON.stringify([rows, await mails()])).not.toContain(canary);
  });

  it('is told once, though two servers deliver at the same time and every fact comes again', async () => {
    const follower = await makePerson(world.platform, { name: '只听一次', email: 'once@example.com' });
    await world.settle();
    const before = await newestPosition(world.platform.db);
    const need = await publish();
    await world.as(follower).notifications.follow({ params: { kind: 'need', target: need.id } });
    await closeNeeds();
    const second = await openPlatform({
      databaseUrl: world.databaseUrl,
      filesFolder: world.filesFolder,
      masterKey: world.platform.masterKey,
      publicUrl: world.platform.publicUrl,
    });
    const servers = [world.platform, second.platform, world.platform];
    await Promise.all(servers.map((one) => deliverFacts(one, notificationReactions)));
    await world.settle();
    const heard = async () => ({
      inbox: await toldOf(follower),
      mails: (await mails()).filter(({ recipient }) => recipient === 'once@example.com').length,
      all: (await mails()).length,
    });
    const first = await heard();
    expect([first.inbox, first.mails]).toEqual([
      ['follower need_closed follows', 'follower need_unanswered follows'],
      2,
    ]);
    const [reaction] = notificationReactions;
    for (const fact of await factsAfter(world.platform.db, before, reaction?.on ?? [], 1000))
      await Promise.all(
        servers.map((one) =>
          one.transact(async (tx) => {
            await reaction?.run(tx, fact, one);
            return null;
          }),
        ),
      );
    await second.close();
    expect(await heard()).toEqual(first);
  });
});

describe('the inbox', () => {
  it('counts what is unread, marks one or all up to what was shown, and is nobody else’s', async () => {
    const reader = await makePerson(world.platform, { name: '读者', organisations: [{ id: stage.company }] });
    await publish();
    await world.settle();
    const me = world.as(reader).notifications;
    expect(await me.unread()).toEqual({ unread: 4 });
    const first = await me.inbox({ query: { limit: 3 } });
    const second = await me.inbox({ query: { limit: 3, after: first.next ?? '' } });
    expect([first.items.length, second.items.length, second.next]).toEqual([3, 1, null]);
    const oldest = second.items[0]?.id ?? '';
    const middle = first.items[1]?.id ?? '';
    expect(await refusalOf(world.as(stage.organiser).notifications.read({ params: { id: oldest } }))).toBe('not_found');
    expect(await me.read({ params: { id: oldest } })).toEqual({ unread: 3 });
    expect(await me.read({ params: { id: oldest } })).toEqual({ unread: 3 });
    expect(await me.readAll({ body: { upTo: middle } })).toEqual({ unread: 1 });
    const { items } = await me.inbox({ query: { unread: 'yes' } });
    expect(items.map((one) => one.id)).toEqual([first.items[0]?.id]);
  });
});

describe('following', () => {
  it('is of public things only, holds once, and ends', async () => {
    const me = world.as(await makePerson(world.platform, { name: '关注' })).notifications;
    const hidden = await makeContest(world.platform, { state: 'draft' });
    const hiddenTrack = await makeTrack(world.platform, hidden);
    const refused = [
      { kind: 'need', target: newId() },
      { kind: 'need', target: '40' },
      { kind: 'track', target: hiddenTrack },
      { kind: 'field', target: '99' },
      { kind: 'field', target: newId() },
    ] as const;
    for (const params of refused) expect(await refusalOf(me.follow({ params }))).toBe('not_found');
    const need = await publish('可关注');
    const wanted = [
      { kind: 'need', target: need.id },
      { kind: 'field', target: '40' },
      { kind: 'track', target: stage.track },
    ] as const;
    for (const params of [...wanted, ...wanted]) await me.follow({ params });
    const { items } = await me.follows();
    expect(items.map(({ kind, number, name }) => [kind, number, name]).sort()).toEqual([
      ['field', null, null],
      ['need', need.number, '可关注'],
      ['track', null, '样本专场1'],
    ]);
    for (const params of [...wanted, ...wanted]) await me.unfollow({ params });
    expect(await me.follows()).toEqual({ items: [] });
  });

  it('of a field tells of a need that touches it beside its main one, once', async () => {
    const follower = await makePerson(world.platform, { name: '器械爱好者' });
    for (const target of ['205', '20', '701'])
      await world.as(follower).notifications.follow({ params: { kind: 'field', target } });
    await publish('两个领域', '两个领域', ['20504']);
    await publish('一个领域');
    await world.settle();
    const told = (await world.as(follower).notifications.inbox()).items.map(({ fact, need }) => [fact, need?.title]);
    expect(told).toEqual([['need_published', '两个领域']]);
  });

  it('of a field tells of each need published in it or below, with an e-mail, until one click ends the e-mails', async () => {
    const follower = await makePerson(world.platform, { name: '材料爱好者', email: 'follower@example.com' });
    const other = await makePerson(world.platform, { name: '不爱邮件', email: 'quiet@example.com' });
    await world.settle();
    await forgetMails();
    for (const who of [follower, other])
      await world.as(who).notifications.follow({ params: { kind: 'field', target: '40' } });
    await world.as(other).notifications.chooseMail({
      body: { tasks: true, progress: true, follows: false, desk: true, followsEvery: 'at_once' },
    });
    const first = await publish('公开标题不出门');
    await world.settle();
    const [mail, ...more] = (await mails()).filter(({ recipient }) => /follower|quiet/.test(recipient));
    expect([mail?.recipient, more, mail?.body.includes(`${world.platform.publicUrl}/needs/${first.number}`)]).toEqual([
      'follower@example.com',
      [],
      true,
    ]);
    expect(JSON.stringify(await mails())).not.toContain('公开标题不出门');
    const address = unsubscribeAddress(world.platform, follower.person, 'follows');
    // The foot leads to the same token, on a page that asks nobody to sign in.
    expect(mail?.body).toContain(`${world.platform.publicUrl}/workspace/unsubscribe#${address.split('/').at(-1)}\n`);
    const kept = await everythingKept(world);
    expect([
      kept.includes(address),
      kept.includes(unsubscribeAddress(world.platform, other.person, 'follows')),
    ]).toEqual([true, false]);
    const post = (url: string) =>
      world.server.inject({
        method: 'POST',
        url: url.replace(world.platform.publicUrl, ''),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'List-Unsubscribe=One-Click',
      });
    const wrong = [
      address.replace('.follows.', '.tasks.'),
      `${address}x`,
      address.replace(/\/[^/]{36}\./, `/${newId()}.`),
    ];
    for (const url of wrong) expect((await post(url)).statusCode).toBe(404);
    expect(
      (await world.server.inject({ method: 'GET', url: address.replace(world.platform.publicUrl, '') })).statusCode,
    ).toBe(404);
    const wanted = world.as(follower).notifications.mailChoice;
    expect(await wanted()).toEqual({ tasks: true, progress: true, follows: true, desk: true, followsEvery: 'at_once' });
    expect((await post(address)).statusCode).toBe(200);
    expect((await post(address)).statusCode).toBe(200);
    expect(await wanted()).toEqual({
      tasks: true,
      progress: true,
      follows: false,
      desk: true,
      followsEvery: 'at_once',
    });
    await forgetMails();
    await publish();
    await world.settle();
    expect((await mails()).filter(({ recipient }) => /follower|quiet/.test(recipient))).toEqual([]);
    const told = 'follower need_published follows';
    expect([await toldOf(follower), await toldOf(other)]).toEqual([
      [told, told],
      [told, told],
    ]);
  });
});

describe('the table of tellings', () => {
  it('names facts that are recorded, and has a sentence for each that is mailed', () => {
    const ofLives = modules.flatMap((one) => one.lifecycles ?? []).flatMap((life) => life.rows.map((row) => row.fact));
    const recorded = new Set([
      ...ofLives,
      ...modules.flatMap((one) => one.facts ?? []),
      'need_entered',
      'solutions_opened',
      'points_posted',
      'points_reversed',
      'role_granted',
      'role_ended',
      'deal_party_suspended',
      'deal_party_reinstated',
      'needs_imported',
      'api_key_made',
      'solution_arrived',
      'saved_search_found',
      ...['review', 'clearance', 'confirmation', 'publication'].map((step) => `need_${step}_overdue`),
      'need_signature_asked',
      'need_withdrawal_asked',
      'need_deadline_near',
      'need_hand_in_near',
      'phase_changed',
      'judge_conflict_found',
      'scores_due_soon',
      'scores_due_tomorrow',
      'objection_due_soon',
      'objection_overdue',
      'need_outside_scope',
      'need_inside_scope',
      'session_meeting_changed',
      'arrived_solution_replaced',
      'arrived_solution_withdrawn',
      'solution_went_on',
      'solution_cut',
      ...(['objection_due_soon', 'objection_overdue', 'need_outside_scope', 'need_inside_scope'] as const),
      'session_meeting_changed',
      'payee_account_read',
    ]);
    expect(allTellings.map((one) => one.fact).filter((fact) => !recorded.has(fact))).toEqual([]);
    expect(allTellings.filter((one) => one.mail && !hasSentence(nameOf(one)))).toEqual([]);
  });
});
