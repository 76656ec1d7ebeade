import { Problem } from '@jiebang/contract/http/client.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeBroker } from '#modules/brokers/factory.ts';
import { type DealScene, makeScene } from '#modules/deals/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { wholeDraft } from '#modules/needs/factory.ts';
import { findNeed } from '#modules/needs/index.ts';
import { brokenAnywhere } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';

let world: World;
let scene: DealScene;
let admin: Awaited<ReturnType<typeof makePerson>>;
beforeAll(async () => {
  world = await openWorld();
  scene = await makeScene(world.platform);
  admin = await makePerson(world.platform, { name: '暂停的人', grants: [{ role: 'admin' }] });
});
afterAll(async () => {
  expect(await brokenAnywhere(world.platform)).toEqual([]);
  await world.close();
});

/** What everyone tries in each state of the owner's organisation: the answer, `done` or the code it was refused with. */
async function answers(attempts: Readonly<Record<string, () => Promise<unknown>>>): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [name, attempt] of Object.entries(attempts)) found[name] = await refusedOrDone(attempt);
  return found;
}
async function refusedOrDone(attempt: () => Promise<unknown>): Promise<string> {
  try {
    await attempt();
    return 'done';
  } catch (error) {
    if (error instanceof Problem) return error.document.code;
    throw error;
  }
}

