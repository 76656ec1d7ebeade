import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Incoming } from '#platform/http/serve.ts';
import { unsentMail } from '#platform/mail/mail.ts';
import type { Platform } from '#platform/platform.ts';
import { idCursor, type Page, pageOfRows } from './page.ts';

const loopback = /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/;

/** The local mailbox: every message, for whoever sits at this machine, in a trial that sends no mail. Anywhere else it does not exist. */
export async function mailbox(platform: Platform, incoming: Pick<Incoming, 'ip'>, page: Page) {
  if (!platform.localMailbox || !loopback.test(incoming.ip)) return notHere;
  const rows = await unsentMail(platform.db, idCursor(page), page.limit + 1);
  const { items, next } = pageOfRows(rows, page, (row) => row.id);
  return { items: items.map((mail) => ({ ...mail, at: mail.at.toISOString() })), next };
}

const notHere: Refusal = refuse('not_found');
