import { type Cast, held, oneOf } from '../cast.ts';
import { after, at, type Story } from '../stage.ts';
import { lockSheets, staged } from './judging.ts';
import { organiser } from './need.ts';

/** Of the needs that do not go on stage, these two meet their teams at tables. */
const met = ['n13', 'n02'] as const;
/** The teams that take part in the session, and what they say of themselves. */
const teams = [
  { solution: 's03', words: '团队可派三人到场，带样件与第三方检测报告。' },
  { solution: 's05', words: '已有同类产线的改造经验，愿先做一轮小试。' },
  { solution: 's16', words: '可提供实验平台，现场演示关键指标的测法。' },
  { solution: 's17', words: '希望先了解贵方的验收条件，再谈分期与价格。' },
] as const;

/** A live final in progress: the order is drawn, all but the last of the finalists have been scored on stage. */
export async function* playFinal(cast: Cast): Story {
  const { calendar, content } = cast;
  const track = content.needs.find(({ key }) => key === staged)?.track ?? '';

  const { judging } = cast.as(organiser);
  yield at(calendar.day(-3, 15));
  const draft = {
    ...{ title: '大企业专场现场赛', titleEn: 'Live final of the large-enterprise track', place: '揭榜大厅一层路演厅' },
    ...{ beginsAt: calendar.day(-1, 14).toISOString(), presentSeconds: 480, questionSeconds: 300 },
    ...{ shows: 'scores' as const, named: true },
    needs: [
      { need: held(cast.needs, staged).id, ground: 'contested' as const, reason: '三支团队进入现场赛，路线各不相同。' },
    ],
  };
  const place = { contest: cast.contest, track: held(cast.tracks, track) };
  const { id } = await judging.makeFinal({ body: { ...place, draft } });
  const of = { params: { id } };
  yield at(calendar.day(-2, 9));
  await judging.sealFinal(of);
  // The log holds the commitment to the seed before anybody draws.
  yield after(calendar.day(-1, 13.5));
  await judging.drawFinal({ ...of, body: { words: '春江潮水连海平' } });
  yield at(calendar.day(-1, 14));
  await judging.startFinal(of);
  const act = (action: 'present' | 'question' | 'score', item: string) =>
    judging.act({ ...of, body: { action, item, need: null, seconds: null, reason: null } });
  const { items } = await judging.workFinal(of);
  const order = items.toSorted((a, b) => (a.item ?? 0) - (b.item ?? 0)).slice(0, -1);
  for (const [turn, { id: item, organisation }] of order.entries()) {
    const team = content.organisations.find(({ input }) => input.name === organisation);
    const solution = content.solutions.find((one) => one.need === staged && one.organisation === team?.key);
    yield at(calendar.day(-1, 14.1 + turn / 3));
    await act('present', item);
    yield at(calendar.day(-1, 14.2 + turn / 3));
    await act('question', item);
    yield at(calendar.day(-1, 14.3 + turn / 3));
    await act('score', item);
    await lockSheets(cast, held(cast.needs, staged).id, held(cast.solutions, solution?.key ?? ''));
  }
}

/** A matchmaking session whose timetable is announced: both sides have chosen, and meet in three days. */
export async function* arrangeSession(cast: Cast): Story {
  const { calendar, content } = cast;
  const { judging } = cast.as(organiser);
  yield at(calendar.day(-2, 10));
  const draft = {
    ...{ title: '供需对接会', titleEn: 'Matchmaking session', place: '揭榜大厅二层洽谈区' },
    ...{ beginsAt: calendar.day(3, 9.5).toISOString(), chooseBy: calendar.day(-1, 12).toISOString() },
    ...{ tables: 2, slots: 4, slotMinutes: 25, gapMinutes: 5, named: true },
    needs: met.map((key) => ({ need: held(cast.needs, key).id, delegation: 1 })),
  };
  const { id } = await judging.makeSession({ body: { contest: cast.contest, track: null, draft } });
  const of = { params: { id } };
  await judging.openSession(of);
  for (const [n, { solution, words }] of teams.entries()) {
    const answer = content.solutions.find(({ key }) => key === solution);
    yield at(calendar.day(-2, 11 + n / 2));
    const { judging: mine } = cast.as(answer?.leader ?? '');
    await mine.joinSession({ params: { id, solution: held(cast.solutions, solution) }, body: { words } });
    const { solves } = await mine.mySession(of);
    const team = solves.find((one) => one.solution === cast.solutions.get(solution))?.team?.id ?? '';
    const needs = n === 0 ? met : [answer?.need ?? ''];
    await mine.chooseNeeds({
      params: { id, team },
      body: { needs: needs.map((key) => held(cast.needs, key).id) },
    });
  }
  for (const [n, key] of met.entries()) {
    yield at(calendar.day(-2, 15 + n));
    const owner = content.needs.find((one) => one.key === key)?.owner ?? '';
    const { judging: mine } = cast.as(owner);
    const { teams: there } = await mine.mySession(of);
    const chosen = [...there.slice(0, 2), oneOf(there, n + 2)].map((team) => team.id);
    await mine.chooseTeams({ params: { id, need: held(cast.needs, key).id }, body: { teams: [...new Set(chosen)] } });
  }
  yield after(calendar.day(-1, 12.5));
  await judging.planSession(of);
  await judging.announceSession(of);
}
