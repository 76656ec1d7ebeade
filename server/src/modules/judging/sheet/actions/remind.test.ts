import { afterAll, beforeAll, expect, test } from 'vitest';
import { setClock } from '#platform/db/connection.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { fillSheet, makePanel, withSheets } from '../../factory.ts';
import { judging } from '../../index.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const day = 86_400_000;

test('judges with open sheets are told three days and one day before they are due, once each; who has locked is not', async () => {
  const scene = await makePanel(world.platform, (to) => world.travel(to), { solvers: 1 });
  const of = world.as(scene.stage.organiser).judging;
  const need = { params: { need: scene.need.id } };
  const { rounds, version } = await of.panel(need);
  const due = new Date((await world.now()).getTime() + 6 * day);
  const plans = rounds.map(({ n: _, state: __, solutions: ___, wentOn: ____, rubric: _____, ...plan }) => ({
    ...plan,
    scoreBy: due.toISOString(),
  }));
  await of.setRounds({ ...need, version, body: { rounds: plans } });
  const { id: panel } = await of.begin(need);
  const scoring = await withSheets(world.platform, { ...scene, panel });
  await fillSheet(world.platform, scoring, 0, 0, () => 7);
  const told = async (place: number) => {
    const judge = scene.judges[place];
    if (!judge) throw new Error('no such judge');
    const { items } = await world.as(judge).notifications.inbox();
    return items.filter(({ fact }) => fact.startsWith('scores_due')).map(({ fact, address }) => `${fact} ${address}`);
  };
  await world.travel(new Date(due.getTime() - 3 * day - 60_000));
  expect([await told(0), await told(1), await told(2)]).toEqual([[], [], []]);
  await setClock(world.platform.db, new Date(due.getTime() - 3 * day));
  const soon = judging.dueMoves?.find(({ name }) => name === 'judging.scores_due_soon');
  const seat = scene.judges[1]?.seat ?? '';
  await Promise.all(Array.from({ length: 20 }, () => soon?.run(world.platform, seat)));
  await world.settle();
  const address = (place: number) => `/workspace/seats/${scene.judges[place]?.seat}`;
  const first = (place: number) => `scores_due_soon ${address(place)}`;
  expect([await told(0), await told(1), await told(2)]).toEqual([[], [first(1)], [first(2)]]);
  await fillSheet(world.platform, scoring, 1, 0, () => 7);
  await world.travel(new Date(due.getTime() - day));
  await world.travel(new Date(due.getTime() - day / 2));
  expect([await told(0), await told(1), await told(2)]).toEqual([
    [],
    [first(1)],
    [`scores_due_tomorrow ${address(2)}`, first(2)],
  ]);
  // More time: the reminders count from the new day.
  const later = new Date(due.getTime() + 10 * day);
  const give = (to: Date) => of.giveTime({ ...need, body: { scoreBy: to.toISOString(), reason: '专家外出。' } });
  expect(await refusalOf(give(due))).toBe('day_not_later');
  await give(later);
  const board = await of.panel(need);
  expect([board.scoreBy, board.rounds[0]?.scoreBy, board.moves.at(-1)?.reason]).toEqual([
    later.toISOString(),
    later.toISOString(),
    '专家外出。',
  ]);
  await world.travel(new Date(later.getTime() - 2 * day));
  expect(await told(2)).toEqual([first(2), `scores_due_tomorrow ${address(2)}`, first(2)]);
});
