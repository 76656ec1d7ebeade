import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { makePerson, makeSession } from '#modules/identity/factory.ts';
import { setPassword } from '#modules/identity/index.ts';
import { wechatBy } from '#platform/providers/wechat/wechat.ts';
import { forgetAttempts } from '#testing/asking.ts';
import { appId, appSecret, type WechatStandIn, wechatStandIn } from '#testing/providers/wechat.ts';
import { openWorld, type World } from '#testing/world.ts';
import { faultsOf, focused } from './look.ts';
import { openPeople, type People, phone, type Someone } from './people.ts';
import { endsWhereItBroke } from './troupe.ts';

// Signing in by mobile number, and what one signs in with, at a phone and at a desk.

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });
const password = 'a long enough password';
const number = '13800000001';
let world: World;
let wechat: WechatStandIn;
let people: People;
let newcomer: Someone;

beforeAll(async () => {
  wechat = await wechatStandIn();
  world = await openWorld({ listen: true, wechat: wechatBy({ appId, appSecret, url: wechat.url }, () => undefined) });
  people = await openPeople(world);
  newcomer = await people.sitDown(undefined, { viewport: phone });
});
beforeEach(() => forgetAttempts(world));
beforeEach(endsWhereItBroke(() => people.whatStands()));
afterAll(async () => {
  await people?.close();
  await world?.close();
  await wechat?.close();
});

/** Chooses between e-mail and mobile number, or between ways to show who one is. */
const choose = (one: Someone, group: string, option: string) =>
  one.page.getByRole('radiogroup', { name: group }).getByText(option, { exact: true }).click();
const byNumber = (one: Someone) => choose(one, '用邮箱还是手机号', '用手机号');
/** The code of the newest message. */
async function newestCode(): Promise<string> {
  const { items } = await world.as().identity.mailbox({ query: { limit: 1 } });
  return /\d{6}/.exec(items[0]?.subject ?? '')?.[0] ?? '';
}
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const asksForCode = async (one: Someone) => {
  await one.press('发送验证码');
  await one.sees('验证码已发出');
};

test('someone signs up with a mobile number: what is wrong stands at its field, and nothing that was typed is lost', async () => {
  await newcomer.open('/workspace/sign-up');
  await byNumber(newcomer);
  await newcomer.write('手机号', '021-00000000');
  await newcomer.press('发送验证码');
  await newcomer.sees('格式不正确');
  await newcomer.write('手机号', '138 0000 0001');
  await asksForCode(newcomer);
  const code = newcomer.page.getByLabel('验证码', { exact: true });
  expect(await Promise.all(['autocomplete', 'inputmode'].map((name) => code.getAttribute(name)))).toEqual([
    'one-time-code',
    'numeric',
  ]);
  expect(await code.evaluate((field) => field === document.activeElement)).toBe(true);
  const sent = await newestCode();
  await newcomer.write('验证码', wrong(sent));
  await newcomer.write('姓名', '吴手机');
  await newcomer.write('密码', password);
  await newcomer.press('注册');
  await newcomer.sees('账号与密码或验证码不符');
  await newcomer.write('验证码', sent);
  await newcomer.press('注册');
  await newcomer.sees('吴手机，您好');
});

test('the next message is asked for when its minute has passed, and another number at once', async () => {
  const one = await people.sitDown();
  await one.page.clock.install();
  await one.open('/workspace/sign-in');
  await one.page.getByRole('radiogroup', { name: '登录' }).getByText('用验证码登录').click();
  await byNumber(one);
  await one.write('手机号', number);
  await asksForCode(one);
  const again = one.page.getByRole('button', { name: /重新发送/ });
  expect([await again.textContent(), await again.isDisabled()]).toEqual(['60 秒后可重新发送', true]);
  await one.page.clock.runFor(59_000);
  await expect.poll(() => again.textContent()).toBe('1 秒后可重新发送');
  await one.page.clock.runFor(2000);
  await expect.poll(() => again.isDisabled()).toBe(false);
  // The server's own minute is not over: its refusal is said in words.
  await again.click();
  await one.sees('刚给这个号码发过短信');
  await one.press('换一个邮箱或手机号');
  await one.write('手机号', '13800000002');
  await asksForCode(one);
  await one.context.close();
});

test('signs in with number and password, and by a code', async () => {
  const one = await people.sitDown();
  await one.open('/workspace/sign-in');
  await byNumber(one);
  await one.write('手机号', number);
  await one.write('密码', 'not the password');
  await one.press('登录');
  await one.sees('账号与密码或验证码不符');
  await one.write('密码', password);
  await one.press('登录');
  await one.sees('吴手机，您好');
  await one.press('退出登录');
  await one.page.getByRole('radiogroup', { name: '登录' }).getByText('用验证码登录').click();
  await byNumber(one);
  await one.write('手机号', number);
  await asksForCode(one);
  await one.write('验证码', await newestCode());
  await one.press('登录');
  await one.sees('吴手机，您好');
  await one.context.close();
});

test('where no text messages can be sent, only e-mail is offered', async () => {
  const one = await people.sitDown();
  await one.page.route('**/api/v1/sign-in/ways', (route) =>
    route.fulfill({ json: { mobile: false, wechat: false, invites: false } }),
  );
  for (const path of ['sign-in', 'sign-up', 'password']) {
    await one.open(`/workspace/${path}`);
    await one.sees('邮箱');
    expect(await one.reads()).not.toContain('手机号');
  }
  await one.context.close();
});

