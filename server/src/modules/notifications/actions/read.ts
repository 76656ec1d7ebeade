import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { unreadOf } from '../queries/inbox.ts';
import { setAllRead, setRead } from '../store.ts';

/** Marks one message as read; one that was read stays as it was. */
export function markRead(platform: Platform, viewer: Viewer, id: string): Promise<{ unread: number } | Refusal> {
  return platform.transact(async (tx) => {
    const mine = viewer.person !== null && (await setRead(tx, viewer.person, id));
    return mine ? { unread: await unreadOf(tx, viewer) } : refuse('not_found');
  });
}

/** Marks as read what stood in the inbox up to the newest message that was shown; what came since stays unread. */
export function markAllRead(platform: Platform, viewer: Viewer, upTo: string): Promise<{ unread: number } | Refusal> {
  return platform.transact(async (tx) => {
    if (viewer.person !== null) await setAllRead(tx, viewer.person, upTo);
    return { unread: await unreadOf(tx, viewer) };
  });
}
