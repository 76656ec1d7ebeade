import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createIdMaker, isId, newId } from '../ids.ts';
import { isResidentId, residentIdCheckCharacter } from '../resident-id.ts';
import { isUscc, normaliseUscc, usccCheckCharacter } from '../uscc.ts';

const random = fc.uint8Array({ minLength: 10, maxLength: 10 });

describe('an identifier', () => {
  it('is the UUIDv7 of the example in RFC 9562 appendix A.6', () => {
    // rand_a = cc3, rand_b = 18c4dc0c0c07398f, left-aligned in ten bytes as 74 bits.
    const bits = (0xcc3n << 62n) | 0x18c4_dc0c_0c07_398fn;
    const bytes = Uint8Array.from(Buffer.from((bits << 6n).toString(16).padStart(20, '0'), 'hex'));
    expect(createIdMaker()(0x017f22e279b0, bytes)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });

  it('grows with each call, whatever the clock and the dice do', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: 5 }), random), {
          minLength: 2,
          maxLength: 60,
        }),
        (calls) => {
          const next = createIdMaker();
          const made = calls.map(([at, dice]) => next(at, dice));
          expect(made.every(isId)).toBe(true);
          expect(new Set(made).size).toBe(made.length);
          expect(made.toSorted()).toEqual(made);
        },
      ),
    );
  });

  it('is made from the real time and dice where none are given', () => {
    const made = Array.from({ length: 1000 }, () => newId());
    expect(new Set(made).size).toBe(1000);
    expect(made.toSorted()).toEqual(made);
    expect(Math.abs(Number.parseInt((made[0] ?? '').replace('-', '').slice(0, 12), 16) - Date.now())).toBeLessThan(
      60_000,
    );
  });

  it('is told from other texts', () => {
    const id = newId();
    expect([id, id.toUpperCase(), `${id} `, '017f22e2-79b0-4cc3-98c4-dc0c0c07398f', ''].map(isId)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('throws for a time that it cannot hold and for too few dice', () => {
    expect(() => newId(-1)).toThrow(RangeError);
    expect(() => newId(2 ** 48)).toThrow(RangeError);
    expect(() => newId(0, new Uint8Array(9))).toThrow(RangeError);
  });
});

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const code = fc
  .tuple(
    fc.string({
      unit: fc.constantFrom(...ALPHABET),
      minLength: 2,
      maxLength: 2,
    }),
    fc.string({
      unit: fc.constantFrom(...'0123456789'),
      minLength: 6,
      maxLength: 6,
    }),
    fc.string({
      unit: fc.constantFrom(...ALPHABET),
      minLength: 9,
      maxLength: 9,
    }),
  )
  .map((parts) => parts.join('') + usccCheckCharacter(parts.join('')));

describe('a unified social credit code', () => {
  it('is known by its check character', () => {
    expect(isUscc('91350100M000100Y43')).toBe(true);
    expect(['91350100M000100Y4Z', '91350100M000100Y44', '91350100M000100Y4', ''].map(isUscc)).toEqual(
      Array(4).fill(false),
    );
  });

  it('is caught with any one character changed', () => {
    fc.assert(
      fc.property(
        code,
        fc.nat({ max: 17 }),
        fc.constantFrom(...ALPHABET, 'I', 'O', 'S', 'V', 'Z'),
        (good, place, other) => {
          expect(isUscc(good)).toBe(true);
          fc.pre(good[place] !== other);
          expect(isUscc(good.slice(0, place) + other + good.slice(place + 1))).toBe(false);
        },
      ),
    );
  });

  /** Formulas that are found in the wild and are not GB 32100: first weight, alphabet, modulus, how the sum becomes the character. */
  const wide = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  it.each([
    ['weights that begin at 3', 3, ALPHABET, 31, (sum: number) => 31 - sum],
    ['an alphabet with I, O, S, V, Z', 1, wide, 31, (sum: number) => 31 - sum],
    ['modulus 30', 1, ALPHABET, 30, (sum: number) => 30 - sum],
    ['modulus 36 over that alphabet', 1, wide, 36, (sum: number) => 36 - sum],
    ['the sum itself instead of 31 minus it', 1, ALPHABET, 31, (sum: number) => sum],
  ])('made with %s is none', (_, first, alphabet, modulus, character) => {
    const wrong = (first17: string): string => {
      let weight = first;
      let sum = 0;
      for (const one of first17) {
        sum += alphabet.indexOf(one) * weight;
        weight = (weight * 3) % modulus;
      }
      return alphabet.charAt(character(sum % modulus) % modulus);
    };
    const example = '91350100M000100Y4';
    expect(isUscc(example + wrong(example))).toBe(false);
    const taken = fc.sample(code, 500).filter((good) => isUscc(good.slice(0, 17) + wrong(good.slice(0, 17))));
    // By chance a wrong formula meets the right character once in some thirty; more often, and it would be taken for it.
    expect(taken.length).toBeLessThan(50);
  });

  it('is read as people type it', () => {
    expect(normaliseUscc(' ９１350100-m000100y43 ')).toBe('91350100M000100Y43');
    expect(() => usccCheckCharacter('O')).toThrow(RangeError);
  });
});

describe('a resident identity number', () => {
  const born = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10).replaceAll('-', ''));
  const order = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 3, maxLength: 3 });
  const number = fc.tuple(born, order).map(([day, nth]) => {
    const first17 = `999999${day}${nth}`;
    return first17 + residentIdCheckCharacter(first17);
  });

  it('is known by the example of GB 11643, and by a day that exists', () => {
    expect(isResidentId('11010519491231002X')).toBe(true);
    // 30 February with the right check character, the small letter, and a year that nobody was born in.
    const odd = ['11010519490230002', '11010521491231002'].map((first) => first + residentIdCheckCharacter(first));
    expect([...odd, '11010519491231002x', '110105194912310021', ''].map(isResidentId)).toEqual(Array(5).fill(false));
  });

  it('is caught with any one character changed', () => {
    fc.assert(
      fc.property(number, fc.nat({ max: 17 }), fc.constantFrom(...'0123456789X'), (good, place, other) => {
        expect(isResidentId(good)).toBe(true);
        fc.pre(good[place] !== other);
        expect(isResidentId(good.slice(0, place) + other + good.slice(place + 1))).toBe(false);
      }),
    );
  });
});
