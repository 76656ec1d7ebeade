import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { makeStage, wholeDraft } from '#modules/solutions/factory.ts';
import { openWorld, type World } from '#testing/world.ts';
import { faultsOf } from '../look.ts';
import { openPeople, type People, type Someone } from '../people.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
let world: World;
let people: People;
let leader: Someone;
let signatory: Someone;
let solution: string;

beforeAll(async () => {
  world = await openWorld({ listen: true });
  people = await openPeople(world);
  const stage = await makeStage(world.platform);
  const university = await makeOrganisation(world.platform, { kind: 'university', name: '样本签署大学' });
  const of = (name: string, signs: boolean) =>
    makePerson(world.platform, { name, organisations: [{ id: university, role: 'member', signs }] });
  const leads = await of('牵头的人', false);
  const need = await stage.need();
  const { solutions } = world.as(leads);
  ({ id: solution } = await solutions.create({ body: { need: need.id, organisation: university, team: null } }));
  await solutions.edit({ params: { id: solution }, version: 1, body: wholeDraft({ title: '不给签署人看的标题' }) });
  leader = await people.sitDown(leads);
  signatory = await people.sitDown(await of('签署的人', true));
  await of('另一签署人', true);
});
afterAll(async () => {
  await people?.close();
  await world?.close();
});

const dialogue = (who: Someone) => who.page.getByRole('dialog');

test('the leader reads that a signature is needed and what the signatory will see, and asks one by name', async () => {
  await leader.open(`/workspace/solutions/${solution}/edit`);
  await leader.sees('提交前须由签署人为本方案签署');
  expect(await leader.page.getByRole('button', { name: '密封提交' }).isDisabled()).toBe(true);
  expect(await faultsOf(leader)).toEqual([]);
  await leader.press('请签署人签署');
  await dialogue(leader).getByRole('button', { name: '请签署人签署' }).click();
  await leader.sees('请填写');
  await dialogue(leader).getByRole('checkbox', { name: '签署的人' }).check();
  expect(await faultsOf(leader)).toEqual([]);
  await dialogue(leader).getByRole('button', { name: '请签署人签署' }).click();
  await leader.sees('已请签署的人签署');
  await leader.open(`/workspace/solutions/${solution}`);
  await leader.sees('已请签署的人签署');
  expect(await faultsOf(leader)).toEqual([]);
  await leader.open('/workspace');
  await leader.sees('方案等待单位签署');
});

test('the signatory finds it on the desk, reads the words and nothing of the solution, and refuses with a reason, which the leader reads', async () => {
  await signatory.open('/workspace');
  await signatory.sees('待签署：有团队请您代表单位签署揭榜方案');
  await signatory.page.getByRole('link', { name: '去签署' }).click();
  await signatory.sees('您不会看到其内容');
  expect(await signatory.page.getByText('不给签署人看的标题').count()).toBe(0);
  expect(await faultsOf(signatory)).toEqual([]);
  await signatory.press('不同意');
  await dialogue(signatory).getByRole('textbox').fill('请先完成校内保密审查');
  await dialogue(signatory).getByRole('button', { name: '不同意' }).click();
  await signatory.sees('不同意：已完成');
  await leader.open(`/workspace/solutions/${solution}`);
  await leader.sees('签署人未同意：请先完成校内保密审查');
  expect(await faultsOf(leader)).toEqual([]);
});

test('asked again it is signed with both texts accepted, and the leader hands in under that signature', async () => {
  await leader.press('请签署人签署');
  await dialogue(leader).getByRole('checkbox', { name: '签署的人' }).check();
  await dialogue(leader).getByRole('button', { name: '请签署人签署' }).click();
  await leader.sees('已请签署的人签署');
  await signatory.open('/workspace/signatures');
  await signatory.sees('待签署');
  expect(await faultsOf(signatory)).toEqual([]);
  await signatory.page.locator('main ul.list a').first().click();
  await signatory.press('签署');
  await dialogue(signatory).getByRole('button', { name: '签署' }).click();
  await signatory.sees('请填写');
  for (const box of await dialogue(signatory).getByRole('checkbox').all()) await box.check();
  expect(await faultsOf(signatory)).toEqual([]);
  await dialogue(signatory).getByRole('button', { name: '签署' }).click();
  await signatory.sees('签署的人已代表本单位签署');
  await leader.open(`/workspace/solutions/${solution}/edit`);
  await leader.sees('截止前可据此提交和替换');
  await leader.press('密封提交');
  for (const box of await dialogue(leader).getByRole('checkbox').all()) await box.check();
  await dialogue(leader).getByRole('button', { name: '密封提交' }).click();
  await leader.sees('单位签署：签署的人');
  expect(await faultsOf(leader)).toEqual([]);
  expect(people.problems()).toEqual([]);
});
