import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Platform } from '#platform/platform.ts';
import { countAttempt } from '../../store.ts';
import { wechatLimits } from '../config.ts';

/** Whom WeChat names for a code of wx.login; the code is used up by that. */
export async function askWechat(platform: Platform, ip: string, code: string): Promise<{ openid: string } | Refusal> {
  const { wechat } = platform;
  if (wechat === null) return refuse('wechat_not_offered');
  if (!(await countAttempt(platform, 'wechat', { email: ip, ip }, wechatLimits))) return refuse('too_many_requests');
  const named = await wechat.openidOf(code);
  return 'openid' in named ? named : refuse(named.refused);
}
