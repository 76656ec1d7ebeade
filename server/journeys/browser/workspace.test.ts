import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openWorld, type World } from '#testing/world.ts';
import { chineseOfOurs, faultsOf, focused, repliesTo } from './look.ts';
import { openPeople, type People, type Someone } from './people.ts';
import { type Filled, fill } from './scenes.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });
let world: World;
let people: People;
let made: Filled;
const seated = new Map<string, { readonly someone: Someone; readonly replies: () => Promise<string> }>();

beforeAll(async () => {
  world = await openWorld({ listen: true });
  made = await fill(world);
  people = await openPeople(world);
});
afterAll(async () => {
  await people?.close();
  await world?.close();
});

type Signed = { readonly cookie: string } | undefined;
const pages: readonly (readonly [name: string, who: () => Signed, path: () => string])[] = [
  ['signing in', () => undefined, () => '/sign-in'],
  ['signing up', () => undefined, () => '/sign-up'],
  ['an empty desk', () => made.newcomer, () => ''],
  ['a full desk', () => made.scoring.stage.organiser, () => ''],
  ['a new need', () => made.newcomer, () => '/needs/new'],
  ['needs of an owner', () => made.scoring.stage.owner, () => '/needs'],
  ['a need', () => made.scoring.stage.owner, () => `/needs/${made.open.id}`],
  ['questions of staff', () => made.scoring.stage.officer, () => '/questions'],
  ['questions of an owner', () => made.scoring.stage.owner, () => '/questions'],
  ['a new question', () => made.newcomer, () => `/questions/new?need=${made.open.number}`],
  ['what one follows', () => made.newcomer, () => '/follows'],
  ['searches that one keeps', () => made.newcomer, () => '/saved-searches?query=q%3Dfilm'],
  ['the organiser’s desk', () => made.scoring.stage.organiser, () => '/desks/organiser'],
  ['a new solution', () => made.newcomer, () => `/solutions/new?need=${made.open.number}`],
  ['opened solutions', () => made.scoring.stage.organiser, () => `/needs/${made.scoring.need.id}/solutions`],
  ['a panel', () => made.scoring.stage.organiser, () => `/needs/${made.scoring.need.id}/panel`],
  ['a ranking', () => made.scoring.stage.owner, () => `/needs/${made.noticed.need.id}/ranking`],
  ['a sheet', () => made.scoring.judges[0], () => `/sheets/${made.scoring.sheetOf(0, 0)}`],
  [
    'the judges of a contest',
    () => made.scoring.stage.organiser,
    () => `/contests/${made.scoring.stage.contest}/judges?load=100`,
  ],
  ['a judge’s own entry', () => made.scoring.judges[0], () => '/judging/register'],
  ['a deal', () => made.scene.owner, () => `/deals/${made.scene.deal}`],
  ['certification', () => made.certifier, () => '/certification'],
  ['a broker', () => made.earner.broker, () => '/broker'],
  ['mandates', () => made.earner.broker, () => '/mandates'],
  ['points', () => made.earner.broker, () => '/points'],
  ['conversion', () => made.scoring.stage.organiser, () => '/conversion'],
  ['awards', () => made.scoring.stage.organiser, () => '/awards'],
  ['contests', () => made.scoring.stage.organiser, () => '/contests'],
  ['a new contest', () => made.scoring.stage.organiser, () => '/contests/new'],
  ['a contest', () => made.scoring.stage.organiser, () => `/contests/${made.scoring.stage.contest}`],
  ['dates of a contest', () => made.scoring.stage.organiser, () => `/contests/${made.scoring.stage.contest}/phases`],
  ['a contest’s words', () => made.scoring.stage.organiser, () => `/contests/${made.scoring.stage.contest}/edit`],
  ['rules', () => made.scoring.stage.organiser, () => `/contests/${made.scoring.stage.contest}/rules`],
  [
    'a track',
    () => made.scoring.stage.organiser,
    () => `/contests/${made.scoring.stage.contest}/tracks/${made.scoring.stage.track}`,
  ],
  ['a new organisation', () => made.newcomer, () => '/organisations/new'],
  ['the account', () => made.newcomer, () => '/account'],
  ['the real name', () => made.newcomer, () => '/account/real-name'],
  ['real names of staff', () => made.scoring.stage.admin, () => '/admin/real-names'],
  ['organisations registered twice', () => made.scoring.stage.admin, () => '/admin/duplicates'],
  ['privacy and data', () => made.newcomer, () => '/account/privacy'],
  [
    'the audit of an organisation',
    () => made.newcomer,
    () => `/organisations/${made.newcomer.viewer.memberships[0]?.organisation}/audit`,
  ],
  ['the audit of a contest', () => made.scoring.stage.organiser, () => `/contests/${made.scoring.stage.contest}/audit`],
  ['the audit', () => made.scoring.stage.admin, () => '/admin/audit'],
  ['what is not there', () => made.newcomer, () => '/nowhere'],
];
const both = pages.flatMap(([name, who, path]) => [
  [name, 'Chinese', who, path, '/workspace'] as const,
  [name, 'English', who, path, '/en/workspace'] as const,
]);

