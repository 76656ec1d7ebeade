import { GrantedRole } from '@jiebang/contract/identity/grant.ts';
import { z } from 'zod';

/** What a setting is called, what it must look like, and what to do about it: the one list of them all. */
type Definition = { shape: z.ZodType; must: string; fallback: string; about: string };

const number = (from: number, to: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(from).max(to));
const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), { abort: true });

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
/** Of a provider: what is sent to it holds secrets and codes. */
const providerUrl = url('http:', 'https:').refine((text) => {
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || loopback.test(hostname);
});

export const definitions = {
  PORT: {
    shape: number(0, 65535),
    must: 'be a port number from 0 to 65535',
    fallback: '3000',
    about: 'Port to listen on; 0 takes any free one.',
  },
  HOST: {
    shape: z.string().min(1),
    must: 'be an address of this machine',
    fallback: '127.0.0.1',
    about: 'Address to listen on. In trial mode a loopback address only.',
  },
  DATA_DIR: {
    shape: z.string().min(1),
    must: 'name a folder',
    fallback: './data',
    about: 'Folder of everything that is kept: the embedded PostgreSQL, files, the trial master key.',
  },
  DATABASE_URL: {
    shape: url('postgres:', 'postgresql:'),
    must: 'be an address like postgres://user:password@host:5432/database',
    fallback: '',
    about: 'A PostgreSQL server, version 15 or later, instead of the embedded one.',
  },
  PUBLIC_URL: {
    shape: url('http:', 'https:'),
    must: 'be an address like https://jiebang.example.org',
    fallback: '',
    about:
      'Address that people type, used in mails and certificates. Required in production; by default HOST and PORT.',
  },
  DEMO: {
    shape: z.enum(['on', 'off']),
    must: 'be on or off',
    fallback: '',
    about: 'Trial only: load the demo contest into an empty database; by default on, with DATABASE_URL off.',
  },
  MASTER_KEY: {
    shape: z.string().regex(/^[0-9a-f]{64}$/i),
    must: 'be 64 hexadecimal digits, for example from: openssl rand -hex 32',
    fallback: '',
    about:
      'Key that wraps all others. Production requires it, here or in MASTER_KEY_FILE; trial makes DATA_DIR/master.key.',
  },
  MASTER_KEY_FILE: {
    shape: z.string().min(1),
    must: 'name a file',
    fallback: '',
    about: 'File with the master key, outside DATA_DIR and readable by this user alone.',
  },
  REQUESTS_PER_MINUTE: {
    shape: number(1, 10_000_000),
    must: 'be a number from 1 to 10000000',
    fallback: '1200',
    about: 'Requests that one address may make in a minute; more are refused until the minute is over.',
  },
  TRUST_PROXY: {
    shape: z.enum(['on', 'off']),
    must: 'be on or off',
    fallback: 'off',
    about: 'On when a proxy in front passes the asker’s address in X-Forwarded-For.',
  },
  SMTP_URL: {
    shape: url('smtp:', 'smtps:'),
    must: 'be an address like smtps://user:password@mail.example.org',
    fallback: '',
    about: 'Mail server. Required in production; trial without it shows mails in a local mailbox page.',
  },
  MAIL_FROM: {
    shape: z.string().regex(/^([^<>]+<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/),
    must: 'be a mail address, with a name if wanted, like 揭榜 <notice@example.org>',
    fallback: '',
    about: 'Sender of every mail. Required in production.',
  },
  SECOND_FACTOR_FOR: {
    shape: z
      .string()
      .transform((text) => text.split(',').map((role) => role.trim()))
      .pipe(z.array(GrantedRole)),
    must: `be roles with commas between them, of: ${GrantedRole.options.join(', ')}`,
    fallback: '',
    about: 'Roles in which nobody acts without a second factor, such as admin,organiser,judge,certifier.',
  },
  SMS_PROVIDER: {
    shape: z.enum(['aliyun', 'tencent']),
    must: 'be aliyun or tencent',
    fallback: '',
    about: 'Who sends text messages with one-time codes; without it people sign in by e-mail only, a trial shows them.',
  },
  SMS_KEY_ID: {
    shape: z.string().regex(/^[\w-]{1,128}$/),
    must: 'be the AccessKey ID (aliyun) or SecretId (tencent)',
    fallback: '',
    about: 'Who asks the provider of text messages.',
  },
  SMS_KEY_SECRET: {
    shape: z.string().min(1),
    must: 'be the AccessKey secret (aliyun) or SecretKey (tencent)',
    fallback: '',
    about: 'The secret that signs what is asked of it; never logged.',
  },
  SMS_SIGN_NAME: {
    shape: z.string().min(2).max(30),
    must: 'be the signature that the provider approved, without brackets',
    fallback: '',
    about: 'Who the text message says it is from.',
  },
  SMS_TEMPLATE: {
    shape: z.string().regex(/^\w{1,40}$/),
    must: 'be the id of an approved template, like SMS_15305 (aliyun) or 1110 (tencent)',
    fallback: '',
    about: 'Template of the message; its one variable is the code (aliyun: code, tencent: {1}).',
  },
  SMS_APP_ID: {
    shape: z.string().regex(/^\d{5,20}$/),
    must: 'be the SmsSdkAppId of Tencent Cloud, digits',
    fallback: '',
    about: 'Tencent Cloud only: the application that sends.',
  },
  SMS_REGION: {
    shape: z.string().regex(/^[a-z]+-[a-z]+$/),
    must: 'be a region of Tencent Cloud that has text messages, like ap-guangzhou',
    fallback: 'ap-guangzhou',
    about: 'Tencent Cloud only.',
  },
  SMS_URL: {
    shape: providerUrl,
    must: 'be an address with https://, like https://dysmsapi.aliyuncs.com',
    fallback: '',
    about: 'Address of the provider in place of its own, such as a proxy of yours.',
  },
  SMS_PER_DAY: {
    shape: number(1, 10_000_000),
    must: 'be a number from 1 to 10000000',
    fallback: '2000',
    about: 'Text messages that this installation sends in 24 hours at most; each costs money.',
  },
  WECHAT_APP_ID: {
    shape: z.string().regex(/^wx[0-9a-f]{16}$/),
    must: 'be the AppID of a mini-program, wx and 16 hexadecimal digits',
    fallback: '',
    about: 'The mini-program whose users can sign in.',
  },
  WECHAT_APP_SECRET: {
    shape: z.string().regex(/^[0-9a-f]{32}$/),
    must: 'be the AppSecret of the mini-program, 32 hexadecimal digits',
    fallback: '',
    about: 'Its secret; never logged.',
  },
  WECHAT_URL: {
    shape: providerUrl,
    must: 'be an address with https://, like https://api.weixin.qq.com',
    fallback: '',
    about: 'Address of WeChat in place of its own.',
  },
  CLAMD_URL: {
    shape: url('tcp:', 'unix:').refine((text) => {
      const { protocol, hostname, pathname } = new URL(text);
      return protocol === 'tcp:' ? hostname !== '' && pathname === '' : hostname === '' && pathname.length > 1;
    }),
    must: 'be an address like unix:///run/clamav/clamd.ctl or tcp://127.0.0.1:3310',
    fallback: '',
    about: 'ClamAV’s daemon, which scans attachments of needs; without it they are said to be not scanned.',
  },
  LOG_LEVEL: {
    shape: z.enum(['debug', 'info', 'warn', 'error']),
    must: 'be debug, info, warn or error',
    fallback: '',
    about: 'The least weight of what is logged; by default warn in trial mode and info in production.',
  },
} satisfies Record<string, Definition>;

export type Name = keyof typeof definitions;
export type Value<N extends Name> = z.output<(typeof definitions)[N]['shape']>;

/** The list of settings as `jiebang settings` prints it: name, default, meaning. */
export function settingsTable(): string {
  const rows = Object.entries(definitions).map(([name, { fallback, about }]) => [name, fallback || '-', about]);
  const wide = Math.max(...rows.map(([name = '']) => name.length));
  return [['setting', 'default', 'meaning'], ...rows]
    .map(([name = '', fallback = '', about = '']) => `${name.padEnd(wide)} ${fallback.padEnd(10)} ${about}`)
    .join('\n');
}
