import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '#kernel/viewer.ts';
import { makeRule } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { openingOf } from '#modules/log/index.ts';
import { contentHash } from '#platform/seal/commitment.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { checkConsistency, checkDocument } from '../../../../../verifier/src/check.ts';
import { makeStage, makeSubmittedSolution, wholeDraft } from '../factory.ts';
import { moveSolution, readOpened, solutionsForJudging, tasks } from '../index.ts';

const accepted = { terms: '2026-1', declaration: '2026-1' } as const;
const month = 31 * 86_400_000;
const json = (value: unknown) => Buffer.from(JSON.stringify(value));

let world: World;
let stage: Awaited<ReturnType<typeof makeStage>>;
beforeAll(async () => {
  world = await openWorld();
  stage = await makeStage(world.platform);
});
afterAll(() => world.close());

const after = async (ms: number) => world.travel(new Date((await world.now()).getTime() + ms));

const asked = async (who: { viewer: Viewer }) =>
  (await tasks(world.platform, who.viewer, await world.now())).map((task) => task.code);

describe('a solution', () => {
  test('goes from draft to choice: sealed, receipted, opened by the clock, screened, ranked', async () => {
    const need = await stage.need();
    const leader = await stage.solver('孙牵头');
    const mate = await stage.solver('李队员');
    const team = world.as(leader).solutions;
    const { id } = await team.create({ body: { need: need.id, organisation: leader.organisation, team: null } });
    const file = await team.attach({ params: { id }, body: new Blob(['图纸内容']) });
    const draft = wholeDraft({ attachments: [{ id: file.id, name: '图纸.pdf' }] });
    await team.edit({ params: { id }, version: 1, body: draft });
    expect(await refusalOf(team.edit({ params: { id }, version: 1, body: draft }))).toBe('stale_version');
    const email = `${mate.person}@example.com`;
    await team.setMembers({ params: { id }, version: 2, body: { members: [{ name: '李队员', email }] } });
    expect(await refusalOf(team.submit({ params: { id }, body: accepted }))).toBe('members_unconfirmed');
    expect(await refusalOf(world.as(mate).solutions.own({ params: { id } }))).toBe('not_found');
    const { items: invitations } = await world.as(mate).solutions.invitations();
    expect(invitations.map((one) => [one.leader, one.need.number])).toEqual([['孙牵头', need.number]]);
    expect(await asked(mate)).toEqual(['solution_confirm_seat']);
    expect(await asked(leader)).toEqual(['solution_submit']);
    await world.as(mate).solutions.confirm({ params: { id: invitations[0]?.id ?? '' } });
    expect((await world.as(mate).solutions.invitations()).items).toEqual([]);
    expect(await refusalOf(world.as(mate).solutions.submit({ params: { id }, body: accepted }))).toBe('forbidden');
    expect((await team.submit({ params: { id }, body: accepted })).state).toBe('submitted');

    const own = await world.as(mate).solutions.own({ params: { id } });
    expect([own.draft, own.submissions.map((one) => [one.n, one.inForce])]).toEqual([draft, [[1, true]]]);
    expect(own.members.map((one) => [one.name, one.leader, one.confirmed])).toEqual([
      ['孙牵头', true, true],
      ['李队员', false, true],
    ]);
    expect(own.can).toEqual({ edit: true });
    const impossible = { code: 'not_in_this_state' };
    const leads = { edit: true, replace: true, withdraw: true, create: impossible, submit: impossible };
    expect((await team.own({ params: { id } })).can).toEqual(leads);
    const bytes = (await world.as(mate).solutions.ownAttachment({ params: { id, file: file.id } })) as unknown as Blob;
    expect(await bytes.text()).toBe('图纸内容');

    const closed = await refusalOf(world.as(stage.organiser).solutions.ofNeed({ params: { id: need.id } }));
    expect(closed).toBe('sealed_until_deadline');
    await after(month);
    const { items } = await world.as(stage.organiser).solutions.ofNeed({ params: { id: need.id } });
    expect(items.map((one) => [one.id, one.title, one.state])).toEqual([[id, draft.title, 'opened']]);
    const read = await world.as(stage.owner).solutions.read({ params: { id } });
    expect([read.content.approach, read.content.members, read.content.attachments.map((one) => one.size)]).toEqual([
      draft.approach,
      ['李队员'],
      [12],
    ]);
    const opened = (await world
      .as(stage.organiser)
      .solutions.attachment({ params: { id, file: file.id } })) as unknown as Blob;
    expect(await opened.text()).toBe('图纸内容');
    expect(await refusalOf(team.edit({ params: { id }, version: own.version, body: draft }))).toBe('not_in_this_state');
    expect([await asked(mate), await asked(leader), await asked(stage.organiser)]).toEqual([
      [],
      [],
      ['solution_screen'],
    ]);
    await world.as(stage.organiser).solutions.screenIn({ params: { id } });
    const { platform } = world;
    const judge = { person: stage.organiser.person, organisation: null, role: 'organiser' };
    const moved = await platform.transact((tx) => moveSolution(tx, id, 'rank', judge));
    expect(moved).toMatchObject({ state: 'ranked' });
    expect(await platform.transact((tx) => moveSolution(tx, id, 'choose', judge))).toMatchObject({ state: 'chosen' });
    const forJudging = await solutionsForJudging(platform, platform.db, need.id);
    expect(forJudging.map((one) => [one.id, one.people])).toEqual([[id, [leader.person, mate.person]]]);
    expect((await readOpened(platform, id, { person: stage.organiser.person, as: 'organiser' })).title).toBe(
      draft.title,
    );
  });

  test('is receipted by a signed promise that the stand-alone verifier checks, its place in the log within ten minutes', async () => {
    await world.settle();
    const need = await stage.need();
    const leader = await stage.solver('钱牵头');
    const id = await makeSubmittedSolution(world.platform, leader.viewer, {
      need: need.id,
      organisation: leader.organisation,
    });
    const { keyId, head: first } = await world.as().log.head();
    const client = world.as(leader).solutions;
    const promise = await client.receipt({ params: { id, n: 1 } });
    expect(promise.inclusion).toBeUndefined();
    const content = await client.submitted({ params: { id, n: 1 } });
    const failures = (document: unknown, shown: unknown) =>
      checkDocument('receipt', json(document), { logKey: keyId }, JSON.parse(JSON.stringify(shown)))
        .filter((finding) => !finding.holds)
        .map((finding) => finding.part);
    expect(failures(promise, content)).toEqual([]);
    await after(10 * 60_000);
    const receipt = await client.receipt({ params: { id, n: 1 } });
    expect(receipt.inclusion?.treeSize).toBeGreaterThan(0);
    expect(failures(receipt, content)).toEqual([]);
    expect(failures(receipt, { ...content, priceFen: 1 })).toEqual(['leaf.contentHash']);
    expect(failures({ ...receipt, leaf: { ...receipt.leaf, version: 2 } }, content)).toContain('proof');
    const second = receipt.inclusion?.head.size ?? 0;
    const grown = await world.as().log.consistency({ query: { first: first?.size ?? 0, second } });
    expect(checkConsistency(json(grown), { logKey: keyId }).every((finding) => finding.holds)).toBe(true);
    expect(await refusalOf(world.as(stage.organiser).solutions.receipt({ params: { id, n: 1 } }))).toBe('not_found');
    await after(month);
    const record = await world.as(stage.owner).solutions.openingOfNeed({ params: { id: need.id } });
    expect(record.content).toEqual({ need: need.number, opened: [receipt.leaf.contentHash], damaged: 0 });
    await after(10 * 60_000);
    const included = await world.as(stage.owner).solutions.openingOfNeed({ params: { id: need.id } });
    expect(checkDocument('opening', json(included), { logKey: keyId }).filter((finding) => !finding.holds)).toEqual([]);
  });

  test('may be replaced and withdrawn until the deadline, every version and receipt kept, the last one opened', async () => {
    const need = await stage.need();
    const leader = await stage.solver('郭牵头');
    const given = { need: need.id, organisation: leader.organisation };
    const id = await makeSubmittedSolution(world.platform, leader.viewer, given);
    const client = world.as(leader).solutions;
    const edit = async (title: string) =>
      client.edit({
        params: { id },
        version: (await client.own({ params: { id } })).version,
        body: wholeDraft({ title }),
      });
    await edit('第二稿');
    expect((await client.submitted({ params: { id, n: 1 } })).title).toBe(wholeDraft().title);
    expect(await refusalOf(client.submitted({ params: { id, n: 2 } }))).toBe('not_found');
    expect((await client.replace({ params: { id }, body: accepted })).state).toBe('submitted');
    expect((await client.withdraw({ params: { id } })).state).toBe('withdrawn');
    expect(await refusalOf(client.replace({ params: { id }, body: accepted }))).toBe('not_in_this_state');
    await client.submit({ params: { id }, body: accepted });
    await edit('没有提交的第四稿');
    const { submissions, draft } = await client.own({ params: { id } });
    expect(submissions.map((one) => [one.n, one.inForce])).toEqual([
      [3, true],
      [2, false],
      [1, false],
    ]);
    expect(draft.title).toBe('没有提交的第四稿');
    const receipts = await Promise.all([1, 2, 3].map((n) => client.receipt({ params: { id, n } })));
    expect(new Set(receipts.map((receipt) => receipt.leaf.contentHash)).size).toBe(3);
    await after(month);
    expect((await world.as(stage.owner).solutions.read({ params: { id } })).content.title).toBe('第二稿');
  });

  test('left as a draft, or withdrawn, at the deadline is never opened, and the need is left unanswered', async () => {
    const need = await stage.need();
    const left = await stage.solver('何草稿');
    const gone = await stage.solver('高撤回');
    const draft = await world
      .as(left)
      .solutions.create({ body: { need: need.id, organisation: left.organisation, team: null } });
    await world.as(left).solutions.edit({ params: { id: draft.id }, version: 1, body: wholeDraft() });
    const given = { need: need.id, organisation: gone.organisation };
    const withdrawn = await makeSubmittedSolution(world.platform, gone.viewer, given);
    await world.as(gone).solutions.withdraw({ params: { id: withdrawn } });
    await after(month);
    expect((await world.as().needs.read({ params: { number: need.number } })).state).toBe('unanswered');
    expect((await world.as(stage.organiser).solutions.ofNeed({ params: { id: need.id } })).items).toEqual([]);
    expect((await world.as(left).solutions.own({ params: { id: draft.id } })).draft).toEqual(wholeDraft());
    const late = world.as(left).solutions.submit({ params: { id: draft.id }, body: accepted });
    expect(await refusalOf(late)).toBe('not_taking_solutions');
  });

  test('shows to the organiser as some or none, and nothing more, only where the contest allows it', async () => {
    const need = await stage.need();
    const hint = async (who: { cookie: string }) => {
      const reply = await world.as(who).solutions.mobilisation({ params: { id: need.id } });
      expect(Object.keys(reply)).toEqual(['answers']);
      return reply.answers;
    };
    const team = await stage.solver('赵动员');
    const given = { need: need.id, organisation: team.organisation };
    const solution = await makeSubmittedSolution(world.platform, team.viewer, given);
    expect(await hint(stage.organiser)).toBeNull();
    const rule = { contest: stage.contest, track: null, key: 'mobilisation_hint' as const };
    await makeRule(world.platform, { ...rule, value: true });
    expect(await hint(stage.organiser)).toBe('some');
    await world.as(team).solutions.withdraw({ params: { id: solution } });
    expect(await hint(stage.organiser)).toBe('none');
    expect(await refusalOf(hint(stage.owner))).toBe('forbidden');
    expect(await refusalOf(hint(team))).toBe('forbidden');
    await after(month);
    expect(await hint(stage.organiser)).toBeNull();
  });

  test('is read on arrival by the owner alone where its track says so', async () => {
    const need = await stage.rollingNeed();
    const leader = await stage.solver('林随到');
    const given = { need: need.id, organisation: leader.organisation };
    const id = await makeSubmittedSolution(world.platform, leader.viewer, given);
    const { items } = await world.as(stage.owner).solutions.ofNeed({ params: { id: need.id } });
    expect(items.map((one) => [one.id, one.state])).toEqual([[id, 'submitted']]);
    expect((await world.as(stage.owner).solutions.read({ params: { id } })).content.title).toBe(wholeDraft().title);
    const early = world.as(stage.organiser).solutions;
    expect(await refusalOf(early.ofNeed({ params: { id: need.id } }))).toBe('sealed_until_deadline');
    expect(await refusalOf(early.read({ params: { id } }))).toBe('not_found');
    await after(month);
    expect((await early.read({ params: { id } })).state).toBe('opened');
  });

  test('read on arrival tells its team by whom and when, once for each reader and version, and so does the log', async () => {
    const need = await stage.rollingNeed();
    const leader = await stage.solver('林随到');
    const given = { need: need.id, organisation: leader.organisation };
    const id = await makeSubmittedSolution(world.platform, leader.viewer, given);
    const team = world.as(leader).solutions;
    const readers = async () =>
      (await team.own({ params: { id } })).submissions.map(({ n, readings }) => ({
        n,
        by: readings.map(({ by }) => by),
      }));
    expect(await readers()).toEqual([{ n: 1, by: [] }]);
    // Who may not read it is not written down.
    expect(await refusalOf(world.as(stage.organiser).solutions.read({ params: { id } }))).toBe('not_found');
    const colleague = await makePerson(world.platform, { name: '郑同事', organisations: [{ id: stage.company }] });
    // The list tells its title: whoever opens it has read of it; ten at once are one reading.
    await Promise.all(
      Array.from({ length: 10 }, () => world.as(stage.owner).solutions.ofNeed({ params: { id: need.id } })),
    );
    await world.as(stage.owner).solutions.read({ params: { id } });
    await world.as(colleague).solutions.read({ params: { id } });
    // By name where the need names its owner.
    expect(await readers()).toEqual([{ n: 1, by: [null, null] }]);
    await world.platform.pool.query('update needs.board_line set company = $2 where need = $1', [need.id, '样本需求']);
    expect(await readers()).toEqual([{ n: 1, by: ['周需求', '郑同事'] }]);
    const { version } = await team.own({ params: { id } });
    await team.edit({ params: { id }, version, body: wholeDraft({ title: '二稿' }) });
    await team.replace({ params: { id }, body: accepted });
    expect((await world.as(colleague).solutions.read({ params: { id } })).content.title).toBe('二稿');
    expect(await readers()).toEqual([
      { n: 2, by: ['郑同事'] },
      { n: 1, by: ['周需求', '郑同事'] },
    ]);
    await world.settle();
    const told = (await world.as(leader).notifications.inbox({ query: { limit: 50 } })).items.map(({ fact }) => fact);
    expect(told.filter((name) => name === 'arrived_solution_read')).toHaveLength(2);
    const { rows } = await world.platform.pool.query<{ content: Parameters<typeof contentHash>[0]; leaf: string }>(
      'select content, leaf from solutions.reading where solution = $1',
      [id],
    );
    for (const { content, leaf } of rows)
      expect((await openingOf(world.platform.db, leaf))?.leaf).toMatchObject({
        ...{ kind: 'solutions_opened', subject: need.number, contentHash: contentHash(content) },
      });
    expect(rows).toHaveLength(3);
    // What the clock has opened is for its owner to read, and not noted.
    await after(month);
    await world.as(stage.owner).solutions.read({ params: { id } });
    expect((await readers()).flatMap(({ by }) => by)).toHaveLength(3);
  });

  test('is not for the need’s own organisation, nor for the unverified', async () => {
    const need = await stage.need();
    const own = world.as(stage.owner).solutions;
    const body = { need: need.id, organisation: stage.company, team: null };
    expect(await refusalOf(own.create({ body }))).toBe('own_organisation');
    const leader = await stage.solver('马牵头');
    const client = world.as(leader).solutions;
    expect(await refusalOf(client.create({ body }))).toBe('not_a_member');
    const { id } = await client.create({ body: { ...body, organisation: leader.organisation } });
    expect(await refusalOf(client.submit({ params: { id }, body: accepted }))).toBe('solution_incomplete');
    const partner = { organisation: stage.company.toUpperCase(), name: '样本需求有限公司', task: '提供数据' };
    await client.edit({ params: { id }, version: 1, body: wholeDraft({ partners: [partner] }) });
    expect(await refusalOf(client.submit({ params: { id }, body: accepted }))).toBe('own_organisation');
    const files = wholeDraft({ attachments: [{ id: need.id, name: '别人的.pdf' }] });
    expect(await refusalOf(client.edit({ params: { id }, version: 2, body: files }))).toBe('attachment_unknown');
    const unverified = await makeOrganisation(world.platform, { verified: false });
    const newcomer = await makePerson(world.platform, { name: '新单位', organisations: [{ id: unverified }] });
    const early = world.as(newcomer).solutions;
    const draft = await early.create({ body: { need: need.id, organisation: unverified, team: null } });
    await early.edit({ params: { id: draft.id }, version: 1, body: wholeDraft() });
    expect(await refusalOf(early.submit({ params: { id: draft.id }, body: accepted }))).toBe(
      'organisation_not_verified',
    );
  });

  test('is not screened, listed or read by an organiser of its own side', async () => {
    const need = await stage.need();
    const leader = await stage.solver('同门');
    const given = { need: need.id, organisation: leader.organisation };
    const id = await makeSubmittedSolution(world.platform, leader.viewer, given);
    const colleague = await makePerson(world.platform, {
      name: '同门承办',
      organisations: [{ id: leader.organisation }],
      grants: [{ role: 'organiser', scope: 'contest', scopeId: stage.contest }],
    });
    await after(month);
    const client = world.as(colleague).solutions;
    expect(await refusalOf(client.ofNeed({ params: { id: need.id } }))).toBe('conflict_of_interest');
    expect(await refusalOf(client.read({ params: { id } }))).toBe('conflict_of_interest');
    expect(await refusalOf(client.screenIn({ params: { id } }))).toBe('conflict_of_interest');
    const failed = { reasons: ['materials_missing' as const], note: '缺检测报告' };
    const organiser = world.as(stage.organiser).solutions;
    const nothing = { reasons: [], note: null };
    expect(await refusalOf(organiser.screenOut({ params: { id }, body: nothing }))).toBe('reasons_missing');
    expect((await organiser.screenOut({ params: { id }, body: failed })).state).toBe('screened_out');
    const { screening } = await world.as(leader).solutions.own({ params: { id } });
    expect(screening).toEqual({ passed: false, ...failed });
    expect(await refusalOf(organiser.screenIn({ params: { id } }))).toBe('not_in_this_state');
  });
});
