import type { HandleProof } from '@jiebang/contract/identity/sign-in/handle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import type { Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Incoming } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { lockPerson } from '../../../store.ts';
import { provePerson } from '../../handle/actions/prove-person.ts';
import { tellByMail } from '../../handle/actions/tell-by-mail.ts';
import { dropAccount, endOthers, handlesOf, personByWechat, putAccount } from '../../handle/store.ts';
import { askWechat } from './ask-wechat.ts';

/** Binds a WeChat user to the asker's account, on proof that it is the asker: a cookie that was stolen gets no way in that stays. */
export async function bindWechat(
  platform: Platform,
  viewer: Viewer,
  incoming: Incoming,
  { code, proof }: { code: string; proof: HandleProof },
): Promise<{ done: true } | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  const proven = await provePerson(platform, incoming, person, proof);
  if (isRefusal(proven)) return proven;
  const named = await askWechat(platform, incoming.ip, code);
  if (isRefusal(named)) return named;
  return platform.transact((tx) => bindTo(tx, person, named.openid));
}

/** Binds a WeChat user to a person; each to one only. */
export async function bindTo(tx: Tx, person: string, openid: string): Promise<{ done: true } | Refusal> {
  await lockPerson(tx, person);
  const of = await personByWechat(tx, openid);
  if (of === person) return { done: true };
  if (of !== null) return refuse('wechat_of_another');
  const had = await handlesOf(tx, person);
  if (had.wechat !== null) return refuse('wechat_bound');
  await putAccount(tx, person, 'wechat', openid);
  await tellByMail(tx, had.email, 'wechat_bound');
  record(tx, {
    name: 'wechat_bound',
    subject: person,
    actor: { person, organisation: null, role: 'person' },
    audience: [`person:${person}`],
  });
  return { done: true };
}

/** Unbinds WeChat; ends every other session, those that began by it above all. */
export async function unbindWechat(platform: Platform, viewer: Viewer): Promise<{ done: true } | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  return platform.transact(async (tx) => {
    await lockPerson(tx, person);
    if (!(await dropAccount(tx, person, 'wechat'))) return refuse('not_found');
    await endOthers(tx, person, viewer.session);
    await tellByMail(tx, (await handlesOf(tx, person)).email, 'wechat_unbound');
    record(tx, {
      name: 'wechat_unbound',
      subject: person,
      actor: actorOf(viewer, 'person'),
      audience: [`person:${person}`],
    });
    return { done: true };
  });
}
