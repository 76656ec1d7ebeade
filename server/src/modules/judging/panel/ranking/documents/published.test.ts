import { createHash } from 'node:crypto';
import type { PublishedRanking } from '@jiebang/contract/log/ranking.ts';
import { publishedRanking } from '@jiebang/contract/log/ranking.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPublishedRanking } from '../../../../../../../verifier/src/ranking.ts';
import { lotOf } from '../../actions/rank.ts';
import { began, type Contest, example, lotsOf, published } from '../factory.ts';
import type { Method, Tie } from '../rules.ts';
import { mayShowSheets } from './published.ts';

const solutions = ['s1', 's2', 's3', 's4', 's5'];
const judges = ['j1', 'j2', 'j3', 'j4', 'j5'];

/** Random contests with few values, so that ties are common. Every judge scores every solution, or some are left out. */
const contests: fc.Arbitrary<Contest> = fc
  .record({
    method: fc.constantFrom<Method>('mean', 'trimmed_mean', 'z_score'),
    tie: fc.constantFrom<Tie>('heaviest_criterion', 'earlier_submission', 'shared_rank'),
    cut: fc.constantFrom<Contest['cut']>(null, { by: 'rank', first: 2 }, { by: 'score', atLeast: 40 }),
    seed: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    weights: fc.constantFrom([100], [50, 50], [40, 35, 25], [1, 98, 1]),
    maxima: fc.array(fc.constantFrom(3, 7, 10, 100), { minLength: 3, maxLength: 3 }),
    of: fc.integer({ min: 1, max: solutions.length }),
    by: fc.integer({ min: 1, max: judges.length }),
    scores: fc.array(fc.nat(3), { minLength: 75, maxLength: 75 }),
    absent: fc.array(fc.nat(24), { maxLength: 4 }),
    times: fc.array(fc.nat(2), { minLength: 5, maxLength: 5 }),
  })
  .map(({ weights, maxima, of, by, scores, absent, times, seed, ...rest }) => {
    const rubric = weights.map((weight, n) => ({ key: `c${n}`, weight, max: maxima[n] ?? 10 }));
    const shown = solutions.slice(0, of);
    const marks = judges.slice(0, by).flatMap((judge, j) =>
      shown.flatMap((solution, s) => {
        const place = j * solutions.length + s;
        if (j > 0 && absent.includes(place)) return [];
        return [
          {
            judge,
            solution,
            scores: Object.fromEntries(rubric.map(({ key }, c) => [key, scores[place * 3 + c] ?? 0])),
          },
        ];
      }),
    );
    const hex = Buffer.from(seed).toString('hex');
    const code = (solution: string) =>
      createHash('md5').update(hex).update(solution).digest('hex').slice(0, 6).toUpperCase();
    return {
      ...rest,
      rubric,
      marks,
      seed: hex,
      codes: new Map(shown.map((solution) => [solution, code(solution)])),
      submitted: new Map(shown.map((solution, n) => [solution, new Date(Date.parse(began) + (times[n] ?? 0))])),
    };
  });

const after = '2026-06-20T08:00:00.000Z';
const failed = (content: PublishedRanking) => checkPublishedRanking(content, after).filter(({ holds }) => !holds);
type Sheet = NonNullable<PublishedRanking['sheets']>[number];
const runs = { numRuns: 400 };

