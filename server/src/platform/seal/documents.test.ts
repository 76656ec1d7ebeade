import { createHash } from 'node:crypto';
import type { LogLeaf } from '@jiebang/contract/log/documents.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commit, contentHash, newSalt, paddingLeaf } from './commitment.ts';
import { publicHalf } from './raw-keys.ts';
import { keyIdOf, newSigningPair, publicKeyOfId, sign, signDocument, verify, verifyDocument } from './signature.ts';

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
const hex = (raw: Uint8Array): string => Buffer.from(raw).toString('hex');
const pair = newSigningPair();
const keyId = keyIdOf(pair.publicKey);

describe('an Ed25519 signature', () => {
  it('is that of RFC 8032, test 3', () => {
    const privateKey = bytes('c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7');
    const publicKey = publicHalf('ed25519', privateKey);
    expect(hex(publicKey)).toBe('fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025');
    const signature = sign(privateKey, bytes('af82'));
    expect(hex(signature)).toBe(
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac' +
        '18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    );
    expect(verify(publicKey, bytes('af82'), signature)).toBe(true);
    expect(verify(publicKey, bytes('af83'), signature)).toBe(false);
  });

  it('names its key in the key id', () => {
    expect(publicKeyOfId(keyId)).toEqual(pair.publicKey);
    expect(['ed25519:00', keyId.toUpperCase(), hex(pair.publicKey)].map(publicKeyOfId)).toEqual([null, null, null]);
  });
});

describe('a signed document', () => {
  const value = fc.dictionary(fc.string(), fc.jsonValue());

  it('verifies whatever the order of its keys, and without its inclusion', () => {
    fc.assert(
      fc.property(value, (content) => {
        const plain = JSON.parse(JSON.stringify({ format: 'f/1', content })) as { format: string };
        const signed = signDocument(pair.privateKey, keyId, plain);
        expect(verifyDocument(pair.publicKey, signed)).toBe(true);
        const turned = Object.fromEntries(Object.entries(signed).reverse()) as typeof signed;
        expect(verifyDocument(pair.publicKey, turned)).toBe(true);
        expect(verifyDocument(pair.publicKey, { ...signed, inclusion: { leafIndex: 1 } } as typeof signed)).toBe(true);
      }),
    );
  });

  it('does not verify with anything else changed, or for another key', () => {
    const signed = signDocument(pair.privateKey, keyId, { format: 'f/1', amount: 100 });
    const { proof } = signed;
    const other = newSigningPair();
    const flipped = (proof.signature.startsWith('0') ? '1' : '0') + proof.signature.slice(1);
    const changed = [
      { ...signed, amount: 101 },
      { ...signed, format: 'f/2' },
      { ...signed, more: null },
      { ...signed, proof: { ...proof, signature: flipped } },
      { ...signed, proof: { ...proof, signature: proof.signature.toUpperCase() } },
      { ...signed, proof: { ...proof, keyId: keyIdOf(other.publicKey) } },
      { ...signed, proof: { ...proof, algorithm: 'none' as 'ed25519-jcs' } },
    ];
    expect(changed.map((document) => verifyDocument(pair.publicKey, document))).toEqual(changed.map(() => false));
    expect(verifyDocument(other.publicKey, signed)).toBe(false);
  });

  it('is not signed under the id of another key', () => {
    const other = keyIdOf(newSigningPair().publicKey);
    expect(() => signDocument(pair.privateKey, other, { format: 'f/1' })).toThrow('not that of the private key');
  });
});

describe('a commitment', () => {
  const leaf: LogLeaf = {
    kind: 'ranking',
    subject: 'N-1',
    contentHash: contentHash({ b: 1, a: '揭榜' }),
    at: '2026-06-01T00:00:00.000Z',
  };

  it('is the hash of salt and canonical JSON', () => {
    const salt = newSalt();
    const text = `{"at":"${leaf.at}","contentHash":"${contentHash({ a: '揭榜', b: 1 })}","kind":"ranking","subject":"N-1"}`;
    expect(hex(commit(salt, leaf))).toBe(createHash('sha256').update(salt).update(text).digest('hex'));
  });

  it('differs with salt or leaf, and looks like padding', () => {
    const salt = newSalt();
    const all = [commit(salt, leaf), commit(newSalt(), leaf), commit(salt, { ...leaf, subject: 'N-2' }), paddingLeaf()];
    expect(new Set(all.map(hex)).size).toBe(4);
    expect(all.map((data) => data.length)).toEqual([32, 32, 32, 32]);
    expect(() => commit(new Uint8Array(31), leaf)).toThrow(RangeError);
  });
});
