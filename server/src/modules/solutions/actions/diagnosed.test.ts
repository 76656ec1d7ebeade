import { authenticityItems, validityItems } from '@jiebang/contract/needs/checklists.ts';
import { freeTextOf } from '@jiebang/contract/needs/draft.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { wholeDraft as wholeNeed } from '#modules/needs/factory.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makeStage } from '../factory.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('who read the original for its diagnosis takes no seat in a team that answers the need, as leader or member; who was asked and never read may', async () => {
  const stage = await makeStage(world.platform);
  const agency = await makeOrganisation(world.platform, { name: '样本技术转移中心', kind: 'agency' });
  const seated = (name: string) =>
    makePerson(world.platform, { name, email: `${name}@example.com`, organisations: [{ id: agency }] });
  const [reader, asked, leader] = [await seated('reader'), await seated('asked'), await seated('leader')];
  const as = (who: { readonly cookie: string }) => world.as(who).needs;
  const draft = wholeNeed();
  const body = { organisation: stage.company, track: stage.track, need: draft };
  const { id } = await as(stage.owner).create({ body });
  const params = { id };
  await as(stage.owner).submit({ params, body: { declaration: '2026-1' } });
  await as(stage.reviewer).claim({ params });
  const lists = { authenticity: [...authenticityItems], validity: [...validityItems] };
  await as(stage.reviewer).accept({ params, body: { ...lists, triage: 'unclear', note: null } });
  const due = new Date((await world.now()).getTime() + 5 * 86_400_000).toISOString().slice(0, 10);
  for (const { person, cookie } of [asked, reader]) {
    const whom = { person, as: 'broker' as const, organisation: agency };
    const diagnosis = await as(stage.reviewer).askDiagnosis({ params, body: { ...whom, due, question: '指标？' } });
    const of = { params: { id: diagnosis.id } };
    if (person === reader.person) await as({ cookie }).readForDiagnosis({ ...of, body: { undertaking: '2026-1' } });
    await as({ cookie }).declineDiagnosis({ ...of, body: { reason: '没有时间。' } });
  }
  await as(stage.reviewer).triage({ params, body: { triage: 'ready', lookAgain: null, reason: '已问清。' } });
  const { version } = await as(stage.officer).work({ params });
  const text = { ...freeTextOf(draft), problem: draft.problem ?? '' };
  await as(stage.officer).writePublicText({ params, version, body: text });
  await as(stage.officer).signOff({ params, body: { left: null } });
  await as(stage.owner).confirm({ params });
  const deadline = new Date((await world.now()).getTime() + 30 * 86_400_000).toISOString();
  await as(stage.organiser).publish({ params, body: { deadline } });
  const start = (who: typeof reader) =>
    world.as(who).solutions.create({ body: { need: id, organisation: agency, team: null } });
  expect(await refusalOf(start(reader))).toBe('diagnosed_it');
  expect((await start(asked)).state).toBe('draft');
  const solution = await start(leader);
  await world.as(leader).solutions.setMembers({
    params: { id: solution.id },
    version: solution.version,
    body: { members: [{ name: '读过的人', email: 'reader@example.com' }] },
  });
  const [invitation] = (await world.as(reader).solutions.invitations()).items;
  expect(await refusalOf(world.as(reader).solutions.confirm({ params: { id: invitation?.id ?? '' } }))).toBe(
    'diagnosed_it',
  );
});
