import { hkdfSync } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import { randomOf } from '#platform/seal/padding.ts';
import { keysOf, type MasterKey, unwrapWithMaster, wrapWithMaster } from '#platform/seal/seal.ts';
import { KeyFailure } from './key-failure.ts';

// What is hashed or signed under a secret cannot be made again under another: a seat's hash keeps nobody's name, an API key is kept by its hash
// alone. So the secrets are random, one a use, wrapped by the master key, and a new master key wraps the same ones (docs/decisions/0025).

/**
 * Every use. The text is from what it was derived before secrets were kept, in the versions up to migration 0097, and an installation
 * that is older goes on with that; null: nothing that lasts hangs on it, so it begins anew.
 */
const uses = {
  'solutions seat': 'keyed hash solutions seat',
  'solutions e-mail': 'keyed hash solutions e-mail',
  'real name': 'keyed hash real name',
  'backup code': 'keyed hash backup code',
  unsubscribe: 'keyed hash unsubscribe',
  reports: 'keyed hash reports',
  'api key': 'sign-in api-key',
  place: 'sign-in place',
  'one-time code': null,
  'wechat ticket': null,
  'place in the stream': null,
  'solutions partner': null,
  session: null,
  code: null,
  attempt: null,
} as const;

export type Use = keyof typeof uses;

/** The secret of a use, 32 bytes. */
export type Secrets = (use: Use) => Buffer;

const every = Object.keys(uses) as Use[];
/** For what a use's secret is wrapped. */
export const secretPurpose = (use: string): string => `secret ${use}`;

type Row = { readonly use: string; readonly wrapped: Buffer };

async function kept(db: Db): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`select use, wrapped from platform.secret`.execute(db);
  return rows;
}

/** Whether the tables of keys are there. */
export async function isMigrated(db: Db): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select to_regclass('platform.secret') is not null as is`.execute(db);
  return rows[0]?.is === true;
}

/** Whether the installation has secrets, which a master key wraps. */
export const hasSecrets = async (db: Db): Promise<boolean> => (await kept(db)).length > 0;

/** Whether it was in use before secrets were kept. */
async function isOlder(db: Db): Promise<boolean> {
  const { rows } = await sql`select from platform.fact limit 1`.execute(db);
  return rows.length > 0;
}

async function make(db: Db, master: MasterKey, missing: readonly Use[], older: boolean): Promise<void> {
  const [current, ...earlier] = keysOf(master);
  if (older && earlier.length > 0)
    throw new KeyFailure('Start this version once with the one master key that there is, before another is added.');
  const made = missing.map((use) => {
    const before = older ? uses[use] : null;
    const secret = before ? new Uint8Array(hkdfSync('sha256', current, '', `jiebang ${before}`, 32)) : randomOf(32);
    return sql`(${use}, ${Buffer.from(wrapWithMaster(master, secretPurpose(use), secret))})`;
  });
  // Of two servers that start at once, both go on with the first one's.
  await sql`insert into platform.secret (use, wrapped) values ${sql.join(made)} on conflict do nothing`.execute(db);
}

/**
 * The installation's secrets, made where there are none. Throws a `KeyFailure` where the master key is not theirs. Of a database without
 * its tables there are none: asking for one throws.
 */
export async function openSecrets(db: Db, master: MasterKey): Promise<Secrets> {
  if (!(await isMigrated(db)))
    return () => {
      throw new Error('the database is not migrated');
    };
  let rows = await kept(db);
  const missing = every.filter((use) => !rows.some((row) => row.use === use));
  if (missing.length > 0) {
    await make(db, master, missing, rows.length === 0 && (await isOlder(db)));
    rows = await kept(db);
  }
  const opened = new Map(rows.map(({ use, wrapped }) => [use, opening(master, use, wrapped)]));
  return (use) => {
    const secret = opened.get(use);
    if (!secret) throw new Error(`the secret of ${use} vanished`);
    return secret;
  };
}

function opening(master: MasterKey, use: string, wrapped: Buffer): Buffer {
  try {
    return Buffer.from(unwrapWithMaster(master, secretPurpose(use), wrapped));
  } catch (error) {
    throw new KeyFailure(
      `This master key does not open this database: ${(error as Error).message}. Nothing was changed; give the key that belongs to it.`,
    );
  }
}
