import { randomBytes } from 'node:crypto';
import type { AchievementDraft } from '@jiebang/contract/achievements/achievement.ts';
import { reviewItems } from '@jiebang/contract/achievements/work.ts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, type World } from '#testing/world.ts';
import { makePublicAchievement, wholeAchievement } from '../factory.ts';
import { achievementIndex } from './queries/searched.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

let world: World;
type Made = Awaited<ReturnType<typeof makePerson>>;
type Query = NonNullable<NonNullable<Parameters<ReturnType<World['as']>['achievements']['search']>[0]>['query']>;
let organisation: string;
let owner: Made;
let reviewer: Made;

const library: readonly (Partial<AchievementDraft> & { title: string })[] = [
  {
    title: '耐低温聚酯薄膜的连续制备',
    titleEn: 'Continuous making of polyester film',
    text: '零下六十度不开裂的薄膜。',
    textEn: null,
  },
  {
    title: '工业废水的光催化处理',
    titleEn: null,
    keywords: ['废水', '光催化'],
    keywordsEn: [],
    text: `${'本成果用于印染园区。'.repeat(30)}出水的化学需氧量低于三十毫克每升。`,
    textEn: null,
    form: 'equipment',
    fields: ['601'],
    industry: 'D46',
    region: '330100',
    stage: 'production',
    maturity: 12,
    maturityEvidence: [{ level: 12, says: '两年运行记录。' }],
    cooperation: ['transfer'],
    ip: [{ kind: 'software_copyright', number: '2099SR0123456', status: 'granted' }],
  },
  {
    title: '面向产线的协作机器人',
    titleEn: 'A collaborative robot for assembly lines',
    keywords: ['机器人'],
    keywordsEn: ['robots', 'batteries'],
    text: '按<b>力矩</b>控制。',
    textEn: 'Torque control & safety <script>alert(1)</script> for batteries.',
    form: 'equipment',
    fields: ['301'],
    region: '320500',
    completers: [{ name: '样本乙', unit: '样本研究所' }],
  },
];
const numbers: string[] = [];
let early: Awaited<ReturnType<typeof search>>;

beforeAll(async () => {
  world = await openWorld();
  const { platform } = world;
  organisation = await makeOrganisation(platform, { name: '样本理工大学', nameEn: 'Sample Tech', kind: 'university' });
  owner = await makePerson(platform, { name: '周成果', organisations: [{ id: organisation }] });
  reviewer = await makePerson(platform, { name: '吴审核', grants: [{ role: 'reviewer' }] });
  for (const one of library) numbers.push((await published(one)).number);
  // Before anybody has searched in words the dictionary is not read.
  await platform.search.index(achievementIndex).settled();
  early = await search({ q: 'waste water' });
  await Promise.all([platform.translator.ready(), platform.search.index(achievementIndex).settled()]);
  await world.settle();
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'achievements')).toEqual([]);
  await world.close();
});

const as = (who?: Made) => world.as(who).achievements;
const published = (achievement: Partial<AchievementDraft>) =>
  makePublicAchievement(
    world.platform,
    { owner: owner.viewer, reviewer: reviewer.viewer },
    { organisation, achievement },
  );
const search = (query: Query) => as().search({ query });
const found = async (q: string, query: Query = {}) =>
  (await search({ ...query, q })).items.map(({ number }) => numbers.indexOf(number));
const marked = (text: string, marks: readonly (readonly [number, number])[]) => marks.map(([a, b]) => text.slice(a, b));

