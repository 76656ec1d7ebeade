import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { appId, appSecret, type WechatStandIn, wechatStandIn } from '#testing/providers/wechat.ts';
import { type Wechat, wechatBy } from './wechat.ts';

let provider: WechatStandIn;
let wechat: Wechat;
let reported: string[] = [];
const report = (problem: string) => void reported.push(problem);

beforeAll(async () => {
  provider = await wechatStandIn();
  wechat = wechatBy({ appId, appSecret, url: provider.url }, report);
});
afterAll(() => provider.close());
beforeEach(() => {
  reported = [];
  provider.got.length = 0;
});

const error = (errcode: number) => ({ body: { errcode, errmsg: 'somehow' } });

describe('a code of wx.login', () => {
  it('names its user once, and nothing of the reply but the openid comes back', async () => {
    const code = provider.codeOf('openid-1');
    expect(await wechat.openidOf(code)).toEqual({ openid: 'openid-1' });
    expect(await wechat.openidOf(code)).toEqual({ refused: 'wechat_code_refused' });
  });

  it('that is another’s words does not change what is asked', async () => {
    await wechat.openidOf('x&appid=wxffffffffffffffff');
    expect(provider.got.map(({ url }) => [url.searchParams.get('appid'), url.searchParams.get('js_code')])).toEqual([
      [appId, 'x&appid=wxffffffffffffffff'],
    ]);
  });
});

describe('what WeChat refuses', () => {
  it.each([
    [40029, 'wechat_code_refused'],
    [40163, 'wechat_code_refused'],
    [45011, 'wechat_too_many'],
    [40226, 'wechat_user_blocked'],
  ])('with %i is %s, asked once', async (errcode, refused) => {
    provider.next(error(errcode));
    expect(await wechat.openidOf('any')).toEqual({ refused });
    expect([provider.got.length, reported]).toEqual([1, []]);
  });

  it('for being busy is asked again, and the user is named', async () => {
    const code = provider.codeOf('openid-2');
    provider.next(error(-1), error(-1));
    expect(await wechat.openidOf(code)).toEqual({ openid: 'openid-2' });
    expect(provider.got.length).toBe(3);
  });

  it('for being busy ever again is asked three times, and told to the operator', async () => {
    provider.next(error(-1), error(-1), error(-1));
    expect(await wechat.openidOf(provider.codeOf('openid-3'))).toEqual({ refused: 'wechat_unavailable' });
    expect([provider.got.length, reported]).toEqual([3, ['WeChat answered -1']]);
  });

  it('because the secret is wrong is the operator’s to mend, who is told the code and not the secret', async () => {
    const wrong = 'f'.repeat(32);
    const other = wechatBy({ appId, appSecret: wrong, url: provider.url }, report);
    expect(await other.openidOf(provider.codeOf('openid-4'))).toEqual({ refused: 'wechat_unavailable' });
    expect(reported).toEqual(['WeChat answered 40125']);
  });
});

describe('a reply that is none', () => {
  it.each([
    ['no JSON', { body: '<html>' }],
    ['nothing', { body: '' }],
    ['of another shape', { body: { openid: 7 } }],
    ['with an openid that could be a word of ours', { body: { openid: "x'; --" } }],
    ['an error beside a user', { body: { errcode: 87009, openid: 'openid-5' } }],
    ['longer than any', { body: { openid: 'o', session_key: 'x'.repeat(100_000) } }],
    ['a redirect', { status: 302, body: '' }],
    ['cut off', 'cut' as const],
  ])('%s names nobody and is told to the operator', async (_, says) => {
    provider.next(says);
    expect(await wechat.openidOf('any')).toEqual({ refused: 'wechat_unavailable' });
    expect([provider.got.length, reported.length]).toEqual([1, 1]);
  });

  it('that does not end is given up, and not asked again: the code may be used up', async () => {
    const timed = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
      const end = new AbortController();
      queueMicrotask(() => end.abort(new DOMException('too slow', 'TimeoutError')));
      return end.signal;
    });
    provider.next('slow');
    expect(await wechat.openidOf('any')).toEqual({ refused: 'wechat_unavailable' });
    expect([timed.mock.calls, reported]).toEqual([[[5000]], ['WeChat answered timeout']]);
    timed.mockRestore();
  });

  it('because nobody listens is told without the address, which holds the secret', async () => {
    const gone = await wechatStandIn();
    await gone.close();
    const other = wechatBy({ appId, appSecret, url: gone.url }, report);
    expect(await other.openidOf('any')).toEqual({ refused: 'wechat_unavailable' });
    expect(reported).toEqual(['WeChat answered unconnected']);
  });
});
