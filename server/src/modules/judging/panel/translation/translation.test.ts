import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeRule } from '#modules/contests/factory.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { findNeed } from '#modules/needs/index.ts';
import { makeStage, makeSubmittedSolution } from '#modules/solutions/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makePanel, makeScoring, makeScreenedNeed } from '../../factory.ts';
import { tasks } from '../../index.ts';
import { openPanel } from '../actions/open-panel.ts';

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
type Stage = Awaited<ReturnType<typeof makeStage>>;
const as = (who: Who) => world.as(who).judging;
const travel = (to: Date) => world.travel(to);
const signed = { undertaking: '2026-1', language: 'en' as const, interests: [] as string[] };
const one = (id: string) => ({ params: { id } });
const item = (id: string, solution: string) => ({ params: { id, solution } });

const translator = (contest: string, name: string, more: { organisations?: { id: string }[] } = {}) =>
  makePerson(world.platform, { name, grants: [{ role: 'translator', scope: 'contest', scopeId: contest }], ...more });

/** Invites a translator to a need and lets them sign. */
async function seated(stage: Stage, need: string, who: Who & { person: string }, interests: string[] = []) {
  const { id } = await as(stage.organiser).inviteTranslator({
    params: { need },
    body: { person: who.person, language: 'en', named: null },
  });
  await as(who).acceptDuty({ ...one(id), body: { ...signed, interests } });
  return id;
}
const heard = async (who: Who) => {
  await world.settle();
  const { items } = await world.as(who).notifications.inbox();
  return items.flatMap(({ fact }) => (/translat/.test(fact) ? [fact] : []));
};

test('a translator reads nothing before the opening, nor before signing; then the original alone, and the first reading stands in the log', async () => {
  const stage = await makeStage(world.platform);
  const need = await stage.need();
  await openPanel(world.platform, stage.organiser.viewer, need.id);
  const who = await translator(stage.contest, '译员甲');
  const early = await seated(stage, need.id, who);
  const solver = await stage.solver('先交者');
  const given = { need: need.id, organisation: solver.organisation };
  const sealed = await makeSubmittedSolution(world.platform, solver.viewer, given);
  expect((await as(who).duty(one(early))).solutions).toEqual([]);
  expect(await refusalOf(as(who).toTranslate(item(early, sealed)))).toBe('not_found');
  await world.travel((await findNeed(world.platform.db, need.id))?.deadline ?? new Date(0));
  await world.settle();
  expect((await as(who).toTranslate(item(early, sealed))).solution.id).toBe(sealed);
  const made = await makePanel(world.platform, travel, { solvers: 2 });
  const { organiser } = made.stage;
  const late = await translator(made.stage.contest, '译员乙');
  const [first, second] = made.solvers.map(({ solution }) => solution) as [string, string];
  const { id } = await as(organiser).inviteTranslator({
    params: { need: made.need.id },
    body: { person: late.person, language: 'en', named: [first] },
  });
  expect((await as(late).duty(one(id))).solutions).toEqual([]);
  expect(await refusalOf(as(late).toTranslate(item(id, first)))).toBe('not_found');
  expect(await heard(late)).toEqual(['translator_invited']);
  const stale = { ...one(id), body: { ...signed, undertaking: '2020-1' } };
  expect(await refusalOf(as(late).acceptDuty(stale))).toBe('words_changed');
  await as(late).acceptDuty({ ...one(id), body: signed });
  expect((await as(late).duty(one(id))).solutions.map((line) => line.id)).toEqual([first]);
  expect(await refusalOf(as(late).toTranslate(item(id, second)))).toBe('not_found');
  const before = (await as(organiser).translators({ params: { need: made.need.id } })).duties[0];
  expect([before?.progress, before?.undertaking?.version, before?.name]).toEqual([[], '2026-1', '译员乙']);
  const read = await as(late).toTranslate(item(id, first));
  expect(read.parts.map(({ key }) => key).slice(0, 2)).toEqual(['title', 'approach']);
  expect(Object.keys(read)).not.toContain('scores');
  await as(late).toTranslate(item(id, first));
  const other = await translator(made.stage.contest, '译员丙');
  expect(await refusalOf(as(other).toTranslate(item(id, first)))).toBe('not_found');
  const { rows } = await sql<{ kind: string; content: { readBy: string; solution: string; as: string } }>`
    select l.kind, l.content from judging.duty_reading r join judging.logged l on l.leaf = r.leaf where r.duty = ${id}`.execute(
    world.platform.db,
  );
  expect(rows.map(({ kind, content }) => [kind, content.readBy, content.solution, content.as])).toEqual([
    ['solutions_opened', late.person, first, 'translator'],
  ]);
  const [after] = (await as(organiser).translators({ params: { need: made.need.id } })).duties;
  expect(after?.progress.map(({ solution, handedInAt }) => [solution, handedInAt])).toEqual([[first, null]]);
});