test.each([
  ['words of Chinese', '聚酯薄膜', [0]],
  ['parts of words', '酯薄', [0]],
  ['traditional characters', '協作機器人', [2]],
  ['full width', 'ｒｏｂｏｔ', [2]],
  ['English, another number', 'battery', [2]],
  ['both mixed', '薄膜 polyester', [0]],
  ['the number of a right, in full width', '２０９９ＳＲ０１２３４５６', [1]],
  ['the owner', '样本理工大学 废水', [1]],
  ['who made it, where named', '样本乙', [2]],
  ['a phrase', '“光催化处理”', [1]],
  ['without a word', '设备 薄膜 废水 -废水', [0]],
  ['either', '废水 OR 薄膜', [1, 0]],
  ['all words that begin so, in any case', 'POLYEST*', [0]],
  ['either of two beginnings', 'polyest* OR colla*', [2, 0]],
  ['in the title, words that begin so', 'title:poly*', [0]],
  ['without words that begin so', '薄膜 -polyest*', []],
  ['a beginning of too few letters is a word', 'po*', []],
  ['in the title', '标题:薄膜', [0]],
  ['not in the title, though in the text', 'title:开裂', []],
  ['in the owner’s name', 'owner:Sample', [2, 1, 0]],
  ['nothing of it', 'zzyzx', []],
])('what is typed finds what it means: %s', async (_, typed, wanted) => {
  expect((await found(typed)).sort()).toEqual([...wanted].sort());
});

test('several beginnings are asked for no more words together than one is alone, and each once', async () => {
  const suggest = vi.spyOn(world.platform.search.index('achievements'), 'suggest');
  const asked = async (q: string) => {
    suggest.mockClear();
    await found(q);
    return suggest.mock.calls.flatMap(([one]) => (one.is === 'term' ? [one.most] : []));
  };
  const [alone = 0] = await asked('polyest*');
  const many = await asked(`${Array.from('abcdefghij', (letter) => `poly${letter}*`).join(' OR ')} OR polya*`);
  suggest.mockRestore();
  expect(many).toEqual(Array.from({ length: 10 }, () => alone / 10));
});

test('an achievement is found by its number alone, also by the number that it had before it was merged', async () => {
  const number = numbers[1] ?? '';
  expect(await found(number)).toEqual([1]);
  expect(await found(number.toLowerCase())).toEqual([1]);
});

test('an English query finds what is written in Chinese alone, and the other way round, by the dictionary', async () => {
  expect(await found('waste water')).toEqual([1]);
  expect(await found('电池')).toEqual([2]);
  const [one] = (await search({ q: 'waste water' })).items;
  expect(marked(one?.title ?? '', one?.titleMarks ?? [])).toContain('废水');
});

test('while the dictionary is being read it is said that the other language is still to come', async () => {
  expect([early.otherLanguage, early.total]).toEqual(['not_yet', 0]);
  await vi.waitFor(async () => expect((await search({ q: 'waste water' })).otherLanguage).toBe('searched'), 10_000);
  expect((await search({})).otherLanguage).toBe('searched');
});

test('an expression finds what says all of its words in the other language, not what has one of them', async () => {
  const [detecting, sensing] = [
    await published({
      title: '样品检测流程',
      titleEn: null,
      text: '用于化验。',
      textEn: null,
      keywords: ['检测'],
      keywordsEn: [],
    }),
    await published({
      title: '压力传感器阵列',
      titleEn: null,
      text: '用于样本。',
      textEn: null,
      keywords: ['阵列'],
      keywordsEn: [],
    }),
  ];
  await world.settle();
  const of = async (q: string) => (await search({ q, limit: 50 })).items.map(({ number }) => number);
  await vi.waitFor(async () => expect(await of('sensor')).toContain(sensing.number), 10_000);
  expect(await of('sensor')).not.toContain(detecting.number);
  expect(await of('pressure sensor')).toContain(sensing.number);
  // Each word is to be met, in either language.
  expect((await search({ q: 'pressure sensor zymurgy' })).loosened).toBe(true);
  for (const { id } of [detecting, sensing])
    await as(owner).withdraw({ params: { id }, body: { reason: '试验完毕。' } });
  await world.settle();
});

test('where nothing has all of what was typed, what has some of it is shown and it is said', async () => {
  const { loosened, items } = await search({ q: '薄膜 机器人' });
  expect([loosened, items.length]).toEqual([true, 2]);
  expect((await search({ q: '薄膜' })).loosened).toBe(false);
  // What was asked for by a sign is never let go.
  expect((await search({ q: '+薄膜 +机器人' })).total).toBe(0);
});

