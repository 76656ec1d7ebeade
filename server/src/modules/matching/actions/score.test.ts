import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MatchableAchievement } from '#modules/achievements/index.ts';
import type { MatchableNeed } from '#modules/needs/index.ts';
import { glossaryOf } from '#platform/search/languages/glossary.ts';
import { partsOf } from '#platform/search/languages/translate.ts';
import { learn } from '#platform/search/match/knowledge.ts';
import { weigh } from '../queries/brokers.ts';
import { solversOf } from '../queries/matches.ts';
import { answerOf, questionOf, readNeed, scoreOf, sharedField } from './score.ts';

const need = (given: Partial<MatchableNeed> = {}): MatchableNeed => ({
  ...{ id: 'n', number: '2026-0001', organisation: 'o', state: 'published', deadline: new Date(0) },
  ...{ title: '废水处理', keywords: ['废水'], problem: '现有废水处理能耗高。', indicators: [] },
  ...{ expected_result: null, existing_basis: null, wished: null },
  ...{ field: '401', other_fields: [], region: null, maturity: null },
  ...given,
});
const achievement = (given: Partial<MatchableAchievement> = {}): MatchableAchievement => ({
  ...{
    id: 'a',
    card: { number: 'CG-2026-000001', title: '废水装置' } as MatchableAchievement['card'],
    organisation: 'p',
  },
  ...{ owner: null, title: ['废水处理装置'], keywords: ['污水'], text: ['用于废水。'] },
  ...{ fields: ['301'], region: null, maturity: null },
  ...given,
});
const knowledge = learn(
  [need(), need({ title: '轴承润滑', problem: '轴承发热。' })].map(questionOf),
  ['废水处理装置 污水', '污水处理方法 絮凝', '轴承润滑装置', '小麦育种'].map((headline) => ({ headline, body: '' })),
);
const scored = (one: MatchableNeed, other: MatchableAchievement) => scoreOf(readNeed(one, knowledge), other, knowledge);
const contribution = (one: MatchableNeed, other: MatchableAchievement, kind: string) =>
  scored(one, other)?.reasons.find((reason) => reason.kind === kind)?.contribution ?? 0;

test('of any two texts the reasons add up to the score, each term once, places counted in texts that hold them', () => {
  const text = fc.string({ unit: fc.constantFrom(...'废水污处理轴承小麦 a1，。') });
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 3, maxLength: 6 }),
      fc.constantFrom('401', '402', '301', '501'),
      fc.option(fc.constantFrom('310115', '330106', 'DE')),
      fc.option(fc.integer({ min: 1, max: 13 })),
      ([title = '', problem = '', headline = '', ...more], field, region, maturity) => {
        const asks = need({
          title,
          problem,
          field,
          region,
          maturity,
          indicators: [{ name: headline, value: '1', unit: null, howTested: null }],
        });
        const answers = achievement({ title: [headline], text: more, region: '310104', maturity: 7 });
        const found = scored(asks, answers);
        if (!found) return;
        const sum = found.reasons.reduce((all, one) => all + one.contribution, 0);
        expect(sum).toBeCloseTo(found.score, 9);
        const terms = found.reasons.flatMap((one) => (one.kind === 'term' || one.kind === 'near' ? [one.term] : []));
        expect(new Set(terms).size).toBe(terms.length);
        expect(found.reasons.every((one) => one.contribution > 0 || one.kind === 'rest')).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});

test('nearness in meaning adds its share of what the title would score, beside the words or alone, and nothing where it is none', () => {
  const asks = need();
  const read = readNeed(asks, knowledge);
  const words = scored(asks, achievement());
  const both = scoreOf(read, achievement(), knowledge, { nearness: 0.4, share: 0.5 });
  const own = (words?.score ?? 0) / (words?.strength ?? 1);
  expect(both?.score).toBeCloseTo((words?.score ?? 0) + 0.2 * own, 9);
  expect(both?.reasons.filter(({ kind }) => kind !== 'meaning')).toEqual(words?.reasons);
  const other = achievement({ title: ['小麦育种'], keywords: [], text: [], fields: ['401'], region: null });
  expect(scored(asks, other)).toBe(null);
  const alone = scoreOf(read, other, knowledge, { nearness: 0.4, share: 0.5 });
  expect([alone?.strength, alone?.reasons.map(({ kind }) => kind)]).toEqual([expect.closeTo(0.2, 9), ['meaning']]);
  expect(scoreOf(read, other, knowledge, { nearness: 0, share: 0.5 })).toBe(null);
  expect(scoreOf(read, achievement(), knowledge, { nearness: 0, share: 0.5 })).toEqual(words);
});

test('a term says where it stands on both sides, part by part', () => {
  const found = scored(
    need({ indicators: [{ name: '废水回用率', value: '90', unit: '%', howTested: null }] }),
    achievement(),
  );
  expect(found?.reasons.find((one) => one.kind === 'term' && one.term === '废水')).toMatchObject({
    asked: [
      { place: 'title', times: 1 },
      { place: 'keywords', times: 1 },
      { place: 'problem', times: 1 },
      { place: 'indicators', times: 1 },
    ],
    answered: [
      { place: 'title', times: 1 },
      { place: 'text', times: 1 },
    ],
  });
});

test('characters that both hold are one reason that tells them, and no terms', () => {
  const found = scored(need(), achievement({ title: ['节水 装置'], keywords: [], text: [] }));
  expect(found?.reasons.filter(({ kind }) => kind === 'characters')).toMatchObject([{ characters: ['水'] }]);
  const terms = found?.reasons.flatMap((one) => (one.kind === 'term' ? [one.term] : []));
  expect(terms).toEqual([]);
});