test('whatever binds a judge binds a translator, and so does any tie to the owner; what is found is neither named nor counted', async () => {
  const made = await makePanel(world.platform, travel, { solvers: 2, judges: 1 });
  const { stage, need, solvers } = made;
  const [first, second] = solvers as [(typeof solvers)[number], (typeof solvers)[number]];
  const cases: [string, { organisations?: { id: string }[] }, string[], string][] = [
    ['同揭榜方', { organisations: [{ id: first.organisation }] }, [], 'solver_organisation'],
    ['解题人1', {}, [], 'namesake'],
    ['有利益的译员', {}, [first.organisation], 'declared'],
    [
      '需求方的译员',
      { organisations: [{ id: stage.owner.viewer.memberships[0]?.organisation ?? '' }] },
      [],
      'owner_organisation',
    ],
  ];
  for (const [name, more, interests, source] of cases) {
    const who = await translator(stage.contest, name, more);
    const id = await seated(stage, need.id, who, interests);
    expect([name, (await as(who).duty(one(id))).solutions]).toEqual([name, []]);
    for (const { solution } of solvers)
      expect(await refusalOf(as(who).toTranslate(item(id, solution)))).toBe('not_found');
    expect((await tasks(world.platform, who.viewer)).map(({ code }) => code)).toEqual([]);
    const { duties } = await as(stage.organiser).translators({ params: { need: need.id } });
    const line = duties.find((duty) => duty.id === id);
    expect(line?.conflicts.find(({ solution }) => solution === first.solution)?.sources).toContain(source);
  }
  const free = await translator(stage.contest, '无关译员');
  const id = await seated(stage, need.id, free);
  expect((await as(free).duty(one(id))).solutions).toHaveLength(2);
  const file = { params: { id, solution: first.solution, file: id } };
  expect(await refusalOf(as(free).fileToTranslate(file))).toBe('not_found');
  await as(free).declareAsTranslator({ ...item(id, first.solution), body: { reason: '曾是同事。' } });
  expect(await refusalOf(as(free).toTranslate(item(id, first.solution)))).toBe('not_found');
  expect((await as(free).duty(one(id))).solutions.map((line) => line.id)).toEqual([second.solution]);
  const panel = await as(stage.organiser).panel({ params: { need: need.id } });
  const namesake = panel.namesakes.find(({ name }) => name === '解题人1');
  expect(namesake?.solution).toBe(first.solution);
  const apart = { person: namesake?.person ?? '', solution: first.solution, reason: '已核对证件。' };
  await as(stage.organiser).tellApart({ params: { need: need.id }, body: apart });
  const { duties } = await as(stage.organiser).translators({ params: { need: need.id } });
  expect(duties.find(({ name }) => name === '解题人1')?.conflicts).toEqual([]);
});

