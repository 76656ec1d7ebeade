import { owedKinds } from '@jiebang/contract/identity/sign-in/deletion.ts';
import { declarationNow } from '@jiebang/contract/needs/confidential/text.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wholeAchievement } from '#modules/achievements/factory.ts';
import { makeEarner, signScene } from '#modules/brokers/factory.ts';
import { makeCertifier } from '#modules/certification/factory.ts';
import { makeContest } from '#modules/contests/factory.ts';
import { type DealScene, makeScene } from '#modules/deals/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { identity } from '#modules/identity/index.ts';
import { makeStage } from '#modules/solutions/factory.ts';
import { openWorld, type World } from '#testing/world.ts';

// Every kind of debt that keeps an account from going, and what settles it. The others stand in account.test.ts.

let world: World;
let scene: DealScene;
let stage: Awaited<ReturnType<typeof makeStage>>;
beforeAll(async () => {
  world = await openWorld();
  scene = await makeScene(world.platform);
  stage = await makeStage(world.platform);
}, 60_000);
afterAll(() => world.close());

type Who = { readonly person: string; readonly cookie: string };
const query = (text: string, values: unknown[] = []) => world.platform.pool.query(text, values);
const owedBy = async (who: Who) => (await world.as(who).identity.deletionPreview()).owed;
const someone = (name: string, more: Partial<Parameters<typeof makePerson>[1]> = {}) =>
  makePerson(world.platform, { name, ...more });

/** Somebody with one debt, what it is about, and what settles it. */
type Case = () => Promise<{ who: Who; title: string; settle: () => Promise<unknown> }>;

const cases: Partial<Record<(typeof owedKinds)[number], Case>> = {
  last_admin: async () => {
    const id = await makeOrganisation(world.platform, { name: '样本有人单位' });
    const who = await someone('独任', { organisations: [{ id }] });
    await someone('成员', { organisations: [{ id, role: 'member', signs: true }] });
    return { who, title: '样本有人单位', settle: () => someone('接手', { organisations: [{ id }] }) };
  },
  last_signatory: async () => {
    const id = await makeOrganisation(world.platform, { name: '样本独签单位' });
    const who = await someone('独签', { organisations: [{ id, role: 'member', signs: true }] });
    const boss = await someone('管事', { organisations: [{ id, signs: false }] });
    const seat = { id, person: boss.person };
    return {
      who,
      title: '样本独签单位',
      settle: () => world.as(boss).identity.changeSigning({ params: seat, body: { signs: true } }),
    };
  },
  last_platform_admin: async () => {
    const who = await someone('平台管理', { grants: [{ role: 'admin' }] });
    await query(`update identity.role_grant set to_at = platform.now() where role = 'admin' and person <> $1`, [
      who.person,
    ]);
    return { who, title: '', settle: () => someone('又一位', { grants: [{ role: 'admin' }] }) };
  },
  last_organiser: async () => {
    const contest = await makeContest(world.platform, { name: '样本独办赛' });
    const grant = { role: 'organiser' as const, scope: 'contest' as const, scopeId: contest };
    const who = await someone('独办', { grants: [grant] });
    return { who, title: '样本独办赛', settle: () => someone('同办', { grants: [grant] }) };
  },
  need_review: async () => {
    const who = await someone('审核');
    const { id } = await stage.need();
    await query(`update needs.need set state = 'under_review', reviewer = $1 where id = $2`, [who.person, id]);
    return {
      who,
      title: await titleOf(id),
      settle: () => query('update needs.need set reviewer = null where id = $1', [id]),
    };
  },
  need_clearance: async () => {
    const who = await someone('脱密');
    const { id } = await stage.need();
    await query(`update needs.need set state = 'accepted' where id = $1`, [id]);
    await query('update needs.public_text set written_by = $1 where need = $2', [who.person, id]);
    return {
      who,
      title: await titleOf(id),
      settle: () => query(`update needs.need set state = 'cleared' where id = $1`, [id]),
    };
  },
  mandate: async () => {
    const { broker } = await makeEarner(world.platform, scene, '受托人');
    await leave(broker);
    const settle = () =>
      query(`update brokers.mandate set state = 'ended', ended_at = platform.now() where broker = $1`, [broker.id]);
    return { who: broker, title: scene.need.number, settle };
  },
  agency: async () => {
    const { broker } = await makeEarner(world.platform, scene, '在机构的人');
    await query(`update brokers.mandate set state = 'ended', ended_at = platform.now() where broker = $1`, [broker.id]);
    return { who: broker, title: '在机构的人所在机构', settle: () => leave(broker) };
  },
  empty_agency: async () => {
    const { admin, broker, organisation, agency } = await makeEarner(world.platform, scene, '守摊人');
    await query(`update identity.membership set ended_at = platform.now() where organisation = $1 and person <> $2`, [
      organisation,
      admin.person,
    ]);
    await leave(broker);
    const settle = () => query(`update brokers.agency set state = 'delisted' where id = $1`, [agency]);
    return { who: admin, title: '守摊人所在机构', settle };
  },
  attribution: async () => {
    const { broker } = await makeEarner(world.platform, scene, '待分配的人');
    await signScene(world.platform, scene, 1_000_000_000);
    await world.settle();
    await query(`update brokers.mandate set state = 'ended', ended_at = platform.now() where broker = $1`, [broker.id]);
    await leave(broker);
    await query(
      `insert into brokers.attribution_share (attribution, place, broker, share)
       select id, 1, $1, 10000 from brokers.attribution where need = $2`,
      [broker.id, scene.need.id],
    );
    const settle = () => query(`update brokers.attribution set state = 'voided' where need = $1`, [scene.need.id]);
    return { who: broker, title: scene.need.number, settle };
  },
  organisation_achievement: async () => {
    const organisation = await makeOrganisation(world.platform, { name: '样本独人单位' });
    const who = await someone('独一人', { organisations: [{ id: organisation }] });
    const { achievements } = world.as(who);
    const achievement = wholeAchievement();
    const { id } = await achievements.create({ body: { organisation, achievement } });
    await achievements.submit({ params: { id }, body: { declaration: declarationNow } });
    return { who, title: achievement.title, settle: () => achievements.takeBack({ params: { id } }) };
  },
  certification: async () => {
    const who = await makeCertifier(world.platform);
    const { certification } = world.as(scene.owner);
    const { id } = await certification.apply({ body: { deal: scene.deal, showAmount: false } });
    await world.as(who).certification.take({ params: { id } });
    const { rows } = await query('select title from deals.deal where id = $1', [scene.deal]);
    const settle = () => world.as(who).certification.return({ params: { id }, body: { reason: '缺少合同' } });
    return { who, title: rows[0].title, settle };
  },
};

