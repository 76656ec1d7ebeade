import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../analysis/fold.ts';
import { readDocument } from './document.ts';
import { learn } from './knowledge.ts';
import { weigh } from './question.ts';
import { ask, firstStage, match, nearestTo } from './rank.ts';

const subjects = ['废水', '污水', '轴承', '电池', '小麦'] as const;
const company: Readonly<Record<(typeof subjects)[number], string>> = {
  废水: '絮凝 沉淀 曝气 生化',
  污水: '絮凝 沉淀 曝气 生化',
  轴承: '润滑 滚动 密封 转速',
  电池: '正极 隔膜 充电 电解',
  小麦: '育种 播种 抗病 产量',
};
// Each subject with what is said of it, so that 废水 and 污水, which never stand together, have the same company.
const titles = subjects.flatMap((subject) =>
  company[subject]
    .split(' ')
    .flatMap((word, i, all) => [`${subject}${word}装置`, `${subject} ${word} ${all[(i + 1) % 4]} 研究`]),
);
const needs = subjects.map((subject) => ({
  title: `${subject}技术研究`,
  content: `公司希望提高${subject}生产技术。项目研究${company[subject]}。公司希望提高${subject}生产技术。`,
}));
const knowledge = learn(
  needs,
  titles.map((headline) => ({ headline, body: '' })),
);
const need = { title: '废水处理技术研究', content: '公司希望提高废水生产技术，降低成本。' };
const scoreOf = (headline: string, body = '') =>
  match(ask(need, knowledge), readDocument({ headline, body }), knowledge).score;

test('reasons add up to the score, greatest first, and their places hold the term', () => {
  const document = { headline: '污水絮凝與廢水技術', body: '用于廢水。' };
  const { score, reasons } = match(ask(need, knowledge), readDocument(document), knowledge);
  expect(reasons.reduce((sum, one) => sum + one.contribution, 0)).toBeCloseTo(score, 9);
  expect(reasons.map(({ contribution }) => contribution)).toEqual(
    reasons.map(({ contribution }) => contribution).sort((a, b) => b - a),
  );
  for (const { term, why, asked, answered } of reasons) {
    for (const { field, start, end } of asked) expect(fold(need[field].slice(start, end)).text).toBe(term);
    for (const { field, start, end } of answered) expect(fold(document[field].slice(start, end)).text).toBe(term);
    expect(asked.length > 0).toBe(why !== 'near');
  }
  expect(reasons.find(({ term, why }) => term === '废水' && why === 'same')).toMatchObject({
    asked: [
      { field: 'title', start: 0, end: 2 },
      { field: 'content', start: 6, end: 8 },
    ],
    answered: [
      { field: 'headline', start: 5, end: 7 },
      { field: 'body', start: 2, end: 4 },
    ],
  });
});

test('what every need says weighs little, and what the title says weighs more than the content', () => {
  const weight = (term: string) => weigh(need, knowledge).get(term)?.weight ?? 0;
  expect(weight('技术')).toBeLessThan(weight('废水') / 4);
  expect(weight('处理')).toBeGreaterThan(weight('降低'));
});

test('a sentence said again counts once', () => {
  const twice = { ...need, content: need.content + need.content };
  expect([...weigh(twice, knowledge)]).toEqual([...weigh(need, knowledge)]);
});

test('a word used as the asked one is near, says to what, and counts less than the word itself', () => {
  const { reasons } = match(ask(need, knowledge), readDocument({ headline: '污水装置', body: '' }), knowledge);
  expect(reasons.filter(({ why }) => why === 'same').map(({ term }) => term)).toEqual([]);
  expect(reasons[0]).toMatchObject({ why: 'near', term: '污水' });
  expect(nearestTo(ask(need, knowledge), '污水', knowledge)[0]).toBe('废水');
  expect(scoreOf('污水装置')).toBeGreaterThan(scoreOf('轴承装置'));
  expect(scoreOf('污水装置')).toBeLessThan(scoreOf('废水装置'));
});

test('a character of the headline that the question holds in other words counts too, and says where it stands', () => {
  const document = { headline: '节水灌溉', body: '废水' };
  const { reasons } = match(ask(need, knowledge), readDocument(document), knowledge);
  const characters = reasons.filter(({ why }) => why === 'character');
  expect(characters).toMatchObject([{ term: '水', answered: [{ field: 'headline', start: 1, end: 2 }] }]);
  expect(characters[0]?.asked.map(({ field, start, end }) => need[field].slice(start, end))).toEqual(['水', '水']);
});

test('the first stage asks for what the question says and for what is near to it', () => {
  const terms = firstStage(ask(need, knowledge), knowledge);
  expect([...terms.keys()]).toEqual(expect.arrayContaining(['废水', '处理', '污水']));
  expect(terms.has('轴承')).toBe(false);
  expect(Math.min(...terms.values())).toBeGreaterThan(0);
});

test('what speaks of much else comes after what speaks of this alone; a body counts less than a headline', () => {
  expect(scoreOf('废水')).toBeGreaterThan(scoreOf('废水轴承电池小麦'));
  expect(scoreOf('轴承', '废水')).toBeLessThan(scoreOf('轴承废水'));
  expect(scoreOf('轴承', '废水')).toBeGreaterThan(scoreOf('轴承'));
});

test('without anything to learn from, matching is by shared terms; with nothing to match, it is 0', () => {
  const nothing = learn([], []);
  const asked = ask(need, nothing);
  expect(match(asked, readDocument({ headline: '废水', body: '' }), nothing).score).toBeGreaterThan(0);
  expect(match(asked, readDocument({ headline: '', body: '' }), nothing)).toEqual({ score: 0, reasons: [] });
  expect(
    match(ask({ title: '', content: '' }, knowledge), readDocument({ headline: '废水', body: '' }), knowledge).score,
  ).toBe(0);
});

test('learning the same twice knows the same', () => {
  const again = learn(
    needs,
    titles.map((headline) => ({ headline, body: '' })),
  );
  expect(again).toEqual(knowledge);
});

test('any two texts have a finite score that their reasons add up to', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'废水污轴承电池，。A1 ') }),
  );
  fc.assert(
    fc.property(text, text, text, (title, content, headline) => {
      const { score, reasons } = match(
        ask({ title, content }, knowledge),
        readDocument({ headline, body: content }),
        knowledge,
      );
      expect(Number.isFinite(score)).toBe(true);
      expect(reasons.reduce((sum, one) => sum + one.contribution, 0)).toBeCloseTo(score, 6);
    }),
    { numRuns: 200 },
  );
});
