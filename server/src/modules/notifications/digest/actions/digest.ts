import type { FollowsEvery } from '@jiebang/contract/notifications/notification.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { visitor } from '#kernel/viewer.ts';
import { emailOf } from '#modules/identity/index.ts';
import { decisionsOf, needTitles, reasonOf } from '#modules/needs/index.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { enqueueMail } from '#platform/mail/mail.ts';
import type { Platform } from '#platform/platform.ts';
import { refusers } from '../../store.ts';
import { digestOf } from '../documents/mail.ts';
import { nextDigest } from '../rules.ts';
import { deleteDigest, lockDigest, saveDigest, takeWaiting } from '../store.ts';

/** Sends a person's digest if it is due: whoever asks at the same time, or again after a restart, finds that it is not. */
export function sendDigest(platform: Platform, person: string): Promise<{ sent: boolean } | Refusal> {
  return platform.transact(async (tx) => {
    const digest = await lockDigest(tx, person);
    const at = await now(tx);
    if (!digest || at < digest.due) return refuse('not_found');
    await saveDigest(tx, { ...digest, due: nextDigest(at, digest.every) });
    return { sent: await gather(tx, platform, person) };
  });
}

/** Sets how often a person hears by e-mail of what it follows. Who wants all at once gets what still waits now. */
export async function setDigest(tx: Tx, platform: Platform, person: string, every: FollowsEvery): Promise<void> {
  const digest = await lockDigest(tx, person);
  if (every === 'at_once') {
    await deleteDigest(tx, person);
    await gather(tx, platform, person);
  } else if (digest?.every !== every) {
    await saveDigest(tx, { person, every, due: nextDigest(await now(tx), every) });
  }
}

/** One e-mail of all that waits: of needs that are public now, and not of what was read on the site already. */
async function gather(tx: Tx, platform: Platform, person: string): Promise<boolean> {
  const waited = await takeWaiting(tx, person);
  const unread = waited.filter(({ read }) => !read);
  const known = await needTitles(
    tx,
    visitor,
    unread.flatMap(({ need }) => need ?? []),
  );
  const decided = await decisionsOf(tx, [...known.keys()]);
  const news = unread.flatMap(({ name, need, at }) => {
    const number = known.get(need ?? '')?.number;
    return number ? [{ fact: name, number, reason: reasonOf(decided, { need, fact: name, at }) }] : [];
  });
  const refused = (await refusers(tx, [person], 'follows')).has(person);
  const email = refused || news.length === 0 ? null : await emailOf(tx, person);
  if (email === null) return false;
  await enqueueMail(tx, digestOf(platform, person, email, news));
  return true;
}
