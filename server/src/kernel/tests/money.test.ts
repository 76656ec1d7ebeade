import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen, fenOf, formatWan, formatYuan, parseWan, parseYuan, sumFen } from '../money.ts';
import { splitByLargestRemainder } from '../split.ts';

const amount = fc.maxSafeInteger();

describe('money', () => {
  it('is written in 元 and 万元, Chinese and English, exactly', () => {
    expect(formatYuan(50_000_000, 'zh')).toBe('500,000.00元');
    expect(formatYuan(50_000_000, 'en')).toBe('CNY 500,000.00');
    expect(formatYuan(-5, 'en')).toBe('CNY −0.05');
    expect(formatWan(50_000_000, 'zh')).toBe('50万元');
    expect(formatWan(12_500_000, 'zh')).toBe('12.5万元');
    expect(formatWan(1, 'zh')).toBe('0.000001万元');
    expect(formatWan(50_000_000, 'en')).toBe('CNY 500,000');
    expect(formatWan(50, 'en')).toBe('CNY 0.50');
  });

  it('is read as people write it', () => {
    expect(['1,234.5元', '¥1234.50', ' １２３４．５ 元 ', 'CNY 1,234.50'].map(parseYuan)).toEqual(
      Array(4).fill(123_450),
    );
    expect(['12.5万元', '12.5 万', '12.500000', '１２.５'].map(parseWan)).toEqual(Array(4).fill(12_500_000));
    expect([parseYuan('-0.05'), parseYuan('-0')]).toEqual([-5, 0]);
  });

  it('is not read where it is none, finer than a fen, or beyond exactness', () => {
    expect(['', '1.234', '1,23', '1e3', '面议', '12万', '0x10', '99999999999999999'].map(parseYuan)).toEqual(
      Array(8).fill(null),
    );
    expect(['1.2345678', '', '万'].map(parseWan)).toEqual([null, null, null]);
  });

  it('reads back every amount that it writes', () => {
    fc.assert(
      fc.property(amount, (value) => {
        const same = value === 0 ? 0 : value;
        expect(parseYuan(formatYuan(value, 'zh'))).toBe(same);
        expect(parseYuan(formatYuan(value, 'en'))).toBe(same);
        expect(parseWan(formatWan(value, 'zh'))).toBe(same);
      }),
    );
  });

  it('comes from the database as text or bigint, and is never inexact', () => {
    expect([fenOf('123'), fenOf(123n), fenOf(-1)]).toEqual([123, 123, -1]);
    expect(sumFen([1, 2, 3])).toBe(6);
    expect(() => fen(0.5)).toThrow(RangeError);
    expect(() => fenOf('9007199254740993')).toThrow(RangeError);
    expect(() => sumFen([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
  });
});

const weights = fc.array(fc.oneof(fc.nat({ max: 20 }), fc.maxSafeNat()), {
  minLength: 1,
  maxLength: 40,
});

describe('the split by largest remainder', () => {
  it('shares the pool of the year-end conversion to the fen', () => {
    expect(splitByLargestRemainder(50_000_000, [1, 1, 1])).toEqual([16_666_667, 16_666_667, 16_666_666]);
    expect(splitByLargestRemainder(100, [70, 30])).toEqual([70, 30]);
    expect(splitByLargestRemainder(101, [7n, 3n])).toEqual([71, 30]);
  });

  it('serves the earlier of equal fractions first, and never a weight of zero', () => {
    expect(splitByLargestRemainder(1, [1, 1])).toEqual([1, 0]);
    expect(splitByLargestRemainder(2, [0, 1, 1, 1, 0])).toEqual([0, 1, 1, 0, 0]);
  });

  it('sums exactly, differs from the quota by less than one, and follows the weights', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), weights, (total, given) => {
        const sum = given.reduce((left, right) => left + BigInt(right), 0n);
        fc.pre(sum > 0n);
        const shares = splitByLargestRemainder(total, given);
        expect(shares.reduce((left, right) => left + BigInt(right), 0n)).toBe(BigInt(total));
        shares.forEach((share, place) => {
          const off = BigInt(share) * sum - BigInt(total) * BigInt(given[place] ?? 0);
          expect(off < sum && off > -sum).toBe(true);
          for (const [next, other] of shares.entries()) {
            if ((given[place] ?? 0) > (given[next] ?? 0)) expect(share).toBeGreaterThanOrEqual(other);
            if (given[place] === given[next] && place < next) expect(share).toBeGreaterThanOrEqual(other);
          }
        });
      }),
    );
  });

  it('gives nothing of nothing, and throws where there is nothing to share by', () => {
    expect([splitByLargestRemainder(0, []), splitByLargestRemainder(0, [0, 0])]).toEqual([[], [0, 0]]);
    for (const [total, given] of [
      [1, []],
      [1, [0]],
      [-1, [1]],
      [1, [-1]],
      [0.5, [1]],
      [1, [0.5]],
    ] as const) {
      expect(() => splitByLargestRemainder(total, given)).toThrow(RangeError);
    }
  });
});