test('each choice narrows, its facet counts what the others would show, and where nothing is left it says which choice is in the way', async () => {
  const of = (query: Query) => search(query).then(({ items }) => items.map(({ number }) => numbers.indexOf(number)));
  expect(await of({ form: 'equipment', sort: 'maturity' })).toEqual([1, 2]);
  expect(await of({ field: '60' })).toEqual([1]);
  expect(await of({ field: '601', industry: 'D46', region: '33', stage: 'production', kind: 'applied' })).toEqual([1]);
  expect(await of({ maturity: 8 })).toEqual([1]);
  expect(await of({ cooperation: 'transfer', right: 'software_copyright', owner: organisation })).toEqual([1]);
  const { facets, total } = await search({ form: 'equipment', region: '32' });
  expect([total, facets.form, facets.region]).toEqual([
    1,
    [{ value: 'equipment', count: 1 }],
    [
      { value: '32', count: 1 },
      { value: '33', count: 1 },
    ],
  ]);
  expect(facets.owner).toEqual([{ value: organisation, name: '样本理工大学', nameEn: 'Sample Tech', count: 1 }]);
  const none = await search({ q: '薄膜', form: 'equipment', region: '31' });
  expect([none.total, none.without]).toEqual([0, [{ choice: 'form', count: 1 }]]);
});

test('what was found is marked where it stands in what was written, and the text is told as it is', async () => {
  const [robot] = (await search({ q: 'batteries 力矩' })).items;
  expect(robot?.excerpt?.text).toBe('按<b>力矩</b>控制。');
  const [first] = (await search({ q: 'battery' })).items;
  expect(first?.excerpt?.text).toContain('<script>alert(1)</script>');
  expect(marked(first?.excerpt?.text ?? '', first?.excerpt?.marks ?? [])).toEqual(['batteries']);
  const [water] = (await search({ q: '化学需氧量' })).items;
  expect(marked(water?.excerpt?.text ?? '', water?.excerpt?.marks ?? []).join('')).toBe('化学需氧量');
  expect(water?.excerpt?.text.length).toBeLessThan(130);
});

test('while one types, keywords and titles are offered that begin so, in any writing', async () => {
  const offered = async (q: string) =>
    (await as().suggestions({ query: { q } })).items.map((one) => [one.kind, one.text]);
  expect(await offered('機')).toEqual([['keyword', '机器人']]);
  expect(await offered('ＲＯＢ')).toEqual([['keyword', 'robots']]);
  expect(await offered('工业废')).toEqual([['title', '工业废水的光催化处理']]);
  expect(await offered('耐低温 聚')).toEqual([['title', '耐低温聚酯薄膜的连续制备']]);
  expect([await offered('%'), await offered('zz')]).toEqual([[], []]);
});

test('a Latin word that nothing has is answered with the one that may be meant', async () => {
  const typo = await search({ q: 'polyestre film' });
  expect([typo.meant, typo.loosened]).toEqual(['polyester film', true]);
  expect((await search({ q: 'polyester film' })).meant).toBe(null);
});

test('pages follow each other without a gap or a repetition', async () => {
  const seen: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await search({ q: 'owner:Sample', limit: 2, ...(after ? { after } : {}) });
    seen.push(...page.items.map(({ number }) => number));
    if (page.next === null) break;
    after = page.next;
  }
  expect(seen.sort()).toEqual([...numbers].sort());
});

test('what the index has not lost yet is told of what is public at that moment, and of nothing else', async () => {
  const word = `q${randomBytes(6).toString('hex')}`;
  const { id } = await published({ title: word });
  await world.settle();
  expect((await search({ q: word })).items).toHaveLength(1);
  // As if it had been withdrawn a moment ago.
  const { pool } = world.platform;
  await pool.query("update achievements.achievement set state = 'withdrawn' where id = $1", [id]);
  expect(JSON.stringify(await search({ q: word }))).not.toContain(word);
  await pool.query("update achievements.achievement set state = 'public' where id = $1", [id]);
  await as(owner).withdraw({ params: { id }, body: { reason: '试验完毕。' } });
  await world.settle();
});

