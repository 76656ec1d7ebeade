import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import path from 'node:path';
import { randomOf } from '#platform/seal/padding.ts';
import type { MasterKey } from '#platform/seal/seal.ts';

// The master key file: one key a line, 64 hexadecimal digits, lines with # are notes. The first key wraps; those below
// it only unwrap, so rotating is: put a new key on top, wrap everything again, remove the old one.

/** Reads the text of a master key file; throws with a sentence for the operator where it holds no good key. */
export const parseMasterKeys = (text: string): MasterKey => {
  const lines = text.split('\n').map((line) => line.trim());
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
  const draft = `${file}.${process.pid}.${Buffer.from(randomOf(4)).toString('hex')}`;
  const handle = openSync(draft, 'wx', 0o600);
  writeSync(handle, `${Buffer.from(randomOf(32)).toString('hex')}\n`);
  fsyncSync(handle);
  closeSync(handle);
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    unlinkSync(draft);
  }
  const folder = openSync(path.dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
  return readMasterKeys(file);
};