test('whoever translates for a need has no other part in it, and who has one does not translate', async () => {
  const made = await makePanel(world.platform, travel, { judges: 1 });
  const { stage, need, judges } = made;
  const { organiser, contest } = stage;
  const invite = (person: string) =>
    as(organiser).inviteTranslator({ params: { need: need.id }, body: { person, language: 'zh', named: null } });
  const grants = (['judge', 'translator', 'organiser', 'authority'] as const).map(
    (role) => ({ role, scope: 'contest', scopeId: contest }) as const,
  );
  const many = await makePerson(world.platform, { name: '身兼数职', grants });
  expect(await refusalOf(invite(judges[0]?.person ?? ''))).toBe('not_a_translator');
  const { id: seat } = await as(organiser).invite({ params: { need: need.id }, body: { person: many.person } });
  expect(await refusalOf(invite(many.person))).toBe('judges_or_decides_here');
  await as(organiser).remove({ ...one(seat), body: { reason: '另有安排。' } });
  const { id } = await invite(many.person);
  expect(await refusalOf(as(organiser).invite({ params: { need: need.id }, body: { person: many.person } }))).toBe(
    'translates_here',
  );
  expect(await refusalOf(invite(many.person))).toBe('already_on_panel');
  const candidates = await as(organiser).translatorCandidates({ params: { need: need.id } });
  expect(candidates.items.map(({ person, free }) => [person === many.person, free])).toEqual([[true, false]]);
  const others = await seated(stage, need.id, await translator(contest, '另一位译员'));
  await as(many).panel({ params: { need: need.id } });
  await as(many).acceptDuty({ ...one(id), body: signed });
  const shut = [
    as(many).panel({ params: { need: need.id } }),
    as(many).translators({ params: { need: need.id } }),
    as(many).begin({ params: { need: need.id } }),
    as(many).removeTranslator({ ...one(others), body: { reason: '本人不做了。' } }),
  ];
  expect(await Promise.all(shut.map(refusalOf))).toEqual([
    'conflict_of_interest',
    'conflict_of_interest',
    'conflict_of_interest',
    'conflict_of_interest',
  ]);
  await as(many).declineDuty({ ...one(id), body: { reason: '时间不够。' } });
  expect(await refusalOf(as(many).panel({ params: { need: need.id } }))).toBe('conflict_of_interest');
  expect(await refusalOf(as(many).duty(one(id)))).toBe('not_found');
  const again = await as(organiser).translatorCandidates({ params: { need: need.id } });
  expect(again.items.find(({ person }) => person === many.person)?.free).toBe(true);
  await invite(many.person);
  const screener = await makeScreenedNeed(world.platform, travel, { stage });
  await openPanel(world.platform, organiser.viewer, screener.need.id);
  const own = { params: { need: screener.need.id }, body: { person: organiser.person, language: 'zh' as const } };
  expect(await refusalOf(as(organiser).inviteTranslator({ ...own, body: { ...own.body, named: null } }))).toBe(
    'not_a_translator',
  );
});

test('a translation is handed in beside the original: judges read it without a name, the organiser with it, and what was handed in stays', async () => {
  const made = await makeScoring(world.platform, travel, { solvers: 1, judges: 3 });
  const { stage, need, solvers, judges } = made;
  const solution = solvers[0]?.solution ?? '';
  const who = await translator(stage.contest, '方译员');
  const id = await seated(stage, need.id, who);
  const me = as(who);
  expect((await tasks(world.platform, who.viewer)).map(({ code, address }) => [code, address])).toEqual([
    ['judging_translate', `/translations/${id}`],
  ]);
  const start = await me.toTranslate(item(id, solution));
  expect(await refusalOf(me.handInTranslation(item(id, solution)))).toBe('translation_empty');
  const save = (version: number, ...texts: { key: string; text: string }[]) =>
    me.saveTranslation({ ...item(id, solution), version, body: { texts } });
  const title = { key: 'title', text: 'A filter that lasts' };
  expect(await refusalOf(save(start.version, { key: 'answerHow.99', text: 'none' }))).toBe('invalid_input');
  const saved = await save(start.version, title);
  expect(await refusalOf(save(start.version, title))).toBe('stale_version');
  const sheet = () => as(judges[0] as Who).sheet(one(made.sheetOf(0, 0)));
  expect((await sheet()).translations).toEqual([]);
  await me.handInTranslation(item(id, solution));
  const [seen] = (await sheet()).translations;
  expect([seen?.language, seen?.parts]).toEqual(['en', [{ key: 'title', kind: 'title', n: null, text: title.text }]]);
  expect(JSON.stringify(await sheet())).not.toContain('方译员');
  const ofOrganiser = () => as(stage.organiser).translationsOfSolution({ params: { need: need.id, solution } });
  expect((await ofOrganiser()).items.map(({ translator: name, parts }) => [name, parts.length])).toEqual([
    ['方译员', 1],
  ]);
  expect((await heard(stage.organiser))[0]).toBe('translation_handed_in');
  expect(await tasks(world.platform, who.viewer)).toEqual([]);
  await save(saved.version, { ...title, text: 'A filter that endures' });
  expect((await sheet()).translations[0]?.parts[0]?.text).toBe(title.text);
  expect((await me.toTranslate(item(id, solution))).handedIn?.changedSince).toBe(true);
  await me.handInTranslation(item(id, solution));
  expect((await sheet()).translations[0]?.parts[0]?.text).toBe('A filter that endures');
  const { rows } = await sql<{ n: number; wrapped: Buffer }>`
    select n, wrapped from judging.translated where n is not null order by n`.execute(world.platform.db);
  expect(rows.map(({ n }) => n)).toEqual([1, 2]);
  expect(rows.some(({ wrapped }) => wrapped.includes('filter'))).toBe(false);
  const change = sql`update judging.translated set at = at + interval '1 day' where n = 1`.execute(world.platform.db);
  await expect(change).rejects.toThrow('stays');
  for (const stranger of [judges[0] as Who, stage.owner, solvers[0] as Who]) {
    expect(await refusalOf(as(stranger).toTranslate(item(id, solution)))).toBe('not_found');
    expect(await refusalOf(as(stranger).translationsOfSolution({ params: { need: need.id, solution } }))).toMatch(
      /forbidden|not_found/,
    );
  }
  await as(stage.organiser).removeTranslator({ ...one(id), body: { reason: '任务完成。' } });
  expect(await refusalOf(me.toTranslate(item(id, solution)))).toBe('not_found');
  expect(await refusalOf(me.duty(one(id)))).toBe('not_found');
  expect((await sheet()).translations[0]?.parts[0]?.text).toBe('A filter that endures');
});

