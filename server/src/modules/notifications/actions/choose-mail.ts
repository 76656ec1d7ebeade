import { type MailChoice, Topic } from '@jiebang/contract/notifications/notification.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { peopleById } from '#modules/identity/index.ts';
import type { Platform } from '#platform/platform.ts';
import { setDigest } from '../digest/actions/digest.ts';
import { readToken } from '../documents/unsubscribe.ts';
import { setMail } from '../store.ts';

/** Says of each topic whether it comes by e-mail, and how often what one follows. */
export function chooseMail(platform: Platform, viewer: Viewer, choice: MailChoice): Promise<MailChoice | Refusal> {
  const { person } = viewer;
  return platform.transact(async (tx) => {
    if (person === null) return refuse('not_signed_in');
    for (const topic of Topic.options) await setMail(tx, person, topic, choice[topic]);
    await setDigest(tx, platform, person, choice.followsEvery);
    return choice;
  });
}

/** Ends e-mails of one topic for whom the token was made; asked again it changes nothing. */
export function unsubscribe(platform: Platform, token: string): Promise<{ done: true } | Refusal> {
  return platform.transact(async (tx) => {
    const meant = readToken(platform, token);
    if (!meant || !(await peopleById(tx, [meant.person])).has(meant.person)) return refuse('not_found');
    await setMail(tx, meant.person, meant.topic, false);
    return { done: true as const };
  });
}
