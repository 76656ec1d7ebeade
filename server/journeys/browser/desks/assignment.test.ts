import { undertakingNow } from '@jiebang/contract/judging/panel.ts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeRule } from '#modules/contests/factory.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { finalDraft, makePanel } from '#modules/judging/factory.ts';
import { openWorld, type World } from '#testing/world.ts';
import { faultsOf } from '../look.ts';
import { openPeople, type People } from '../people.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });
let world: World;
let people: People;

beforeAll(async () => {
  world = await openWorld({ listen: true });
  people = await openPeople(world);
});
afterAll(async () => {
  await people?.close();
  await world?.close();
});

test('an organiser is told that the limit on the owner’s experts leaves too few, and by what it would do; then who is whose', async () => {
  const made = await makePanel(world.platform, (to) => world.travel(to), { solvers: 3, judges: 2 });
  const { organiser, company, contest, track } = made.stage;
  await makeRule(world.platform, { contest, track, key: 'panel_size', value: 5 });
  await makeRule(world.platform, { contest, track: null, key: 'judges_per_solution', value: 4 });
  for (const name of ['需求方专家甲', '需求方专家乙']) {
    const expert = await makePerson(world.platform, {
      name,
      organisations: [{ id: company, role: 'member' }],
      grants: [{ role: 'judge', scope: 'contest', scopeId: contest }],
    });
    const of = { params: { need: made.need.id } };
    const { id } = await world.as(organiser).judging.invite({ ...of, body: { person: expert.person } });
    const body = { undertaking: undertakingNow, interests: [] };
    await world.as(expert).judging.accept({ params: { id }, body });
  }
  const desk = await people.sitDown(organiser);
  const path = `/workspace/needs/${made.need.id}/panel`;
  await desk.open(path);
  await desk.page.getByRole('button', { name: '自动分派' }).click();
  await desk.page.getByText('还差 3 个由与需求方无关的专家承担的席位').waitFor();
  await desk.page.getByText('或把每个方案的专家数从 4 改为 3；或把规则“需求方专家上限”至少改为 50%。').waitFor();
  expect(await faultsOf(desk)).toEqual([]);
  await makeRule(world.platform, { contest, track, key: 'judges_per_solution', value: 3 });
  await desk.page.getByRole('button', { name: '自动分派' }).click();
  await desk.page.getByText('与需求方无关的专家因此多评').waitFor();
  expect(await faultsOf(desk)).toEqual([]);
  await desk.page.getByRole('button', { name: '接受相差 2 份，照此分派' }).click();
  await desk.page.getByText('每个方案 1 名').waitFor();
  expect(await desk.page.getByRole('cell', { name: '需求方专家甲 需求方专家' }).count()).toBe(1);
  // Of a judge who is not free on the day of the final its organiser is told, until the judge says otherwise.
  const [judge] = made.judges;
  const on = new Date((await world.now()).getTime() + 6 * 86_400_000).toISOString().slice(0, 10);
  const free = [{ from: on.replace(/\d\d$/, '01'), to: on.replace(/\d\d$/, '02') }];
  const entry = { fields: [], industries: [], keywords: [], mostSheets: null, away: [{ from: on, to: on }], free };
  await world.as(judge).judging.keepRegister({ version: 1, body: { ...entry, affiliations: [] } });
  const draft = finalDraft([made.need.id], { beginsAt: `${on}T01:00:00.000Z` });
  await world.as(organiser).judging.makeFinal({ body: { contest, track, draft } });
  for (const address of [path, path.replace('/workspace', '/en/workspace')]) {
    await desk.open(address);
    await desk.page
      .getByText(new RegExp(`${on}.*专家1`))
      .first()
      .waitFor();
    expect(await faultsOf(desk)).toEqual([]);
  }
  const expert = await people.sitDown(judge);
  for (const address of ['/workspace/judging/register', '/en/workspace/judging/register']) {
    await expert.open(address);
    expect(await faultsOf(expert)).toEqual([]);
  }
});
