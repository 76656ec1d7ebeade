import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Incoming } from '#platform/http/serve.ts';
import { unsentMail } from '#platform/mail/mail.ts';
import type { Platform } from '#platform/platform.ts';
import { idCursor, type Page, pageOfRows } from './page.ts';

const loopbackName = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/;
const loopback = /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/;

/**
 * The local mailbox: every message, for whoever sits at this machine, in a trial that sends no mail. Anywhere else it does not
 * exist; nor under another name for this machine, which a web site could give it to read along (DNS rebinding).
 */
export async function mailbox(platform: Platform, incoming: Pick<Incoming, 'ip' | 'host'>, page: Page) {
  const named = loopbackName.test(incoming.host) || incoming.host === new URL(platform.publicUrl).host;
  if (!platform.localMailbox || !loopback.test(incoming.ip) || !named) return notHere;
  const rows = await unsentMail(platform.db, idCursor(page), page.limit + 1);
  const { items, next } = pageOfRows(rows, page, (row) => row.id);
  return { items: items.map((mail) => ({ ...mail, at: mail.at.toISOString() })), next };
}

const notHere: Refusal = refuse('not_found');
