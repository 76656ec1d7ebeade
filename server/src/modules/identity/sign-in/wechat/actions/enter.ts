import type { WechatEntry } from '@jiebang/contract/identity/sign-in/wechat-routes.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Incoming } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { hasSecondFactor } from '../../../second-factor/queries/status.ts';
import { admit, type Entry } from '../../actions/admit.ts';
import { announce } from '../../actions/announce.ts';
import { signInByCode, useCode } from '../../actions/enter.ts';
import { enterByNumber } from '../../actions/enter-by-number.ts';
import { type ByHandle, handleOf } from '../../handle/queries/handle-of.ts';
import { beginSession, personByWechat } from '../../handle/store.ts';
import { isGood, newTicket, takeTicket } from '../store.ts';
import { askWechat } from './ask-wechat.ts';
import { bindTo } from './bind.ts';

/** Signs in who WeChat names; where no account is bound to it, gives a ticket to find or make one. A second step is asked for as ever. */
export async function signInByWechat(
  platform: Platform,
  incoming: Incoming,
  code: string,
): Promise<WechatEntry | Refusal> {
  const named = await askWechat(platform, incoming.ip, code);
  if (isRefusal(named)) return named;
  const person = await personByWechat(platform.db, named.openid);
  if (person === null) return { bound: false, ticket: await newTicket(platform, named.openid) };
  const token = await platform.transact((tx) => beginSession(tx, person, incoming));
  if (isRefusal(token)) return token;
  const { secondStepDue } = await admit(platform, incoming, { person, token });
  return { bound: true, person, created: false, secondStepDue };
}

type Given = ByHandle & { readonly ticket: string; readonly code: string; readonly name?: string | undefined };
type Bound = {
  readonly person: string;
  readonly created: boolean;
  readonly secondStepDue: boolean;
  readonly bound: boolean;
};

/**
 * Signs in with a code that was sent to a handle, or makes its account where a name is given, and binds the WeChat user of the ticket.
 * Not where a second factor is on: what the code alone opens is half a sign-in, which changes nothing (`bindWechat` does it afterwards).
 */
export async function bindByTicket(platform: Platform, incoming: Incoming, given: Given): Promise<Bound | Refusal> {
  if (!(await isGood(platform, given.ticket))) return refuse('wechat_ticket_void');
  const entry = await enter(platform, incoming, given);
  if (isRefusal(entry)) return entry;
  const { person, created, secondStepDue } = entry;
  const whole = { person, created, secondStepDue };
  if (secondStepDue) return { ...whole, bound: false };
  const bound = await platform.transact(async (tx) => {
    // Asked again in the transaction, so that a second factor that was just switched on holds.
    if (await hasSecondFactor(tx, person)) return refuse('changed_meanwhile');
    const openid = await takeTicket(tx, platform, given.ticket);
    return openid === null ? refuse('wechat_ticket_void') : bindTo(tx, person, openid);
  });
  return { ...whole, bound: !isRefusal(bound) };
}

/** Signs in by the code; makes the account where there is none and a name is given. */
async function enter(platform: Platform, incoming: Incoming, given: Given): Promise<Entry | Refusal> {
  const handle = handleOf(given);
  if (isRefusal(handle)) return handle;
  const { code, name } = given;
  if (name === undefined) return signInByCode(platform, incoming, given);
  if (handle.kind === 'mobile') {
    const newcomer = { name, nameEn: null, password: null };
    return enterByNumber(platform, incoming, { mobile: handle.value, code }, newcomer);
  }
  const entry = await useCode(platform, incoming, { email: handle.value, code, name });
  if (isRefusal(entry) || !entry.created) return entry;
  const told = await platform.transact((tx) => announce(tx, entry.person, null));
  return isRefusal(told) ? told : entry;
}
