import type { Follow, FollowKind, Notification } from '@jiebang/contract/notifications/notification.ts';
import { nameOf, type Telling } from './config.ts';
import { allTellings } from './queries/tellings.ts';
import type { NotificationRow } from './store.ts';

type Named = { readonly id: string; readonly number: string | null };

/** Where a message leads, from the address of its telling; null when what the address needs is not there. */
export function addressOf(
  telling: Pick<Telling, 'address'> | undefined,
  { subject, need }: { subject: string; need: Named | null },
): string | null {
  const parts: Readonly<Record<string, string | null>> = {
    subject,
    need: need?.id ?? null,
    number: need?.number ?? null,
  };
  const names = [...(telling?.address.matchAll(/\{(\w+)\}/g) ?? [])].map(([, name]) => name ?? '');
  if (!telling || names.some((name) => !parts[name])) return null;
  return telling.address.replace(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? '');
}

/** One message of the inbox; `need` is what this reader may read of it now. */
export function viewNotification(
  row: NotificationRow,
  need: Notification['need'],
  reason: string | null,
): Notification {
  const telling = allTellings.find(
    (one) => nameOf(one) === row.name && one.as === row.told_as && one.topic === row.topic,
  );
  return {
    id: row.id,
    fact: row.name,
    as: row.told_as as Notification['as'],
    topic: row.topic as Notification['topic'],
    at: row.at.toISOString(),
    read: row.read_at !== null,
    subject: row.subject,
    need,
    reason,
    address: addressOf(telling, { subject: row.subject, need }),
  };
}

/** What is known of a followed thing. */
export type Followed = { readonly number: string | null; readonly name: string | null; readonly nameEn: string | null };

export function viewFollow(row: { kind: string; target: string; at: Date }, known: Followed | undefined): Follow {
  return {
    kind: row.kind as FollowKind,
    target: row.target,
    since: row.at.toISOString(),
    number: known?.number ?? null,
    name: known?.name ?? null,
    nameEn: known?.nameEn ?? null,
  };
}
