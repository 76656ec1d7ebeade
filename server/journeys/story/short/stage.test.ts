import type { Act } from '@jiebang/contract/judging/stage/final.ts';
import { expect, test } from 'vitest';
import { makeRule } from '#modules/contests/factory.ts';
import { refusalOf } from '#testing/world.ts';
import { changedSights } from '../sights.ts';
import { endsTruly, openScene } from './scene.ts';
import { type Answered, jury, leaders, lockAll, panelOnStage, twoAnswered } from './screened.ts';

// Who finds what of a live final and its price round, of a matchmaking session, and of an objection that corrects the result, in anything that can be asked for, is sent or told.

const day = 86_400_000;
let staged: Answered;
let paired: Answered;
let final: { params: { id: string } };
let session: { params: { id: string } };
let number: string;
let chooseBy: number;

const scene = openScene(
  ['solver', 'campus', 'rival', 'rival_signatory', 'second_judge', 'third_judge'],
  async (opened) => {
    const { as, canaries, cast, know } = opened;
    [staged, paired] = await twoAnswered(opened);
    await makeRule(cast.world.platform, { contest: cast.contest, track: null, key: 'price_rounds', value: 2 });
    await panelOnStage(opened, staged);
    const { judging } = as('organiser');
    const place = { contest: cast.contest, track: cast.track };
    const now = (await cast.world.now()).getTime();
    chooseBy = now + day;
    const room = { place: '上海技术交易所', beginsAt: new Date(now + 3 * day).toISOString(), named: true };
    const show = { title: '样本专场现场赛', titleEn: 'Final of the sample track', shows: 'scores' as const };
    const times = { presentSeconds: 480, questionSeconds: 300 };
    const needs = [{ need: staged.need, ground: 'contested' as const, reason: '竞争充分。' }];
    const made = await judging.makeFinal({ body: { ...place, draft: { ...room, ...show, ...times, needs } } });
    final = { params: { id: made.id } };
    ({ number } = made);
    await judging.sealFinal(final);
    await cast.world.travel(new Date(now + 301_000));
    await judging.drawFinal({ ...final, body: { words: '春风又绿江南岸' } });
    await judging.startFinal(final);
    const hall = { title: '样本专场对接会', titleEn: 'Matchmaking of the sample track', tables: 2, slots: 3 };
    const slots = { slotMinutes: 25, gapMinutes: 5, chooseBy: new Date(chooseBy).toISOString() };
    const of = [{ need: paired.need, delegation: 1 }];
    const met = await judging.makeSession({ body: { ...place, draft: { ...room, ...hall, ...slots, needs: of } } });
    session = { params: { id: met.id } };
    await judging.openSession(session);
    for (const [n, leader] of leaders.entries()) {
      const params = { id: met.id, solution: paired.solutions[n] ?? '' };
      await as(leader).judging.joinSession({ params, body: { words: canaries.word(`words of ${leader}`) } });
    }
    know('final', made.id);
    know('final_number', number);
    know('session', met.id);
    know('session_number', met.number);
  },
);
const { as, canaries, know } = scene;
const act = (action: Act['action'], given: Partial<Act> = {}) =>
  as('organiser').judging.act({
    ...final,
    body: { action, item: null, need: null, seconds: null, reason: null, ...given },
  });
const console = () => as('organiser').judging.workFinal(final);
/** The standing of a team in what the console tells, as it would be written. */
const standing = async (item: number): Promise<string> =>
  String((await console()).boards[0]?.find((one) => one.item === item)?.score);
const everyone = () => scene.cast.watchers.map(({ name }) => name).sort();
const among = (...names: string[]) => names.filter((name) => scene.watches(name)).sort();

let items: readonly {
  readonly id: string;
  readonly item: number;
  readonly solution: string;
  readonly leader: string;
}[];

