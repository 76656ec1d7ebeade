import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineOf } from './envelope.ts';
import { pad, paddedSize, randomOf, unpad } from './padding.ts';
import {
  decrypt,
  encrypt,
  masterKeyId,
  masterKeyIdOf,
  newDataKey,
  newKeyPair,
  openWith,
  sealTo,
  unwrapWithMaster,
  wrapWithMaster,
} from './seal.ts';

const plaintext = fc.uint8Array({ maxLength: 3000 });
const text = (words: string): Uint8Array => new Uint8Array(Buffer.from(words, 'utf8'));
const solution = text('方案：以磁控溅射替代电镀');

const ways = (() => {
  const pair = newKeyPair();
  const dataKey = newDataKey();
  const master = randomOf(32);
  return [
    {
      way: 'to a key',
      close: (plain: Uint8Array, aad: string) => sealTo(pair.publicKey, plain, aad),
      open: (sealed: Uint8Array, aad: string) => openWith(pair.privateKey, sealed, aad),
      foreign: (sealed: Uint8Array, aad: string) => openWith(newKeyPair().privateKey, sealed, aad),
      line: 'jiebang/1 x25519-hkdf-sha256-aes256gcm',
    },
    {
      way: 'under a data key',
      close: (plain: Uint8Array, aad: string) => encrypt(dataKey, plain, aad),
      open: (sealed: Uint8Array, aad: string) => decrypt(dataKey, sealed, aad),
      foreign: (sealed: Uint8Array, aad: string) => decrypt(newDataKey(), sealed, aad),
      line: 'jiebang/1 aes256gcm',
    },
    {
      way: 'under the master key',
      close: (plain: Uint8Array, purpose: string) => wrapWithMaster(master, purpose, plain),
      open: (sealed: Uint8Array, purpose: string) => unwrapWithMaster(master, purpose, sealed),
      foreign: (sealed: Uint8Array, purpose: string) => unwrapWithMaster(randomOf(32), purpose, sealed),
      line: `jiebang/1 hkdf-sha256-aes256gcm ${masterKeyId(master)}`,
    },
  ];
})();

describe.each(ways)('a text sealed $way', ({ close, open, foreign, line }) => {
  it('opens to the same bytes', () => {
    fc.assert(
      fc.property(plaintext, fc.string(), (plain, aad) => {
        expect(open(close(plain, aad), aad)).toEqual(plain);
      }),
    );
  });

  it('says itself how it is sealed', () => {
    expect(lineOf(close(solution, 'a'))).toBe(line);
  });

  it('does not open for another key or in another place', () => {
    const sealed = close(solution, 'solution:1');
    expect(() => foreign(sealed, 'solution:1')).toThrow();
    expect(() => open(sealed, 'solution:2')).toThrow();
  });

  it('does not open with any single byte changed, added or cut off', () => {
    const sealed = close(solution, 'a');
    for (const place of sealed.keys()) {
      const changed = sealed.map((byte, at) => (at === place ? byte ^ (1 + (place % 255)) : byte));
      expect(() => open(changed, 'a'), `byte ${place}`).toThrow();
    }
    expect(() => open(Uint8Array.of(...sealed, 0), 'a')).toThrow();
    for (let length = 0; length < sealed.length; length += 1)
      expect(() => open(sealed.slice(0, length), 'a')).toThrow();
  });

  it('never looks the same twice and holds nothing of the text', () => {
    const [one, other] = [close(solution, 'a'), close(solution, 'a')];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(false);
    expect(Buffer.from(one).includes(Buffer.from(solution))).toBe(false);
  });

  it('is as long for every short text', () => {
    const lengths = ['', '有', '我们的方案分三步'.repeat(10)].map((words) => close(text(words), 'a').length);
    expect(new Set(lengths).size).toBe(1);
  });

  it('opens from a buffer that lies within a larger one, as a database gives it', () => {
    const sealed = close(solution, 'a');
    const within = Buffer.concat([Buffer.alloc(3), sealed, Buffer.alloc(5)]).subarray(3, 3 + sealed.length);
    expect(open(within, 'a')).toEqual(solution);
  });
});

describe('a sealed text', () => {
  it('cannot be opened in a way in which it was not sealed', () => {
    for (const { close } of ways) {
      const sealed = close(solution, 'a');
      expect(
        ways.filter(({ open }) => {
          try {
            open(sealed, 'a');
            return true;
          } catch {
            return false;
          }
        }).length,
      ).toBe(1);
    }
  });
});

describe('the master key', () => {
  const [older, newer] = [randomOf(32), randomOf(32)];

  it('is rotated by putting a new one first: old secrets still unwrap, new ones name the new key', () => {
    const wrapped = wrapWithMaster(older, 'need:1', solution);
    expect(unwrapWithMaster([newer, older], 'need:1', wrapped)).toEqual(solution);
    const again = wrapWithMaster([newer, older], 'need:1', solution);
    expect([masterKeyIdOf(wrapped), masterKeyIdOf(again)]).toEqual([masterKeyId(older), masterKeyId(newer)]);
    expect(unwrapWithMaster(newer, 'need:1', again)).toEqual(solution);
    expect(() => unwrapWithMaster(newer, 'need:1', wrapped)).toThrow('which is not here');
  });

  it('is not named by what is no wrapped secret', () => {
    expect([new Uint8Array(), text('jiebang/1 aes256gcm\n'), randomOf(300)].map(masterKeyIdOf)).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('padding', () => {
  it('gives back what was padded', () => {
    fc.assert(
      fc.property(plaintext, (plain) => {
        expect(unpad(pad(plain))).toEqual(plain);
      }),
    );
  });

  it('leaves few sizes, each large enough and at most 16 times, beyond 2 KiB twice, beyond 1 MiB 1.15 times the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat({ max: 5000 }), fc.nat({ max: 2 ** 31 - 5 })), (length) => {
        const size = paddedSize(length);
        expect(size).toBeGreaterThanOrEqual(length + 4);
        expect(paddedSize(size - 4)).toBe(size);
        if (length > 252) expect(size).toBeLessThanOrEqual(length * 16.2);
        if (length >= 2048) expect(size).toBeLessThanOrEqual(Math.max(length * 2, 4096) + 4);
        if (length >= 2 ** 20) expect(size).toBeLessThanOrEqual(length * 1.15);
      }),
    );
    const sizes = new Set(Array.from({ length: 20_000 }, (_, step) => paddedSize(step * 1024)));
    expect(sizes.size).toBeLessThanOrEqual(46);
  });

  it('throws where the length is a lie, and for texts beyond what it can count', () => {
    expect(() => unpad(new Uint8Array(3))).toThrow();
    expect(() => unpad(new Uint8Array(256).fill(255))).toThrow();
    expect(() => unpad(new Uint8Array(4096))).toThrow();
    expect(() => paddedSize(2 ** 31)).toThrow(RangeError);
  });
});
