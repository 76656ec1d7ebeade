import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeRule } from '#modules/contests/factory.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { makeStage } from '#modules/solutions/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makePanel } from '../../factory.ts';
import { tasks } from '../../index.ts';

vi.setConfig({ testTimeout: 60_000 });
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'judging')).toEqual([]);
  await world.close();
});

type Who = { readonly cookie: string };
const as = (who: Who) => world.as(who).judging;
const hour = 3_600_000;
const later = async (hours: number) => {
  await world.travel(new Date((await world.now()).getTime() + hours * hour));
  await world.settle();
};

test('an invitation to a panel has a day: reminded once, it lapses, the place is free, and the organisers are told; invited again, a judge may still come', async () => {
  const stage = await makeStage(world.platform);
  await makeRule(world.platform, { contest: stage.contest, track: stage.track, key: 'judge_answer_days', value: 3 });
  const made = await makePanel(world.platform, (to) => world.travel(to), { stage, judges: 4 });
  const { organiser, owner, contest } = stage;
  const need = { need: made.need.id };
  const grants = [{ role: 'judge', scope: 'contest', scopeId: contest } as const];
  const [silent, prompt] = [
    await makePerson(world.platform, { name: '未答复专家', grants }),
    await makePerson(world.platform, { name: '按时专家', grants }),
  ];
  const invite = (person: string) => as(organiser).invite({ params: need, body: { person } });
  const { id } = await invite(silent.person);
  const other = await invite(prompt.person);
  const begun = await world.now();
  const seatNow = async () => (await as(organiser).panel({ params: need })).seats.find((seat) => seat.id === id);
  const due = Date.parse((await seatNow())?.answerBy ?? '') - begun.getTime();
  expect([due <= 72 * hour && due > 71 * hour, (await as(silent).seat({ params: { id } })).answerBy !== null]).toEqual([
    true,
    true,
  ]);
  expect((await tasks(world.platform, silent.viewer)).map(({ code, due: day }) => [code, day])).toEqual([
    ['judging_answer_invitation', (await seatNow())?.answerBy],
  ]);
  const heard = async (who: Who) => {
    const { items } = await world.as(who).notifications.inbox();
    return items.flatMap(({ fact }) => (/judge_(answer|invit)/.test(fact) ? [fact] : []));
  };
  await later(47);
  expect(await heard(silent)).toEqual(['judge_invited']);
  await later(2);
  await later(2);
  expect(await heard(silent)).toEqual(['judge_answer_due', 'judge_invited']);
  const body = { undertaking: '2026-1', language: 'zh' as const, interests: [] };
  const accept = { params: { id: other.id }, body };
  await as(prompt).accept(accept);
  await later(22);
  expect([(await seatNow())?.state, (await seatNow())?.answerBy]).toEqual(['lapsed', null]);
  expect((await as(organiser).panel({ params: need })).seats.find((seat) => seat.id === other.id)?.state).toBe(
    'accepted',
  );
  expect(await heard(organiser)).toEqual(['judge_invitation_lapsed']);
  expect((await heard(silent))[0]).toBe('judge_invitation_lapsed');
  expect(await heard(owner)).toEqual([]);
  const late = { ...accept, params: { id } };
  expect([await refusalOf(as(silent).accept(late)), await refusalOf(as(silent).seat({ params: { id } }))]).toEqual([
    'not_found',
    'not_found',
  ]);
  expect(await tasks(world.platform, silent.viewer)).toEqual([]);

  for (const who of [owner, silent]) expect(await refusalOf(as(who).inviteAgain({ params: { id } }))).toBe('forbidden');
  expect((await as(organiser).inviteAgain({ params: { id } })).state).toBe('invited');
  expect((await seatNow())?.answerBy).not.toBeNull();
  await world.settle();
  expect((await heard(silent))[0]).toBe('judge_invited');
  // Sent anew while it still waits, it counts from then.
  await later(60);
  await as(organiser).inviteAgain({ params: { id } });
  await later(20);
  expect((await seatNow())?.state).toBe('invited');
  expect((await as(silent).accept(late)).state).toBe('accepted');
  expect(await refusalOf(as(organiser).inviteAgain({ params: { id } }))).toBe('not_in_this_state');
  await later(100);
  expect((await seatNow())?.state).toBe('accepted');
  const conflict = await invite((await makePerson(world.platform, { name: '又一专家', grants })).person);
  await later(73);
  const [lapsed] = (await as(organiser).panel({ params: need })).seats.filter((seat) => seat.id === conflict.id);
  // A place that lapsed stands in nobody's way: the same person can be invited to a new one, and not to two.
  await invite(lapsed?.person ?? '');
  expect(await refusalOf(as(organiser).inviteAgain({ params: { id: conflict.id } }))).toBe('already_on_panel');
});