describe('a suspended organisation', () => {
  test('steps back and reads; in its name nothing else is done, whoever of its people tries, until it is reinstated', async () => {
    const { owner, colleague, solver, ownerOrganisation: id } = scene;
    const params = { id };
    const as = (who: { cookie: string }) => world.as(who);
    const { track } = (await findNeed(world.platform.db, scene.need.id)) ?? { track: '' };
    const draft = () => as(owner).needs.create({ body: { organisation: id, track, need: wholeDraft() } });
    const standing = await draft();
    const submitted = await draft();
    await as(owner).needs.submit({ params: { id: submitted.id }, body: { declaration: '2026-1' } });
    const broker = await makePerson(world.platform, { name: '经理人' });
    await makeBroker(world.platform, broker.viewer);
    const offer = (side: 'owner' | 'solver') =>
      as(broker).brokers.offerMandate({
        body: {
          need: scene.need.id,
          organisation: id,
          side,
          from: '2026-01-05',
          to: '2099-01-05',
          terms: '促成对接。',
        },
      });
    const mandate = await offer('owner');
    const attempts = {
      'owner begins a draft': draft,
      'colleague begins a draft': () =>
        as(colleague).needs.create({ body: { organisation: id, track, need: wholeDraft() } }),
      'owner edits a draft': async () =>
        as(owner).needs.edit({
          params: { id: standing.id },
          version: (await findNeed(world.platform.db, standing.id))?.version ?? 0,
          body: wholeDraft(),
        }),
      'owner attaches a file': () =>
        as(owner).needs.attach({ params: { id: standing.id }, query: { name: 'a.txt' }, body: new Blob(['a']) }),
      'owner asks for a meeting': () =>
        as(owner).deals.askMeeting({
          params: { id: scene.deal },
          body: {
            topic: '商谈',
            place: '样本会议室',
            slots: [{ startsAt: '2098-01-05T02:00:00.000Z', minutes: 60 }],
          },
        }),
      'owner invites': () =>
        as(owner).identity.invite({
          params,
          body: { email: `someone-${Math.random()}@example.com`, role: 'member' },
        }),
      'owner changes a role': () =>
        as(owner).identity.changeMember({ params: { ...params, person: colleague.person }, body: { role: 'member' } }),
      'owner reads its page': () => as(owner).identity.organisation({ params }),
      'colleague reads what it takes part in': () => as(colleague).desk.organisationWork({ params }),
      'owner reads the deal': () => as(owner).deals.work({ params: { id: scene.deal } }),
    };
    const everything = Object.fromEntries(Object.keys(attempts).map((name) => [name, 'done']));
    expect(await answers(attempts)).toEqual(everything);

    const work = (await as(admin).desk.organisationWork({ params })).items;
    const running = work.filter((one) => one.running).map(({ module, number }) => [module, number !== null]);
    // The draft is nobody's business; the deal, its need, the submitted one and the mandate are named.
    expect(running.map(([module]) => module).sort()).toEqual(['brokers', 'deals', 'needs', 'needs']);
    expect(work.some((one) => one.id === standing.id || one.address !== null)).toBe(false);
    await as(admin).identity.suspendOrganisation({ params, body: { reason: '冒用他人名义' } });
    await world.settle();

    expect(await answers(attempts)).toEqual({
      ...Object.fromEntries(Object.keys(attempts).map((name) => [name, 'organisation_suspended'])),
      'owner reads its page': 'done',
      'colleague reads what it takes part in': 'done',
      'owner reads the deal': 'done',
    });
    expect(
      await answers({
        'owner submits': () => as(owner).needs.submit({ params: { id: standing.id }, body: { declaration: '2026-1' } }),
        'owner withdraws a need': () =>
          as(owner).needs.withdraw({ params: { id: submitted.id }, body: { reason: '撤回' } }),
        'owner confirms a mandate': async () => as(owner).brokers.confirmMandate({ params: { id: mandate.id } }),
        'owner declines a mandate': () =>
          as(owner).brokers.declineMandate({ params: { id: mandate.id }, body: { reason: '不' } }),
        'the other party goes on': () => as(solver).deals.begin({ params: { id: scene.deal } }),
        'colleague leaves': () =>
          as(colleague).identity.removeMember({ params: { ...params, person: colleague.person } }),
        'owner ends the talks': () =>
          as(owner).deals.fail({ params: { id: scene.deal }, body: { why: 'other', note: '暂停' } }),
      }),
    ).toEqual({
      'owner submits': 'organisation_not_verified',
      'owner withdraws a need': 'done',
      'owner confirms a mandate': 'principal_not_verified',
      'owner declines a mandate': 'done',
      'the other party goes on': 'done',
      'colleague leaves': 'done',
      'owner ends the talks': 'done',
    });
    await as(admin).identity.reinstateOrganisation({ params, body: { reason: '已澄清' } });
    const { 'owner begins a draft': begins, 'owner invites': invites } = attempts;
    expect(await answers({ begins, invites })).toEqual({ begins: 'done', invites: 'done' });
    expect(
      (await as(owner).identity.organisationHistory({ params })).items.map(({ action, reason, by }) => [
        action,
        reason,
        by,
      ]),
    ).toEqual([
      ['reinstate', '已澄清', null],
      ['suspend', '冒用他人名义', null],
    ]);
  });

  test('is told, and so are the other party and the organiser, without the reason', async () => {
    const other = await makeScene(world.platform);
    const params = { id: other.ownerOrganisation };
    await world.as(admin).identity.suspendOrganisation({ params, body: { reason: '不得外传的理由' } });
    await world.settle();
    const told = async (who: { cookie: string }) => {
      const { items } = await world.as(who).notifications.inbox();
      expect(JSON.stringify(items)).not.toContain('不得外传');
      return items.map((item) => item.fact).filter((fact) => fact.includes('suspended'));
    };
    expect(await told(other.owner)).toContain('organisation_suspended');
    expect(await told(other.colleague)).toContain('organisation_suspended');
    for (const who of [other.solver, other.organiser]) expect(await told(who)).toEqual(['deal_party_suspended']);
    expect(await told(other.strangers['rival'] ?? other.solver)).toEqual([]);
    expect(await refusalOf(world.as(other.strangers['rival'] ?? other.solver).desk.organisationWork({ params }))).toBe(
      'not_found',
    );
  });

  test('that is suspended while its people act has nothing done in its name afterwards', async () => {
    const { track } = (await findNeed(world.platform.db, scene.need.id)) ?? { track: '' };
    for (let round = 0; round < 5; round += 1) {
      const id = await makeOrganisation(world.platform);
      const boss = await makePerson(world.platform, { name: '同时办事的人', organisations: [{ id }] });
      const begun = Array.from({ length: 8 }, () =>
        refusedOrDone(() => world.as(boss).needs.create({ body: { organisation: id, track, need: wholeDraft() } })),
      );
      await world.as(admin).identity.suspendOrganisation({ params: { id }, body: { reason: '立即' } });
      const results = await Promise.all(begun);
      expect(results.filter((one) => one !== 'done' && one !== 'organisation_suspended')).toEqual([]);
      const { rows } = await world.platform.pool.query<{ name: string }>(
        'select name from platform.fact where organisation = $1 or subject = $1 order by position',
        [id],
      );
      const names = rows.map((row) => row.name);
      expect(names.slice(names.indexOf('organisation_suspended') + 1)).toEqual([]);
    }
  });
});
