import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import type { Db } from '#platform/db/connection.ts';
import { randomOf } from '#platform/seal/padding.ts';
import { keysOf, type MasterKey, masterKeyId } from '#platform/seal/seal.ts';
import type { KeySource } from '../process/settings.ts';
import { type TransitSettings, transitAt } from '../providers/transit/transit.ts';
import { KeyFailure } from './key-failure.ts';
import { hasSecrets, isMigrated } from './secrets.ts';
import { newServiceKey, serviceKeys } from './service-keys.ts';

// The master key file: one key a line, 64 hexadecimal digits, lines with # are notes. The first key wraps; those below
// it only unwrap (docs/operations/keys.md, "A new master key").

/** Reads the text of a master key file; throws with a sentence for the operator where it holds no good key. */
export const parseMasterKeys = (text: string): MasterKey => {
  const lines = text.split(/[\n,]/).map((line) => line.trim());
  const keys = lines.filter((line) => line !== '' && !line.startsWith('#'));
  if (!keys.every((line) => /^[0-9a-f]{64}$/i.test(line))) {
    throw new Error('the master key file must hold 64 hexadecimal digits a line (make one: openssl rand -hex 32)');
  }
  const [current, ...earlier] = keys.map((line) => new Uint8Array(Buffer.from(line, 'hex')));
  if (!current) throw new Error('the master key file is empty (make one: openssl rand -hex 32)');
  return [current, ...earlier];
};

/** Reads the master key file. A missing file throws as node:fs does (ENOENT). */
export const readMasterKeys = (file: string): MasterKey => parseMasterKeys(readFileSync(file, 'utf8'));

/**
 * Reads the master key file, and makes it with mode 0600 where there is none: for trial runs and tests. It is on the
 * disk, whole, before anything is wrapped with it; of two processes that start at once, both get the first one's key.
 */
export const readOrMakeMasterKeys = (file: string): MasterKey => {
  const hasCode = (error: unknown, code: string): boolean => (error as NodeJS.ErrnoException).code === code;
  try {
    return readMasterKeys(file);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
  // With a database elsewhere nothing has made the folder yet.
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = writeBeside(file, `${hexOf(randomOf(32))}\n`);
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    unlinkSync(draft);
  }
  syncFolder(file);
  return readMasterKeys(file);
};

/** Puts a new key above those of a master key file, which is whole at every moment; its id. */
export const addMasterKey = (file: string): string => {
  const before = readFileSync(file, 'utf8');
  parseMasterKeys(before);
  const key = randomOf(32);
  renameSync(writeBeside(file, `${hexOf(key)}\n${before}`), file);
  syncFolder(file);
  return masterKeyId(key);
};

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** A new file beside another, with mode 0600 and on the disk; where it is. */
function writeBeside(file: string, text: string): string {
  const draft = `${file}.${process.pid}.${hexOf(randomOf(4))}`;
  const handle = openSync(draft, 'wx', 0o600);
  writeSync(handle, text);
  fsyncSync(handle);
  closeSync(handle);
  return draft;
}

function syncFolder(file: string): void {
  const folder = openSync(path.dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

const read = (source: KeySource): MasterKey =>
  'text' in source
    ? parseMasterKeys(source.text)
    : 'file' in source
      ? readMasterKeys(source.file)
      : readOrMakeMasterKeys(source.madeAs);

/**
 * The installation's master keys, from where the settings say: those that the key service opens before those of a setting or file. With a
 * service alone the first start of a new installation makes one.
 */
export async function openMasterKey(
  db: Db,
  { masterKey, keyService }: { readonly masterKey: KeySource | null; readonly keyService: TransitSettings | undefined },
): Promise<MasterKey> {
  const given = masterKey === null ? [] : keysOf(read(masterKey));
  if (!keyService) return ringOf(given);
  const service = transitAt(keyService);
  if (!(await isMigrated(db))) {
    if (given.length > 0) return ringOf(given);
    throw new KeyFailure('The database has no tables yet: start the server once, which makes them and the master key.');
  }
  const kept = await serviceKeys(db, service);
  if (kept.length + given.length > 0) return ringOf([...kept, ...given]);
  if (await hasSecrets(db))
    throw new KeyFailure(
      'The database was sealed under a master key that the key service does not keep: give MASTER_KEY or MASTER_KEY_FILE beside it.',
    );
  await newServiceKey(db, service);
  return ringOf(await serviceKeys(db, service));
}

function ringOf([current, ...earlier]: readonly Uint8Array[]): MasterKey {
  if (!current) throw new KeyFailure('There is no master key.');
  return [current, ...earlier];
}
