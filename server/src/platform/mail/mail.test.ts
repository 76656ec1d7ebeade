import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refuse } from '#kernel/refusal.ts';
import { now } from '#platform/db/connection.ts';
import { openWorld, type World } from '#testing/world.ts';
import { enqueueMail, type MailSender, smtpSender, unsentMail } from './mail.ts';

let world: World;
let smtp: SMTPServer;
let sender: MailSender;
let received: ParsedMail[] = [];
let refusing = false;

beforeAll(async () => {
  world = await openWorld();
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      void simpleParser(stream).then((mail) => {
        if (!refusing) received.push(mail);
        done(refusing ? new Error('mailbox is full') : null);
      }, done);
    },
  });
  smtp.listen(0, '127.0.0.1');
  await once(smtp.server, 'listening');
  const { port } = smtp.server.address() as AddressInfo;
  sender = smtpSender(world.platform, { smtpUrl: `smtp://127.0.0.1:${port}`, from: '揭榜 <jiebang@example.com>' });
});
afterAll(async () => {
  sender.close();
  await new Promise<void>((closed) => smtp.close(closed));
  await world.close();
});
beforeEach(async () => {
  received = [];
  refusing = false;
  await sql`delete from platform.mail`.execute(world.platform.db);
});

const hello = { recipient: 'somebody@example.com', subject: '需求已发布 / Published', body: '您好，\n第二行。\n' };
const enqueue = () => world.platform.transact((tx) => enqueueMail(tx, hello));

describe('a message', () => {
  it('that can be refused says where one click ends its sort, and forgets that address once it was sent', async () => {
    const unsubscribe = 'https://example.com/api/v1/unsubscribe/token';
    await world.platform.transact((tx) => enqueueMail(tx, { ...hello, unsubscribe }));
    await enqueue();
    expect(await sender.send()).toBe(2);
    expect(
      received.map((mail) => mail.headerLines.filter(({ key }) => key.startsWith('list-')).map((one) => one.line)),
    ).toEqual([[`List-Unsubscribe: <${unsubscribe}>`, 'List-Unsubscribe-Post: List-Unsubscribe=One-Click'], []]);
    const { rows } = await sql`select distinct unsubscribe from platform.mail`.execute(world.platform.db);
    expect(rows).toEqual([{ unsubscribe: null }]);
  });

  it('leaves over SMTP once, as it was written, and keeps neither subject nor body afterwards', async () => {
    await enqueue();
    expect(await sender.send()).toBe(1);
    expect(await sender.send()).toBe(0);
    expect(received.map((mail) => [mail.subject, mail.text, mail.from?.text])).toEqual([
      [hello.subject, hello.body, '"揭榜" <jiebang@example.com>'],
    ]);
    const { rows } =
      await sql`select subject, body, attempts, error, sent_at is not null as sent from platform.mail`.execute(
        world.platform.db,
      );
    expect(rows).toEqual([{ subject: '', body: '', attempts: 1, error: null, sent: true }]);
    expect(await unsentMail(world.platform.db, null, 10)).toEqual([]);
  });

  it('does not leave when its transaction was refused', async () => {
    await world.platform.transact(async (tx) => {
      await enqueueMail(tx, hello);
      return refuse('forbidden');
    });
    expect([await sender.send(), received.length]).toEqual([0, 0]);
  });

  it('leaves once though two servers send at the same time', async () => {
    await Promise.all(Array.from({ length: 10 }, enqueue));
    const sent = await Promise.all([sender.send(), sender.send()]);
    expect([(sent[0] ?? 0) + (sent[1] ?? 0), received.length]).toEqual([10, 10]);
  });

  it('that could not leave is kept with the reason, does not hold up others, and is tried again later', async () => {
    await enqueue();
    refusing = true;
    expect(await sender.send()).toBe(0);
    const [row] = (
      await sql<{ attempts: number; error: string }>`select attempts, error from platform.mail`.execute(
        world.platform.db,
      )
    ).rows;
    expect([row?.attempts, row?.error.includes('mailbox is full')]).toEqual([1, true]);
    refusing = false;
    await enqueue();
    expect([await sender.send(), received.length]).toEqual([1, 1]);
    await world.travel(new Date((await now(world.platform.db)).getTime() + 5000));
    expect([await sender.send(), received.length]).toEqual([1, 2]);
  });

  it('cannot carry headers of its own by line breaks in its subject or recipient', async () => {
    await world.platform.transact((tx) => enqueueMail(tx, { ...hello, subject: 'hello\r\nBcc: other@example.com' }));
    expect(await sender.send()).toBe(1);
    expect([received[0]?.headers.has('bcc'), received[0]?.bcc]).toEqual([false, undefined]);
  });
});