const leave = ({ id }: { id: string }) =>
  query('update brokers.affiliation set to_at = platform.now() where broker = $1', [id]);
const titleOf = async (id: string): Promise<string> =>
  (await query('select title from needs.need where id = $1', [id])).rows[0].title;

test('every kind is told, here or where whole stories are', () => {
  const elsewhere = ['organisation_need', 'solution', 'judging_seat', 'deal', 'points'];
  expect([...Object.keys(cases), ...elsewhere].sort()).toEqual([...owedKinds].sort());
});

test.each(Object.entries(cases))('%s: told with what it is about, and gone once it is settled', async (kind, make) => {
  const { who, title, settle } = await make();
  // One line for each thing; a technology manager has a mandate from either side.
  const told = (await owedBy(who)).map((one) => `${one.kind} ${one.title}`);
  expect([...new Set(told)]).toEqual([`${kind} ${title}`]);
  await settle();
  expect(await owedBy(who)).toEqual([]);
});

test('of two organisers of one contest who go at once one stays', async () => {
  const pairs: string[][] = [];
  for (let n = 0; n < 10; n += 1) {
    const grant = { role: 'organiser' as const, scope: 'contest' as const, scopeId: await makeContest(world.platform) };
    pairs.push([
      (await someone(`甲${n}`, { grants: [grant] })).person,
      (await someone(`乙${n}`, { grants: [grant] })).person,
    ]);
  }
  await query(
    `insert into identity.deletion (person, asked_at, due_at)
     select p, platform.now() - interval '8 days', platform.now() - interval '1 day' from unnest($1::uuid[]) p`,
    [pairs.flat()],
  );
  const perform = identity.dueMoves?.find(({ name }) => name === 'identity.delete_account');
  await Promise.all(pairs.flat().map((person) => perform?.run(world.platform, person)));
  const { rows } = await query('select person from identity.deletion where done_at is not null');
  const done = new Set(rows.map(({ person }) => person));
  expect(pairs.map((pair) => pair.filter((person) => done.has(person)).length)).toEqual(pairs.map(() => 1));
});
