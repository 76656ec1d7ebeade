import { randomBytes } from 'node:crypto';
import { type Says, type StandIn, standIn } from './http.ts';

export const appId = 'wx0123456789abcdef';
export const appSecret = '0123456789abcdef0123456789abcdef';

export type WechatStandIn = StandIn & {
  /** A code of wx.login for this user, good once. */
  codeOf(openid: string): string;
  /** Says this for the next calls, one after another, in place of what it would. */
  next(...says: Says[]): void;
  /** Every session_key it gave out. */
  readonly sessionKeys: readonly string[];
};

/** code2Session as documented: each code is good once and for this mini-program only. */
export async function wechatStandIn(): Promise<WechatStandIn> {
  const codes = new Map<string, string>();
  const queue: Says[] = [];
  const sessionKeys: string[] = [];
  const server = await standIn(({ method, url }) => {
    const said = queue.shift();
    if (said !== undefined) return said;
    const asked = (name: string) => url.searchParams.get(name);
    if (method !== 'GET' || url.pathname !== '/sns/jscode2session' || asked('grant_type') !== 'authorization_code')
      return { body: { errcode: 40002, errmsg: 'invalid grant_type' } };
    if (asked('appid') !== appId) return { body: { errcode: 40013, errmsg: 'invalid appid' } };
    if (asked('secret') !== appSecret) return { body: { errcode: 40125, errmsg: 'invalid appsecret' } };
    const openid = codes.get(asked('js_code') ?? '');
    codes.delete(asked('js_code') ?? '');
    if (openid === undefined) return { body: { errcode: 40029, errmsg: 'invalid code' } };
    const session_key = randomBytes(16).toString('base64');
    sessionKeys.push(session_key);
    return { body: { openid, session_key, unionid: `union-of-${openid}` } };
  });
  return {
    ...server,
    sessionKeys,
    codeOf: (openid) => {
      const code = randomBytes(16).toString('hex');
      codes.set(code, openid);
      return code;
    },
    next: (...says) => void queue.push(...says),
  };
}