test('what agrees beside the words is a share of what the words score, and nothing without them', () => {
  const plain = scored(need(), achievement())?.score ?? 0;
  const of = (one: Partial<MatchableNeed>, other: Partial<MatchableAchievement>, kind: string) =>
    contribution(need(one), achievement(other), kind) / plain;
  expect(of({}, { fields: ['401'] }, 'field')).toBeCloseTo(0.1, 9);
  expect(of({}, { fields: ['402'] }, 'field')).toBeCloseTo(0.04, 9);
  expect(of({ region: '310115' }, { region: '310104' }, 'region')).toBeCloseTo(0.03, 9);
  expect(of({ region: '310115' }, { region: '330106' }, 'region')).toBe(0);
  expect(of({ maturity: 7 }, { maturity: 8 }, 'maturity')).toBeCloseTo(0.05, 9);
  expect(of({ maturity: 9 }, { maturity: 8 }, 'maturity')).toBe(0);
  expect(scored(need(), achievement({ title: ['小麦育种'], keywords: [], text: [], fields: ['401'] }))).toBe(null);
});

test('an indicator counts when the achievement says every word of its name, three at most', () => {
  const named = (...names: string[]) =>
    scored(
      need({ indicators: names.map((name) => ({ name, value: '1', unit: null, howTested: null })) }),
      achievement({ text: ['废水 处理 絮凝 装置 轴承'] }),
    )?.reasons.find((one) => one.kind === 'indicator');
  expect(named('废水絮凝', '小麦絮凝')).toMatchObject({ names: ['废水絮凝'] });
  expect(named('废水', '处理', '絮凝', '装置')).toMatchObject({ names: ['废水', '处理', '絮凝'] });
});

test('fields agree by the longest that they share', () => {
  expect(sharedField(['401', '501'], ['40102', '501'])).toEqual({ code: '501', depth: 'whole' });
  expect(sharedField(['40101'], ['40102'])).toEqual({ code: '401', depth: 'three' });
  expect(sharedField(['401'], ['402'])).toEqual({ code: '40', depth: 'two' });
  expect(sharedField(['401'], ['301'])).toBe(null);
});

test('an organisation counts its best whole, the next half, a third a quarter; what it counts is its score', () => {
  const owner = { id: 'u', name: '样本大学', nameEn: null } as MatchableAchievement['owner'];
  const shown = [8, 4, 2, 1].map((score) => ({ row: { score } as never, of: achievement({ owner }) }));
  const person = { row: { score: 99 } as never, of: achievement() };
  expect(
    solversOf([person, ...shown], new Map()).map(({ score, by }) => [score, by.map((one) => one.contribution)]),
  ).toEqual([[10.5, [8, 2, 0.5]]]);
  const [won] = solversOf(shown, new Map([['u', 3]]));
  expect([won?.results?.count, won?.results?.contribution, won?.score]).toEqual([3, 1.05, 11.55]);
});

test('what a technology manager scores is what its reasons add', () => {
  const broker = { number: 'JJR-0001', name: null, nameEn: null, level: 'senior' as const, agency: null };
  const found = weigh({ ...broker, fields: ['401'], regions: ['310000'], record: 3 }, ['401'], '310115');
  expect(found.reasons).toEqual([
    { kind: 'field', contribution: 3, code: '401' },
    { kind: 'region', contribution: 1, code: '310000' },
    { kind: 'record', contribution: 1, needs: 3 },
  ]);
  expect(found.score).toBe(5);
});

test('the text of an achievement is what its index holds: title and keywords first, the text behind', () => {
  expect(answerOf(achievement({ title: ['甲', 'A'], keywords: ['乙'], text: ['丙', 'C'] }))).toEqual({
    headline: '甲\nA\n乙',
    body: '丙\nC',
  });
});

const glossary = glossaryOf([
  { chinese: '废水', english: 'waste water', weight: 1 },
  { chinese: '处理', english: 'treatment', weight: 1 },
]);
const acrossOf = (one: MatchableNeed, other: MatchableAchievement) => {
  const { title, content } = questionOf(one);
  const known = new Map([title, content].map((text) => [text, partsOf(text, glossary)]));
  return scoreOf(readNeed(one, knowledge, known), other, knowledge);
};

test('a need in one language finds what is written in the other, and the reason says both words and their places', () => {
  const english = need({ title: 'Waste water treatment', keywords: [], problem: 'Too much sludge.' });
  const plain = { fields: ['701'], keywords: [], text: [] };
  const chinese = achievement({ ...plain, title: ['废水处理装置'] });
  expect(scored(english, chinese)).toBe(null);
  const found = acrossOf(english, chinese);
  expect(found?.reasons.find((one) => one.kind === 'term' && one.term === '废水')).toMatchObject({
    as: 'Waste water',
    asked: [{ place: 'title', times: 1 }],
    answered: [{ place: 'title', times: 1 }],
  });
  expect(found?.reasons.reduce((sum, one) => sum + one.contribution, 0)).toBeCloseTo(found?.score ?? 0, 9);
  const back = acrossOf(need(), achievement({ ...plain, title: ['Plant for waste water'] }));
  expect(back?.reasons.find((one) => one.kind === 'term' && one.term === 'waste')).toMatchObject({
    as: '废水',
    asked: [
      { place: 'title', times: 1 },
      { place: 'keywords', times: 1 },
      { place: 'problem', times: 1 },
    ],
  });
});

test('what says a word in both languages has no more of it than what says it in the need’s own', () => {
  const both = achievement({ title: ['废水处理装置', 'Plant for waste water treatment'] });
  expect(acrossOf(need(), both)).toEqual(scored(need(), both));
});
