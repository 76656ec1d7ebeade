import fc from 'fast-check';
import { TOTP } from 'otpauth';
import { expect, it } from 'vitest';
import { addressOf, newSecret, stepAt, stepOf } from './queries/totp.ts';

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

// RFC 6238, appendix B, in its SHA-1 rows; of its eight digits the last six are those of a code of six.
it.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('at second %i the code of the RFC’s secret is %s', (second, code) => {
  const at = new Date(second * 1000);
  expect(stepOf(ascii('12345678901234567890'), code, at)).toBe(stepAt(at));
});

const secret = newSecret();
const authenticator = new TOTP({ secret: addressOf(secret, '').secret });
const instant = fc.integer({ min: 1_700_000_000_000, max: 4_000_000_000_000 });

it('a code is right in its own step and the two beside it, at whatever moment, and never elsewhere', () => {
  fc.assert(
    fc.property(instant, fc.integer({ min: -200_000, max: 200_000 }), (made, later) => {
      const code = authenticator.generate({ timestamp: made });
      const [own, then] = [stepAt(new Date(made)), stepAt(new Date(made + later))];
      const found = stepOf(secret, code, new Date(made + later));
      // Two steps have the same code once in a million times; then the one found is nearer.
      if (Math.abs(then - own) <= 1) expect(Math.abs((found ?? Number.NaN) - then)).toBeLessThanOrEqual(1);
      else expect(found === null || found !== own).toBe(true);
      if (Math.abs(then - own) <= 1 && found !== own) expect(codeOfStep(found ?? 0)).toBe(code);
    }),
    { numRuns: 2000 },
  );
});

const codeOfStep = (step: number): string => authenticator.generate({ timestamp: step * 30_000 });

it('what is no code of six digits is never right', () => {
  fc.assert(
    fc.property(fc.string(), instant, (text, at) => {
      fc.pre(!/^\d{6}$/.test(text));
      expect(stepOf(secret, text, new Date(at))).toBeNull();
    }),
    { numRuns: 500 },
  );
});

it('another secret’s code is not right', () => {
  const at = new Date('2026-06-01T00:00:00Z');
  const right = Array.from({ length: 50 }, () => {
    const other = new TOTP({ secret: addressOf(newSecret(), '').secret });
    return stepOf(secret, other.generate({ timestamp: at.getTime() }), at) !== null;
  });
  // By chance one in three hundred thousand.
  expect(right.filter((one) => one)).toEqual([]);
});

it('the address is one that authenticators read', () => {
  const { secret: base32, address } = addressOf(ascii('12345678901234567890'), 'a@example.com');
  expect([base32, address]).toEqual([
    'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    'otpauth://totp/Jiebang:a%40example.com?issuer=Jiebang&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA1&digits=6&period=30',
  ]);
});