describe('a published ranking', () => {
  it('is computed anew by the verifier to the last digit, whatever the contest', () => {
    fc.assert(
      fc.property(contests, (contest) => {
        const content = published(contest);
        expect(publishedRanking.parse(content)).toEqual(content);
        expect(failed(content)).toEqual([]);
        expect(content.sheets !== null).toBe(mayShowSheets(contest.method, contest.marks));
      }),
      runs,
    );
  });

  it('ranks each solution once, never a better score behind a worse one', () => {
    fc.assert(
      fc.property(contests, (contest) => {
        const { entries, tieRule } = published(contest);
        expect(entries.map(({ solution }) => solution).sort()).toEqual([...contest.codes.values()].sort());
        for (const [place, entry] of entries.entries()) {
          const better = entries.filter(
            ({ score }) => BigInt(score.n) * BigInt(entry.score.d) > BigInt(entry.score.n) * BigInt(score.d),
          ).length;
          const same = entries.filter(({ score }) => score.n === entry.score.n && score.d === entry.score.d).length;
          expect(entry.rank).toBe(tieRule === 'shared_rank' ? better + 1 : place + 1);
          expect(place >= better && place < better + same).toBe(true);
        }
      }),
      runs,
    );
  });

  it('is the same in whatever order solutions and scores arrive, but for the letters of judges', () => {
    const withoutLetters = ({ sheets, ...rest }: PublishedRanking) => ({
      ...rest,
      sheets: sheets?.map(({ solution, scores }) => JSON.stringify([solution, scores])).sort() ?? null,
    });
    const turned = contests.chain((contest) =>
      fc.tuple(fc.constant(contest), fc.shuffledSubarray([...contest.marks], { minLength: contest.marks.length })),
    );
    fc.assert(
      fc.property(turned, ([contest, marks]) => {
        const codes = new Map([...contest.codes].reverse());
        expect(withoutLetters(published({ ...contest, marks, codes }))).toEqual(withoutLetters(published(contest)));
      }),
      runs,
    );
  });

  it('in which any score is another is found, and says which criterion of which solution', () => {
    fc.assert(
      fc.property(contests, fc.nat(), fc.nat(), (contest, some, other) => {
        const content = published(contest);
        const sheet = content.sheets?.[some % content.sheets.length];
        const criterion = content.rubric[other % content.rubric.length];
        if (!sheet || !criterion) return;
        const changed = { ...sheet.scores, [criterion.key]: (sheet.scores[criterion.key] ?? 0) === 0 ? 1 : 0 };
        const sheets = content.sheets?.map((one) => (one === sheet ? { ...one, scores: changed } : one)) ?? null;
        const said = failed({ ...content, sheets });
        expect(said.length).toBeGreaterThan(0);
        const due = `The mean of ${criterion.key} of ${sheet.solution} should be`;
        expect(said.some(({ en }) => en.startsWith(due))).toBe(true);
      }),
      runs,
    );
  });

  it('in which two scores changed places names both solutions, the criterion, what is due and what stands there', () => {
    const content = published(example);
    const { sheets } = content;
    const [best, worst] = ['W3HRJC', 'E8VKZ5'].map((code) => sheets?.findIndex(({ solution }) => solution === code));
    const put = (place: number | undefined, indicators: number) => (sheet: Sheet, at: number) =>
      at === place ? { ...sheet, scores: { ...sheet.scores, indicators } } : sheet;
    const swapped = sheets?.map(put(best, 3)).map(put(worst, 8)) ?? null;
    const said = failed({ ...content, sheets: swapped }).map(({ part, en }) => `${part}: ${en}`);
    expect(said).toEqual([
      'content.sheets[4]: It does not stand in the order of code and numbers, or is the second one of a judge.',
      'content.entries[0].means[0]: The mean of indicators of W3HRJC should be 19/3 (6.333333…), the file says 8.',
      'content.entries[3].means[0]: The mean of indicators of E8VKZ5 should be 14/3 (4.666666…), the file says 3.',
      'content.entries[3].score: The score of E8VKZ5 should be 206/7 (29.428571…), the file says 166/7 (23.714285…).',
      'content.entries[0].solution: Place 1 is due to K7Q2MX, the file says W3HRJC.',
      'content.entries[1].solution: Place 2 is due to B4NPT9, the file says K7Q2MX.',
      'content.entries[2].solution: Place 3 is due to W3HRJC, the file says B4NPT9.',
    ]);
  });

  it('with a false rank, place, cut or fraction names it', () => {
    const content = published(example);
    expect(content.entries.map(({ rank, solution, goesOn }) => [rank, solution, goesOn])).toEqual([
      [1, 'W3HRJC', true],
      [2, 'K7Q2MX', true],
      [3, 'B4NPT9', true],
      [4, 'E8VKZ5', false],
    ]);
    const put = (place: number, change: object) =>
      failed({
        ...content,
        entries: content.entries.map((entry, at) => (at === place ? { ...entry, ...change } : entry)),
      }).map(({ part, en }) => `${part}: ${en}`);
    expect(put(1, { rank: 1 })).toEqual(['content.entries[1].rank: K7Q2MX has rank 2, the file says 1.']);
    expect(put(3, { goesOn: true })).toEqual([
      'content.entries[3].goesOn: Whether E8VKZ5 goes on should be false, the file says true.',
    ]);
    expect(put(2, { score: { n: '1', d: '3' } })).toEqual([
      'content.entries[2].score: The score of B4NPT9 should be 536/7 (76.571428…), the file says 1/3 (0.333333…).',
    ]);
    const [first, second, ...rest] = content.entries;
    if (!first || !second) throw new Error('too few entries');
    const turned = failed({ ...content, entries: [{ ...second, rank: 1 }, { ...first, rank: 2 }, ...rest] });
    expect(turned.map(({ part }) => part)).toEqual(['content.entries[0].solution', 'content.entries[1].solution']);
    expect(failed({ ...content, rubric: content.rubric.slice(1) }).map(({ part }) => part)).toEqual(['content.rubric']);
  });
});

describe('the draw', () => {
  it('of a published ranking is the one that the log committed to, for these solutions, before the ranking', () => {
    const content = published(example);
    const draw = (change: object, leaf: object = {}) =>
      failed({
        ...content,
        draw: {
          ...content.draw,
          content: { ...content.draw.content, ...change },
          leaf: { ...content.draw.leaf, ...leaf },
        },
      }).map(({ part }) => part);
    expect(draw({})).toEqual([]);
    expect(draw({ seed: 'cd'.repeat(32) })).toContain('content.draw');
    expect(draw({}, { subject: 'N2026-0008' })).toEqual(['content.draw']);
    expect(checkPublishedRanking(content, '2026-05-31T00:00:00.000Z').filter(({ holds }) => !holds)).toHaveLength(1);
    const fewer = { ...content, entries: content.entries.slice(0, 3), sheets: null };
    expect(failed(fewer).find(({ part }) => part === 'content.draw')?.en).toContain('The draw was for');
    expect(began < after).toBe(true);
  });

  it('gives every order equally often over many seeds, and the same for the same seed', () => {
    const codes = ['K7Q2MX', 'B4NPT9', 'W3HRJC', 'E8VKZ5'];
    const orders = new Map<string, number>();
    const draws = 12_000;
    for (let n = 0; n < draws; n += 1) {
      const seed = createHash('sha256').update(`steady ${n}`).digest();
      const lots = new Map(codes.map((code) => [code, lotOf(seed, code)]));
      const order = codes.toSorted((a, b) => ((lots.get(a) ?? '') < (lots.get(b) ?? '') ? -1 : 1)).join();
      orders.set(order, (orders.get(order) ?? 0) + 1);
    }
    const due = draws / 24;
    const chiSquare = [...orders.values()].reduce((sum, count) => sum + (count - due) ** 2 / due, 0);
    // Of 23 degrees of freedom: one in a thousand fair draws is beyond 49.73.
    expect([orders.size, chiSquare < 49.73]).toEqual([24, true]);
    expect([...lotsOf(example)]).toEqual([...lotsOf({ ...example, marks: [] })]);
  });
});