async function seat(signed: Signed) {
  const someone = await people.sitDown(signed);
  return { someone, replies: repliesTo(someone) };
}

test.each(both)('%s in %s has no fault at 1440 and 375 pixels', async (_name, language, who, path, prefix) => {
  const signed = who();
  const { someone, replies } = seated.get(signed?.cookie ?? '') ?? (await seat(signed));
  seated.set(signed?.cookie ?? '', { someone, replies });
  await someone.page.goto(`${prefix}${path()}`);
  expect(await someone.heading()).not.toBe('');
  expect(await faultsOf(someone)).toEqual([]);
  if (language === 'English') expect(await chineseOfOurs(someone, await replies())).toEqual([]);
});

test('a dialogue has no fault, takes the keyboard, and gives it back when it closes', async () => {
  const owner = await people.sitDown(made.scoring.stage.owner);
  await owner.open(`/workspace/needs/${made.open.id}`);
  await owner.press('撤回需求');
  await owner.page.getByRole('dialog', { name: '撤回需求' }).waitFor();
  expect(await faultsOf(owner)).toEqual([]);
  await owner.page.keyboard.press('Escape');
  await owner.page.getByRole('dialog').waitFor({ state: 'hidden' });
  // The focus goes back when the dialogue has faded.
  await expect.poll(async () => (await focused(owner)).name, { timeout: 10_000 }).toBe('撤回需求');
});

test('from the privacy page one takes away what is held on it', async () => {
  const one = await people.sitDown(made.newcomer);
  await one.open('/workspace/account/privacy');
  await one.sees('未同意');
  expect(await one.page.locator('dd:empty').count()).toBe(0);
  const copy = JSON.parse(await one.download('下载我的数据')) as { person: string; format: string };
  expect(copy).toMatchObject({ format: 'jiebang/personal-data/1', person: made.newcomer.person });
});

test.each([
  ['/workspace', '查看注销的内容', '须先办结的事项', '申请注销账户'],
  ['/en/workspace', 'Look at what a deletion does', 'To be settled first', 'Ask for my account to be deleted'],
])(
  'below %s one reads what a deletion does before one asks, and what has to be settled first',
  async (prefix, look, first, ask) => {
    for (const [who, section, other] of [
      [made.scoring.stage.owner, first, ask],
      [made.newcomer, ask, first],
    ] as const) {
      const one = await people.sitDown(who);
      await one.page.goto(`${prefix}/account/privacy`);
      await one.page.getByRole('button', { name: look }).click();
      await one.page.getByRole('heading', { name: section }).waitFor();
      expect(await one.page.getByRole('heading', { name: other }).count()).toBe(0);
      expect(await faultsOf(one)).toEqual([]);
    }
  },
);

test('a deletion is asked for with a code, stands on every page, and is taken back', async () => {
  const one = await people.sitDown(made.newcomer);
  await one.open('/workspace/account/privacy');
  await one.page.getByRole('button', { name: '查看注销的内容' }).click();
  await one.page.getByRole('button', { name: /发送验证码/ }).click();
  const newestCode = async () => {
    const { items } = await world.as().identity.mailbox({ query: { limit: 1 } });
    return /\d{6}/.exec(items[0]?.subject ?? '')?.[0] ?? '';
  };
  await expect.poll(newestCode).toMatch(/^\d{6}$/);
  await one.page.getByLabel('发到已绑定邮箱或手机的验证码').fill(await newestCode());
  await one.page.getByRole('button', { name: '申请注销账户' }).click();
  await one.page.getByRole('button', { name: '撤回注销，保留账户' }).waitFor();
  expect(await faultsOf(one)).toEqual([]);
  await one.page.goto('/workspace/inbox');
  await one.sees('将自动注销于');
  await one.page.goto('/workspace/account/privacy');
  await one.page.getByRole('button', { name: '撤回注销，保留账户' }).click();
  await one.page.getByRole('button', { name: '查看注销的内容' }).waitFor();
});

test('no page had an error, and none asked another site for anything', () => {
  expect(people.problems()).toEqual([]);
});