test('an unpublished achievement leaves no trace: not in what is found, counted, marked, offered or ordered, at any place of its life', async () => {
  const canary = () => `q${randomBytes(6).toString('hex')}`;
  const rare = { field: '702', form: 'variety', region: '650000' } as const;
  const unpublished = (word: string) =>
    wholeAchievement({
      ...{ title: word, titleEn: word, text: word, textEn: word, keywords: [word], keywordsEn: [word] },
      ...{ fields: [rare.field], form: rare.form, region: rare.region },
    });
  const make = async () => {
    const word = canary();
    const { id } = await as(owner).create({ body: { organisation, achievement: unpublished(word) } });
    return { word, id };
  };
  const submit = (id: string) => as(owner).submit({ params: { id }, body: { declaration: '2026-1' } });
  const publish = (id: string) => as(reviewer).publish({ params: { id }, body: { confirmed: [...reviewItems] } });
  const draft = await make();
  const [review, back, withdrawn, down, merged] = [
    await make(),
    await make(),
    await make(),
    await make(),
    await make(),
  ];
  for (const { id } of [review, back, withdrawn, down, merged]) await submit(id);
  await as(reviewer).return({ params: { id: back.id }, body: { reason: '请核对。', points: [] } });
  for (const { id } of [withdrawn, down, merged]) await publish(id);
  const numberOf = async (id: string) => (await as(owner).work({ params: { id } })).number ?? '';
  const hidden = [await numberOf(withdrawn.id), await numberOf(down.id), await numberOf(merged.id)];
  await as(owner).withdraw({ params: { id: withdrawn.id }, body: { reason: '不再转让。' } });
  await as(reviewer).takeDown({ params: { id: down.id }, body: { reason: '权属异议。' } });
  const intoNumber = numbers[0] ?? '';
  const into = (await as(owner).works({ query: { limit: 100 } })).items.find(({ number }) => number === intoNumber);
  await as(owner).merge({ params: { id: merged.id }, body: { into: into?.id ?? '' } });
  await world.settle();
  const nothing = await search({ q: canary() });
  const all = [draft, review, back, withdrawn, down, merged];
  for (const { word } of all)
    for (const q of [word, `title:${word}`]) expect(await search({ q }), q).toEqual({ ...nothing, loosened: false });
  for (const { word } of all)
    for (const q of [word.slice(0, 8)]) expect((await as().suggestions({ query: { q } })).items).toEqual([]);
  // Nor is one of them offered as what may be meant.
  for (const { word } of all) expect((await search({ q: `${word.slice(0, -1)}zz` })).meant).toBe(null);
  for (const sort of ['relevance', 'newest', 'maturity'] as const) {
    const whole = JSON.stringify(await search({ sort, limit: 50 }));
    expect(all.filter(({ word }) => whole.includes(word))).toEqual([]);
  }
  for (const filter of [{ field: rare.field }, { form: rare.form }, { region: '65' }])
    expect((await search(filter)).total).toBe(0);
  const { facets, total } = await search({});
  const counts = [...facets.field, ...facets.form, ...facets.region].map(({ value }) => value);
  expect([total, counts.filter((value) => ['70', 'variety', '65'].includes(value))]).toEqual([numbers.length, []]);
  // A number that leads nowhere is as one that was never given; that of a merged one leads where it went.
  const never = await search({ q: 'CG-2026-999999' });
  for (const number of hidden.slice(0, 2)) expect((await search({ q: number })).items).toEqual(never.items);
  expect((await search({ q: hidden[2] ?? '' })).items.map(({ number }) => number)).toEqual([intoNumber]);
});