test('an e-mail address is added with the password, and every other session ends', async () => {
  const { identity } = world.as();
  const elsewhere = await people.sitDown();
  await elsewhere.open('/workspace/sign-in');
  await byNumber(elsewhere);
  await elsewhere.write('手机号', number);
  await elsewhere.write('密码', password);
  await elsewhere.press('登录');
  await elsewhere.sees('吴手机，您好');
  await newcomer.open('/workspace/account');
  await newcomer.sees(`+86${number}`);
  await newcomer.press('绑定邮箱');
  await newcomer.write('邮箱', 'wu@example.com');
  await asksForCode(newcomer);
  await newcomer.write('验证码', await newestCode());
  await newcomer.write('密码', 'not the password');
  await newcomer.press('绑定邮箱');
  await newcomer.sees('密码不对');
  await newcomer.write('密码', password);
  await newcomer.press('绑定邮箱');
  await newcomer.sees('绑定邮箱：已完成', 'wu@example.com');
  await elsewhere.lookAgain();
  await elsewhere.sees('登录后查看您今天要办的事');
  expect((await identity.signIn({ body: { email: 'wu@example.com', password } })).created).toBe(false);
  await elsewhere.context.close();
});

test('the number is changed by a code to the address one has, then taken off; the last handle cannot be', async () => {
  await newcomer.press('更换手机号');
  await newcomer.write('手机号', '13800000003');
  await asksForCode(newcomer);
  const code = await newestCode();
  await choose(newcomer, '证明是您本人', '用已绑定的邮箱或手机');
  await newcomer.press('发送验证码到 wu@example.com');
  await newcomer.sees(/秒后可重新发送/);
  await expect.poll(newestCode).not.toBe(code);
  await newcomer.write('验证码', code);
  await newcomer.write('发到已绑定邮箱或手机的验证码', await newestCode());
  await newcomer.press('更换手机号');
  await newcomer.sees('更换手机号：已完成', '+8613800000003');
  await newcomer.press('解除绑定手机号');
  await newcomer.write('密码', password);
  await newcomer.press('解除绑定手机号');
  await newcomer.sees('解除绑定手机号：已完成');
  expect(await newcomer.reads()).not.toContain('+8613800000003');
  expect(await newcomer.page.getByRole('button', { name: /^解除绑定/ }).count()).toBe(0);
});

test('a WeChat user that the mini-program has bound is shown, and unbound', async () => {
  const { person } = await makePerson(world.platform, { name: '郑微信', email: 'zheng@example.com' });
  await setPassword(world.platform, person, password);
  const cookie = await makeSession(world.platform, person);
  const one = await people.sitDown({ cookie });
  await one.open('/workspace/account');
  await one.sees('未绑定；请在承办单位的微信小程序中登录并绑定');
  await world
    .as({ cookie })
    .identity.bindWechat({ body: { code: wechat.codeOf('openid-zheng'), proof: { password } } });
  await one.lookAgain();
  await one.sees('绑定于');
  await one.act('解除绑定微信', async () => {});
  await one.sees('未绑定；请在承办单位的微信小程序中登录并绑定');
  const entered = await world.as().identity.signInByWechat({ body: { code: wechat.codeOf('openid-zheng') } });
  expect(entered.bound).toBe(false);
});

test('an invitation says that it needs an e-mail address to who has none', async () => {
  const one = await people.sitDown();
  await one.open('/workspace/sign-up');
  await byNumber(one);
  await one.write('手机号', '13800000009');
  await asksForCode(one);
  await one.write('验证码', await newestCode());
  await one.write('姓名', '冯无邮');
  await one.write('密码', password);
  await one.press('注册');
  await one.sees('冯无邮，您好');
  await one.open(`/workspace/join#${'x'.repeat(43)}`);
  await one.sees('您的账户还没有邮箱');
  await one.follow('去绑定邮箱');
  await one.sees('登录方式');
  await one.context.close();
});

const languages = ['zh', 'en'] as const;
const words = {
  zh: {
    prefix: '',
    by: '用邮箱还是手机号',
    byMobile: '用手机号',
    mobile: '手机号',
    code: '用验证码登录',
    send: '发送验证码',
    way: '登录',
    add: '绑定手机号',
  },
  en: {
    prefix: '/en',
    by: 'E-mail or mobile number',
    byMobile: 'By mobile',
    mobile: 'Mobile number',
    code: 'With a code',
    send: 'Send a code',
    way: 'Sign in',
    add: 'Add: Mobile number',
  },
};

test.each(languages)('signing in by number has no fault at 1440 and 375 pixels (%s)', async (language) => {
  const w = words[language];
  const one = await people.sitDown();
  await one.open(`${w.prefix}/workspace/sign-in`);
  await choose(one, w.by, w.byMobile);
  expect(await faultsOf(one)).toEqual([]);
  await one.page.getByRole('radiogroup', { name: w.way }).getByText(w.code).click();
  await choose(one, w.by, w.byMobile);
  await one.page.getByLabel(w.mobile, { exact: true }).fill(number);
  await one.press(w.send);
  await one.page.getByRole('button', { name: /\d+/ }).waitFor();
  expect(await faultsOf(one)).toEqual([]);
  expect((await focused(one)).visible).toBe(true);
  await one.context.close();
});

test.each(languages)('what one signs in with has no fault at 1440 and 375 pixels (%s)', async (language) => {
  const w = words[language];
  const { person } = await makePerson(world.platform, { name: '卫绑定' });
  await setPassword(world.platform, person, password);
  const one = await people.sitDown({ cookie: await makeSession(world.platform, person) });
  await one.open(`${w.prefix}/workspace/account`);
  await one.press(w.add);
  await one.page.getByLabel(w.mobile, { exact: true }).fill('13800000007');
  await one.press(w.send);
  await one.page.locator('input[autocomplete="one-time-code"]').first().waitFor();
  expect(await faultsOf(one)).toEqual([]);
  await one.context.close();
});

test('no page had an error, and none asked another site for anything', () => {
  expect(people.problems()).toEqual([]);
});
