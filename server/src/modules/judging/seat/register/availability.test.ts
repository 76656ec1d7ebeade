import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makePanel } from '../../factory.ts';
import { finalDraft, stageRound } from '../../stage/final/factory.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const as = (who: { cookie: string }) => world.as(who).judging;
const empty = { fields: [], industries: [], keywords: [], mostSheets: null, away: [], free: [], affiliations: [] };
/** A day so many days from now, as it is in Shanghai. */
const day = async (days: number) =>
  new Date((await world.now()).getTime() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);

test('who has more free days before a round is due is assigned first, who has none not at all; each pairing says why, and the organiser sees the days', async () => {
  const first = { ...stageRound(2), kind: 'online' as const };
  const scoreBy = new Date((await world.now()).getTime() + 40 * 86_400_000).toISOString();
  const made = await makePanel(world.platform, (to) => world.travel(to), {
    solvers: 1,
    judges: 4,
    rounds: [{ ...first, scoreBy }],
  });
  const { organiser } = made.stage;
  const of = { params: { need: made.need.id } };
  const [here, half, rarely, never] = made.judges;
  if (!here || !half || !rarely || !never) throw new Error('four judges');
  const left = (Date.parse(scoreBy.slice(0, 10)) - Date.parse(await day(0))) / 86_400_000 + 1;
  const write = (
    judge: { cookie: string },
    days: Partial<Parameters<ReturnType<typeof as>['keepRegister']>[0]['body']>,
  ) => as(judge).keepRegister({ version: 1, body: { ...empty, ...days } });
  await write(half, { away: [{ from: await day(0), to: await day(Math.floor(left / 2) - 1) }] });
  await write(rarely, { free: [{ from: await day(1), to: await day(1) }] });
  await write(never, { free: [{ from: await day(left + 5), to: await day(left + 9) }] });
  await as(organiser).assign({ ...of, body: { gap: 1 } });
  const { assignment } = await as(organiser).assignment(of);
  const lost = Math.round((20 * Math.floor(left / 2)) / left);
  expect(assignment?.pairs.map(({ seat, worth, reasons }) => [seat, worth, reasons]).sort()).toEqual(
    [
      [here.seat, 0, []],
      [half.seat, -lost, [{ by: 'away', of: `${Math.floor(left / 2)}/${left}`, points: -lost }]],
    ].sort(),
  );
  const daysOf = new Map(assignment?.judges.map(({ seat, days }) => [seat, days]));
  expect(made.judges.map(({ seat }) => daysOf.get(seat))).toEqual([
    { free: left, of: left },
    { free: left - Math.floor(left / 2), of: left },
    { free: 1, of: left },
    { free: 0, of: left },
  ]);
  const { seats } = await as(organiser).panel(of);
  expect(seats.map(({ id, days }) => [id, days])).toEqual(seats.map(({ id }) => [id, daysOf.get(id)]));
  // By hand neither does it go to who has no free day.
  const change = { solution: made.solvers[0]?.solution ?? '', from: half.seat, to: never.seat, reason: '熟悉该领域。' };
  expect(await refusalOf(as(organiser).reassign({ ...of, version: 1, body: change }))).toBe('judge_in_conflict');
});

test('a judge who is not free on the day of the live final is named to its organiser until that changes', async () => {
  const made = await makePanel(world.platform, (to) => world.travel(to), {
    solvers: 1,
    judges: 3,
    rounds: [stageRound()],
  });
  const { organiser, contest, track } = made.stage;
  const of = { params: { need: made.need.id } };
  const [one, two] = made.judges;
  if (!one || !two) throw new Error('three judges');
  const on = await day(6);
  const said = async () => {
    const { finalDay, seats } = await as(organiser).panel(of);
    return [finalDay, seats.filter(({ awayOnFinal }) => awayOnFinal).map(({ id }) => id)];
  };
  await as(one).keepRegister({ version: 1, body: { ...empty, away: [{ from: on, to: on }] } });
  await as(two).keepRegister({ version: 1, body: { ...empty, free: [{ from: await day(0), to: await day(5) }] } });
  expect(await said()).toEqual([null, []]);
  const beginsAt = `${on}T01:00:00.000Z`;
  await as(organiser).makeFinal({ body: { contest, track, draft: finalDraft([made.need.id], { beginsAt }) } });
  const [finalDay, away] = await said();
  expect([finalDay, [...(away ?? [])].sort()]).toEqual([on, [one.seat, two.seat].sort()]);
  await as(one).keepRegister({ version: 2, body: empty });
  expect(await said()).toEqual([on, [two.seat]]);
});