test('frozen, the next score is the console’s; a price is its team’s alone until it is opened; a judge’s words are the judge’s', async () => {
  items = (await console()).items
    .map(({ id, item, organisation }) => {
      const place = organisation === '样本理工大学' ? 0 : 1;
      return { id, item: item ?? 0, solution: staged.solutions[place] ?? '', leader: leaders[place] ?? '' };
    })
    .sort((a, b) => a.item - b.item);
  const [first, second] = items;
  if (!first || !second) throw new Error('two go on stage');
  await act('present', { item: first.id });
  const { n } = await act('pause');
  await as('organiser').judging.undo({ ...final, body: { n, reason: canaries.word('reason of the console') } });
  await act('score', { item: first.id });
  await lockAll(scene, staged, first.solution);
  canaries.known('score', await standing(first.item));
  await act('freeze');
  await act('present', { item: second.id });
  await act('score', { item: second.id });
  await lockAll(scene, staged, second.solution);
  canaries.known('frozen score', await standing(second.item));
  await act('call_prices', { need: staged.need });
  for (const [place, { item, leader }] of items.entries()) {
    const fen = canaries.amount(`price of ${leader}`, 77_311_713 + place * 1_100_039);
    await as(leader).judging.bid({ params: { number, item }, body: { fen } });
  }
  expect(canaries.planted.filter(({ secret }) => secret.endsWith('score')).map(({ spellings }) => spellings)).toEqual([
    [expect.stringMatching(/^\d\d\.\d+$/)],
    [expect.stringMatching(/^\d\d\.\d+$/)],
  ]);
  const sees = await scene.found();
  expect(sees).toEqual({
    ...Object.fromEntries(jury.map((name) => [`comments by ${name}`, [name]])),
    'words of solver': among('solver', 'owner', 'colleague', 'organiser', 'observer'),
    'words of rival_signatory': among('rival_signatory', 'owner', 'colleague', 'organiser', 'observer'),
    'reason of the console': among('organiser', 'observer'),
    score: everyone(),
    'frozen score': among('organiser', 'observer'),
    'price of solver': ['solver'],
    'price of rival_signatory': ['rival_signatory'],
  });
});

test('whom each side wishes to meet changes nothing for the other, nor for who runs the session but that it was said', async () => {
  const before = scene.last();
  const { teams } = await as('owner').judging.mySession(session);
  const wished = teams.map(({ id }) => id).slice(0, 1);
  const { id } = session.params;
  await as('owner').judging.chooseTeams({ params: { id, need: paired.need }, body: { teams: wished } });
  const { solves } = await as('solver').judging.mySession(session);
  const team = solves.find((one) => one.of.id === paired.need)?.team?.id ?? '';
  await as('solver').judging.chooseNeeds({ params: { id, team }, body: { needs: [paired.need] } });
  await scene.found();
  const changed = new Set(changedSights(before, scene.last()).map((line) => line.split(':')[0]));
  expect([...changed].sort()).toEqual(among('owner', 'colleague', 'solver', 'organiser', 'observer'));
  const { teams: asked, needs, meetings } = await as('organiser').judging.workSession(session);
  expect([asked.map(({ chose }) => chose).sort(), needs.map(({ chose }) => chose), meetings]).toEqual([
    [false, true],
    [true],
    [],
  ]);
});

test('opened and revealed, prices and places are everyone’s', async () => {
  const opened = await act('open_prices', { need: staged.need, reason: '双方确认不再报价。' });
  for (const _ of items) await act('reveal', { need: staged.need });
  const { world } = scene.cast;
  await world.travel(new Date((await world.now()).getTime() + 301_000));
  know('final_prices', String(opened.n));
  // Whoever read a solution is known by now to who runs, witnesses or oversees the contest.
  for (const solution of staged.solutions) {
    const { items: read } = await as('organiser').solutions.readings({
      params: { id: solution },
      query: { limit: 100 },
    });
    expect(new Set(read.map(({ as }) => as))).toEqual(new Set(['owner', 'organiser', 'judge']));
    know('solution_reading', ...read.map(({ id }) => id));
  }
  const sees = await scene.found();
  for (const secret of ['score', 'frozen score', 'price of solver', 'price of rival_signatory'])
    expect([secret, sees[secret]]).toEqual([secret, everyone()]);
  expect(sees['reason of the console']).toEqual(among('organiser', 'observer'));
});

