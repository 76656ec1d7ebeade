import { sql } from 'kysely';
import nodemailer from 'nodemailer';
import { newId } from '#kernel/ids.ts';
import type { Db, Tx } from '../db/connection.ts';
import type { Platform } from '../platform.ts';

/** One plain-text message. */
export type Mail = {
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  /** Where one click ends messages of this sort (RFC 8058); only of messages that a person can refuse. */
  readonly unsubscribe?: string | null;
};

/** Puts a message among those to be sent, in the transaction of what it tells of: it leaves if and only if that is kept. */
export async function enqueueMail(tx: Tx, mail: Mail): Promise<void> {
  await sql`insert into platform.mail (id, recipient, subject, body, unsubscribe, at)
    values (${newId()}, ${mail.recipient}, ${mail.subject}, ${mail.body}, ${mail.unsubscribe ?? null}, platform.now())`.execute(
    tx,
  );
}

export type WaitingMail = Mail & { readonly id: string; readonly at: Date };

/** Messages that have not left, newest first, below an id: the local mailbox of an installation that sends none. */
export async function unsentMail(db: Db, before: string | null, limit: number): Promise<WaitingMail[]> {
  const { rows } = await sql<WaitingMail>`
    select id, recipient, subject, body, at from platform.mail
    where sent_at is null and (${before}::uuid is null or id < ${before}::uuid) order by id desc limit ${limit}`.execute(
    db,
  );
  return rows;
}

/** Forgets messages that have not left. For the demo contest, whose people have no mailbox. */
export async function forgetUnsentMail(db: Db): Promise<void> {
  await sql`delete from platform.mail where sent_at is null`.execute(db);
}

export type MailSender = {
  /** Sends what is due, at most a batch; returns how many left. */
  send(): Promise<number>;
  close(): void;
};

const batch = 20;
/** A message that failed is tried again after 1, 16, 81 … seconds (attempts⁴) from its writing, for 11 hours. */
const attempts = 15;

const unsubscribing = ({ unsubscribe }: Mail): Record<string, string> =>
  unsubscribe ? { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {};

/**
 * Sends waiting messages over SMTP. Servers share the work; a message may leave twice when a server dies between sending
 * and noting it, never not at all. What was sent keeps neither subject nor body: codes and tokens stay out of dumps.
 */
export function smtpSender(
  platform: Pick<Platform, 'transact'>,
  settings: { readonly smtpUrl: string; readonly from: string },
): MailSender {
  const transport = nodemailer.createTransport(settings.smtpUrl, { from: settings.from });
  const sendOne = () =>
    platform.transact(async (tx) => {
      const { rows } = await sql<WaitingMail>`
        select id, recipient, subject, body, unsubscribe, at from platform.mail
        where sent_at is null and attempts < ${attempts} and at + power(attempts, 4) * interval '1 second' <= platform.now()
        order by at, id limit 1 for update skip locked`.execute(tx);
      const mail = rows[0];
      if (!mail) return 'none';
      try {
        const { recipient: to, subject, body: text } = mail;
        await transport.sendMail({ to, subject, text, headers: unsubscribing(mail) });
      } catch (error) {
        await sql`update platform.mail set attempts = attempts + 1, error = ${String(error).slice(0, 500)} where id = ${mail.id}`.execute(
          tx,
        );
        return 'failed';
      }
      await sql`update platform.mail set sent_at = platform.now(), attempts = attempts + 1, error = null, subject = '', body = '', unsubscribe = null where id = ${mail.id}`.execute(
        tx,
      );
      return 'sent';
    });
  return {
    async send() {
      let sent = 0;
      for (let tried = 0; tried < batch; tried += 1) {
        const outcome = await sendOne();
        if (outcome === 'none') break;
        if (outcome === 'sent') sent += 1;
      }
      return sent;
    },
    close: () => transport.close(),
  };
}