test('an invitation to translate has a day: reminded once, it lapses, and may be sent again; where judging has ended nothing is read any more', async () => {
  const stage = await makeStage(world.platform);
  await makeRule(world.platform, { contest: stage.contest, track: stage.track, key: 'judge_answer_days', value: 3 });
  const { need, solvers } = await makePanel(world.platform, travel, { stage, solvers: 1, judges: 1 });
  const who = await translator(stage.contest, '迟复译员');
  const { id } = await as(stage.organiser).inviteTranslator({
    params: { need: need.id },
    body: { person: who.person, language: 'zh', named: null },
  });
  expect((await tasks(world.platform, who.viewer)).map(({ code }) => code)).toEqual(['judging_answer_translation']);
  const later = async (hours: number) => {
    await world.travel(new Date((await world.now()).getTime() + hours * 3_600_000));
    await world.settle();
  };
  await later(47);
  expect(await heard(who)).toEqual(['translator_invited']);
  await later(2);
  await later(2);
  expect(await heard(who)).toEqual(['translator_answer_due', 'translator_invited']);
  await later(22);
  expect((await heard(stage.organiser))[0]).toBe('translator_invitation_lapsed');
  expect(await refusalOf(as(who).acceptDuty({ ...one(id), body: signed }))).toBe('not_found');
  await as(stage.organiser).inviteTranslatorAgain(one(id));
  await as(who).acceptDuty({ ...one(id), body: signed });
  const solution = solvers[0]?.solution ?? '';
  expect((await as(who).toTranslate(item(id, solution))).solution.id).toBe(solution);
  await sql`update judging.panel set state = 'definitive' where need = ${need.id}`.execute(world.platform.db);
  expect(await refusalOf(as(who).toTranslate(item(id, solution)))).toBe('not_found');
  expect((await as(who).duty(one(id))).solutions).toEqual([]);
  await sql`update judging.panel set state = 'preparing' where need = ${need.id}`.execute(world.platform.db);
  expect((await as(who).toTranslate(item(id, solution))).solution.id).toBe(solution);
  const { identity } = world.as(stage.admin);
  const { items } = await identity.grants({ query: { limit: 100 } });
  await identity.endGrant({ params: { id: items.find((grant) => grant.person === who.person)?.id ?? '' } });
  expect(await refusalOf(as(who).toTranslate(item(id, solution)))).toBe('not_found');
});