test('met, each side’s note is its own; objected to, who may answer reads it', async () => {
  const { judging } = as('organiser');
  const { world } = scene.cast;
  await judging.closeFinal(final);
  const need = { params: { need: staged.need } };
  await judging.rank(need);
  const { places } = await as('owner').judging.ranking(need);
  const body = { solution: places[0]?.solution ?? '', reason: null };
  await as('owner').judging.confirm({ ...need, body });
  const notice = await judging.publishNotice(need);
  know('notice', notice.number);
  const { id } = await as('rival_signatory').judging.object({
    params: { number: notice.number },
    body: { text: canaries.word('objection') },
  });
  know('objection', id);
  await world.travel(new Date(chooseBy));
  await judging.planSession(session);
  await judging.announceSession(session);
  await world.travel(new Date(chooseBy + 2 * day + 4 * 3_600_000));
  const { meetings } = await judging.workSession(session);
  const params = { id: meetings[0]?.id ?? '' };
  for (const [who, side] of [
    ['owner', 'owner'],
    ['solver', 'solver'],
  ] as const)
    await as(who).judging.recordOutcome({
      params,
      body: { side, outcome: 'later', note: canaries.word(`note of the ${side}`) },
    });
  const sees = await scene.found();
  expect([sees['note of the owner'], sees['note of the solver']]).toEqual([['colleague', 'owner'], ['solver']]);
  expect(sees['objection']).toEqual(among('rival_signatory', 'organiser', 'authority', 'admin'));
  expect(sees['words of rival_signatory']).toEqual(
    among('rival_signatory', 'owner', 'colleague', 'organiser', 'observer'),
  );
  for (const name of jury) expect(sees[`comments by ${name}`]).toEqual(among(name, 'owner', 'colleague', 'organiser'));
});

test('met and both go on: the deal that follows is its sides’, in outline who runs the contest’s, and paired is all that is told of it', async () => {
  const { meetings } = await as('organiser').judging.workSession(session);
  const params = { id: meetings[0]?.id ?? '' };
  const publicPage = async () => JSON.stringify(await as('visitor').needs.read({ params: { number: paired.number } }));
  for (const side of ['owner', 'solver'] as const)
    await as(side).judging.recordOutcome({
      params,
      body: { side, outcome: 'next_step', note: canaries.word(`plan of the ${side}`) },
    });
  await scene.cast.world.settle();
  const { items } = await as('solver').deals.list({ query: { desk: 'party' } });
  const [deal] = items;
  know('deal', deal?.id ?? '');
  const slot = { startsAt: new Date(chooseBy + 5 * day).toISOString(), minutes: 60 };
  await as('owner').deals.askMeeting({
    params: { id: deal?.id ?? '' },
    body: { topic: canaries.word('topic of the deal'), place: null, slots: [slot] },
  });
  const sees = await scene.found();
  expect([sees['plan of the owner'], sees['plan of the solver']]).toEqual([['colleague', 'owner'], ['solver']]);
  expect(sees['topic of the deal']).toEqual(['colleague', 'owner', 'solver']);
  expect([deal?.side, await publicPage()]).toEqual(['solver', expect.not.stringContaining('样本理工大学')]);
});

test('upheld by who did not decide, a sheet is struck out: the ranking is computed anew, and nobody learns whose sheet it was', async () => {
  const [objection = ''] = (await as('rival_signatory').judging.objections()).items.map(({ id }) => id);
  const of = { params: { id: objection } };
  const { sheets } = await as('authority').judging.strikable(of);
  const body = {
    ...{ answer: canaries.word('answer'), published: '经核实，一份评分登记有误，不计入结果。' },
    ...{ sheets: sheets.slice(0, 1).map(({ sheet }) => sheet), ground: 'mistaken' as const },
  };
  expect(await refusalOf(as('organiser').judging.correct({ ...of, body }))).toBe('not_independent');
  await as('authority').judging.correct({ ...of, body });
  const sees = await scene.found();
  for (const secret of ['objection', 'answer'])
    expect([secret, sees[secret]]).toEqual([secret, among('rival_signatory', 'organiser', 'authority', 'admin')]);
});

endsTruly(scene);
