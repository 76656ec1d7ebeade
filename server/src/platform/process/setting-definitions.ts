import { GrantedRole } from '@jiebang/contract/identity/grant.ts';
import { z } from 'zod';
import { embeddingsDefinitions } from './embeddings-definitions.ts';
import { providerDefinitions } from './provider-definitions.ts';
import { number, url } from './setting-shapes.ts';

/** What a setting is called, what it must look like, and what to do about it: the one list of them all. */
type Definition = { shape: z.ZodType; must: string; fallback: string; about: string };

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
    shape: z.string().regex(/^[0-9a-f]{64}(,[0-9a-f]{64})*$/i),
    must: 'be 64 hexadecimal digits, for example from: openssl rand -hex 32',
    fallback: '',
    about:
      'Key that wraps all others, with commas before earlier ones. Production requires it, here, in MASTER_KEY_FILE or by KEY_SERVICE_URL; trial makes DATA_DIR/master.key.',
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
  VERIFICATION_WORKING_DAYS: {
    shape: number(1, 60),
    must: 'be a number from 1 to 60',
    fallback: '3',
    about:
      'Working days in which the verification of an organisation is to be decided; what waits is counted by it too.',
  },
  SEARCH_LANCEDB: {
    shape: z.string().regex(/^(?:(?:s3|gs|az):\/\/[^/].*|(?!.*:\/\/).+)$/),
    must: 'name a folder, or be an address like s3://bucket/search (s3, gs or az)',
    fallback: '',
    about: 'Where LanceDB keeps the search indexes, in the place of the database; npm run lancedb installs it.',
  },
  ...providerDefinitions,
  ...embeddingsDefinitions,
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
