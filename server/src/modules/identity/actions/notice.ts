import type { Notice, NoticeInput } from '@jiebang/contract/identity/notice.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, holds, type Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { noticeOf, versionInForce } from '../queries/notices.ts';
import { insertAcknowledgement, insertNotice, lockLastNotice } from '../store.ts';

/** Publishes the next version of the privacy notice, from now or from a later moment on; by an administrator of the platform. */
export async function publishNotice(platform: Platform, viewer: Viewer, input: NoticeInput): Promise<Notice | Refusal> {
  const { person } = viewer;
  if (person === null || !holds(viewer, 'admin')) return refuse('forbidden');
  return platform.transact(async (tx) => {
    const last = await lockLastNotice(tx);
    const at = await now(tx);
    const from = new Date(input.from);
    // The clock of who publishes may be behind ours by a little.
    const begins = from < at && at.getTime() - from.getTime() < 600_000 ? at : from;
    if (begins < at || begins <= last.from_at) {
      return refuse('notice_not_later', { fields: [{ path: 'from', code: 'notice_not_later' }] });
    }
    const version = last.version + 1;
    await insertNotice(tx, { version, from: begins, input, person, at });
    record(tx, {
      name: 'privacy_notice_published',
      subject: person,
      actor: actorOf(viewer, 'admin'),
      data: { version },
      audience: ['role:admin'],
    });
    return noticeOf(tx, version);
  });
}

/** Keeps that the asker has read the notice in force, and when; saying it again changes nothing. */
export async function acknowledgeNotice(
  platform: Platform,
  viewer: Viewer,
  version: number,
): Promise<{ done: true } | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  return platform.transact(async (tx) => {
    if ((await versionInForce(tx)) !== version) return refuse('notice_outdated');
    if (!(await insertAcknowledgement(tx, person, version))) return { done: true };
    record(tx, {
      name: 'privacy_notice_acknowledged',
      subject: person,
      actor: actorOf(viewer, 'person'),
      data: { version },
      audience: [`person:${person}`],
    });
    return { done: true };
  });
}
