import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { randomOf } from '#platform/seal/padding.ts';
import { signDocument, verifyDocument } from '#platform/seal/signature.ts';
import { parseMasterKeys, readMasterKeys, readOrMakeMasterKeys } from './master-key.ts';
import { newSigningKey, openSigningKey } from './signing-keys.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'keys-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the master key file', () => {
  it('is made once, readable by its owner only, and left alone afterwards', () => {
    const file = path.join(folder, 'master.key');
    const made = readOrMakeMasterKeys(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
    expect([readOrMakeMasterKeys(file), readMasterKeys(file)]).toEqual([made, made]);
    expect(readdirSync(folder)).toEqual(['master.key']);
  });

  it('holds the current key first and earlier ones below, with notes', () => {
    const text = `# made in June\n${'AB'.repeat(32)}\n\n  ${'01'.repeat(32)}\r\n`;
    expect(parseMasterKeys(text)).toEqual([new Uint8Array(32).fill(0xab), new Uint8Array(32).fill(1)]);
  });

  it('is refused with a sentence when it holds no good key, and never overwritten', () => {
    const file = path.join(folder, 'master.key');
    for (const [text, sentence] of [
      ['', 'is empty'],
      ['secret', '64 hexadecimal digits'],
      ['ab\n', '64 hexadecimal digits'],
    ] as const) {
      writeFileSync(file, text);
      expect(() => readOrMakeMasterKeys(file)).toThrow(sentence);
      expect(readFileSync(file, 'utf8')).toBe(text);
    }
    expect(() => readMasterKeys(path.join(folder, 'none'))).toThrow('ENOENT');
  });
});

describe('a signing key', () => {
  const master = randomOf(32);

  it('signs what its public half verifies, after being stored', () => {
    const stored = newSigningKey(master, 'log');
    const key = openSigningKey(master, stored);
    const signed = signDocument(key.privateKey, key.keyId, { format: 'f/1' });
    expect(verifyDocument(key.publicKey, signed)).toBe(true);
    expect(Buffer.from(stored.wrappedPrivateKey).includes(Buffer.from(key.privateKey))).toBe(false);
  });

  it('does not open for another purpose, under another id, or with another master key', () => {
    const stored = newSigningKey(master, 'log');
    expect(() => openSigningKey(master, { ...stored, purpose: 'certificate' })).toThrow();
    expect(() => openSigningKey(master, { ...stored, keyId: newSigningKey(master, 'log').keyId })).toThrow();
    expect(() => openSigningKey(master, { ...stored, keyId: 'none' })).toThrow('no id of a signing key');
    expect(() => openSigningKey(randomOf(32), stored)).toThrow('master key');
  });
});
