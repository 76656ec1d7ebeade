import { holidayCalendar } from '@jiebang/contract/reference/holidays.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { endOfWorkingDays } from '#kernel/working-days.ts';
import { makeRule } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { findNeed } from '#modules/needs/index.ts';
import { makeStage, makeSubmittedSolution } from '#modules/solutions/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { checkDocument } from '../../../../../../verifier/src/check.ts';
import { fillSheet, makeNoticed, type ScoringScene, seatJudge } from '../../factory.ts';
import { tasks } from '../../index.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const travel = (to: Date) => world.travel(to);
const as = (who: { cookie: string }) => world.as(who).judging;
const of = (scene: ScoringScene) => ({ params: { need: scene.need.id } });
const at = <T>(list: readonly T[], place: number): T => {
  const found = list[place];
  if (found === undefined) throw new Error(`there is no ${place}`);
  return found;
};
const panelState = async (scene: ScoringScene) => (await as(scene.stage.organiser).panel(of(scene))).state;
const needState = async (scene: ScoringScene) => (await findNeed(world.platform.db, scene.need.id))?.state;
const authority = () => makePerson(world.platform, { name: '主管部门', grants: [{ role: 'authority' }] });
const notNow = { code: 'not_in_this_state' };
const text = '公示方案与既有专利重复，附检索报告编号。';

describe('an objection', () => {
  test('is filed by real name within the notice, keeps the result open, and is answered by who did not decide', async () => {
    const scene = await makeNoticed(world.platform, travel, { solvers: 3 });
    const objector = at(scene.solvers, 1);
    const number = { params: { number: scene.notice } };
    const file = (who: { cookie: string }) => as(who).object({ ...number, body: { text } });
    const nobody = await makePerson(world.platform, { name: '路人' });
    const unverified = await makeOrganisation(world.platform, { verified: false });
    const unknown = await makePerson(world.platform, { name: '未认证', organisations: [{ id: unverified }] });
    expect(await refusalOf(file(nobody))).toBe('real_name_required');
    expect(await refusalOf(file(unknown))).toBe('real_name_required');
    expect(await refusalOf(as(objector).object({ params: { number: 'GS-1999-0001' }, body: { text } }))).toBe(
      'not_found',
    );
    const { id } = await file(objector);
    expect(await refusalOf(file(objector))).toBe('already_objected');
    const notice = await world.as().judging.notice(number);
    await world.travel(new Date(notice.endsAt));
    expect([await panelState(scene), await needState(scene)]).toEqual(['noticed', 'noticed']);
    expect(await refusalOf(file(at(scene.solvers, 2)))).toBe('notice_over');
    expect([notice.objections, notice.waits]).toEqual([[], false]);
    expect(await world.as().judging.notice(number)).toMatchObject({ objections: [], waits: true });

    const answer = {
      params: { id },
      body: {
        answer: '经核，检索报告所列专利已失效，且技术路线不同。',
        published: '经核实，技术路线不同，不影响结果。',
      },
    };
    const { organiser, owner } = scene.stage;
    expect(await refusalOf(as(organiser).dismiss(answer))).toBe('not_independent');
    expect(await refusalOf(as(owner).dismiss(answer))).toBe('forbidden');
    const judge = await makePerson(world.platform, {
      name: '队友机关人员',
      grants: [{ role: 'authority' }],
      organisations: [{ id: objector.organisation }],
    });
    expect(await refusalOf(as(judge).dismiss(answer))).toBe('not_independent');
    const neutral = await authority();
    expect((await tasks(world.platform, neutral.viewer)).map((one) => one.code)).toEqual(['judging_answer_objection']);
    const queue = await as(neutral).objections({ query: { desk: 'answering' } });
    expect(queue.items.map((one) => [one.text, one.can])).toEqual([[text, { uphold: true, dismiss: true }]]);
    expect((await as(neutral).dismiss(answer)).state).toBe('dismissed');
    expect(await refusalOf(as(neutral).dismiss(answer))).toBe('not_in_this_state');
    await world.settle();
    expect([await panelState(scene), await needState(scene)]).toEqual(['definitive', 'paired']);
    const page = await world.as().judging.notice(number);
    expect(page.waits).toBe(false);
    expect(page.objections).toEqual([expect.objectContaining({ outcome: 'dismissed', reason: answer.body.published })]);
    const named = [objector.person, objector.organisation, '解题人2', '主管部门', text, answer.body.answer, id];
    expect(named.filter((one) => JSON.stringify(page).includes(one))).toEqual([]);
    const mine = await as(objector).objections();
    expect(mine.items.map((one) => [one.state, one.answer, one.answeredBy])).toEqual([
      ['dismissed', answer.body.answer, null],
    ]);
    const answered = (who: { cookie: string }) => as(who).objections({ query: { desk: 'answered' } });
    for (const who of [neutral, organiser]) {
      expect((await as(who).objections({ query: { desk: 'answering' } })).items).toEqual([]);
      const { items } = await answered(who);
      expect(items.map((one) => [one.id, one.answer, one.answeredBy, one.remedy, one.can])).toEqual([
        [id, answer.body.answer, '主管部门', null, { uphold: notNow, dismiss: notNow }],
      ]);
    }
    const grants = [{ role: 'organiser', scope: 'contest', scopeId: newId() } as const];
    const elsewhere = await makePerson(world.platform, { name: '他届承办', grants });
    for (const who of [objector, owner, elsewhere]) expect((await answered(who)).items).toEqual([]);
    expect((await as(at(scene.solvers, 0)).objections()).items).toEqual([]);
  });

  test('that is upheld brings the scores back; the changed result is noticed again in full', async () => {
    const scene = await makeNoticed(world.platform, travel, {});
    const { organiser, owner } = scene.stage;
    const { id } = await as(at(scene.solvers, 1)).object({ params: { number: scene.notice }, body: { text } });
    const neutral = await authority();
    const uphold = {
      params: { id },
      body: { answer: '情况属实，请评审组复评。', published: '评分依据有误，重新评分。', remedy: 'rescore' },
    } as const;
    expect((await as(neutral).uphold(uphold)).state).toBe('upheld');
    const { items } = await as(organiser).objections({ query: { desk: 'answered', limit: 1 } });
    expect(items.map((one) => [one.id, one.state, one.remedy])).toEqual([[id, 'upheld', 'rescore']]);
    expect([await panelState(scene), await needState(scene)]).toEqual(['scoring', 'judging']);
    expect(await refusalOf(as(owner).ranking(of(scene)))).toBe('not_found');
    const fallen = await world.as().judging.notice({ params: { number: scene.notice } });
    expect(fallen.state).toBe('withdrawn');
    expect((await world.as().judging.results()).items.map((one) => one.number)).not.toContain(scene.notice);

    // The ranking that fell has told how its seed parts those who are level: the log commits to another one before anybody scores again.
    const { rows: seeds } = await world.platform.pool.query<{ seed: string; now: string }>(
      `select l.content ->> 'seed' as seed, encode(r.seed, 'hex') as now from judging.logged l
      join judging.round r on r.id = l.subject where l.kind = 'draw' and r.panel = $1 order by l.at, l.leaf`,
      [scene.panel],
    );
    expect(seeds.map(({ seed, now }) => seed === now)).toEqual([false, true]);

    for (const judge of scene.judges.keys())
      for (const solution of scene.solvers.keys())
        await fillSheet(world.platform, scene, judge, solution, () => 5 + solution);
    await as(organiser).rank(of(scene));
    const second = at(scene.solvers, 1).solution;
    await as(owner).confirm({ ...of(scene), body: { solution: second, reason: null } });
    const { number } = await as(organiser).publishNotice(of(scene));
    expect(number).not.toBe(scene.notice);
    const again = await world.as().judging.notice({ params: { number } });
    expect(again.workingDays).toBe(5);
    await world.travel(new Date(again.endsAt));
    expect([await panelState(scene), await needState(scene)]).toEqual(['definitive', 'paired']);
    expect((await as(owner).ranking(of(scene))).winner).toBe(second);
    expect(await brokenInvariants(world.platform, 'judging')).toEqual([]);
  });

  test('that is upheld against the choice alone lets the owner choose anew', async () => {
    const scene = await makeNoticed(world.platform, travel, {});
    const { id } = await as(at(scene.solvers, 1)).object({ params: { number: scene.notice }, body: { text } });
    const body = { answer: '选择理由与事实不符。', published: '选择理由与事实不符。', remedy: 'reconsider' } as const;
    await as(await authority()).uphold({ params: { id }, body });
    expect([await panelState(scene), await needState(scene)]).toEqual(['proposed', 'judging']);
    const ranking = await as(scene.stage.owner).ranking(of(scene));
    expect([ranking.winner, ranking.places.map((one) => one.rank), ranking.can['confirm']]).toEqual([
      null,
      [1, 2],
      true,
    ]);
  });

  test('has a day by the rule when it was filed; who may answer is told before it and after, and a late answer counts', async () => {
    const stage = await makeStage(world.platform);
    const place = { contest: stage.contest, track: stage.track };
    await makeRule(world.platform, { ...place, key: 'objection_working_days', value: 3 });
    const scene = await makeNoticed(world.platform, travel, { stage });
    const objector = at(scene.solvers, 1);
    const { id } = await as(objector).object({ params: { number: scene.notice }, body: { text } });
    const set = { key: 'objection_working_days', value: 20, track: null, from: null, note: '新的一版' } as const;
    await world.as(stage.organiser).contests.setRule({ params: { id: stage.contest }, body: set });
    const neutral = await authority();
    const [mine] = (await as(objector).objections()).items;
    if (!mine) throw new Error('no objection');
    const days = endOfWorkingDays(new Date(mine.filedAt), 3, holidayCalendar);
    expect([mine.due, mine.overdue]).toEqual([days.toISOString(), false]);
    expect((await tasks(world.platform, neutral.viewer)).map(({ code, due }) => [code, due])).toContainEqual([
      ...['judging_answer_objection', mine.due],
    ]);
    const toldOf = async (who: { cookie: string }) => {
      await world.settle();
      const { items } = await world.as(who).notifications.inbox();
      return items.map(({ fact }) => fact).filter((fact) => fact.startsWith('objection_'));
    };
    const everyone = [neutral, stage.organiser, stage.admin, stage.owner, objector, at(scene.solvers, 0)];
    const told = async () => Promise.all(everyone.map(toldOf));
    await world.travel(new Date(days.getTime() - 86_400_000 - 1_800_000));
    const before = await told();
    await world.travel(new Date(days.getTime() - 3_600_000));
    const soon = await told();
    expect(soon.map((all, who) => all.slice(0, all.length - (before[who]?.length ?? 0)))).toEqual([
      ...[['objection_due_soon'], ['objection_due_soon'], [], [], [], []],
    ]);
    await world.travel(days);
    await world.travel(new Date(days.getTime() + 86_400_000));
    const late = await told();
    expect(late.map((all, who) => all.slice(0, all.length - (soon[who]?.length ?? 0)))).toEqual([
      ...[['objection_overdue'], ['objection_overdue'], ['objection_overdue'], [], [], []],
    ]);
    expect((await as(objector).objections()).items.map(({ overdue }) => overdue)).toEqual([true]);
    const body = { answer: '经核不成立。', published: '经核不成立。' };
    expect((await as(neutral).dismiss({ params: { id }, body })).state).toBe('dismissed');
    expect((await as(objector).objections()).items.map(({ overdue }) => overdue)).toEqual([false]);
    expect(await brokenInvariants(world.platform, 'judging')).toEqual([]);
  });

  test('that is upheld by a correction strikes sheets out: the ranking is computed anew, noticed again, and both can be verified', async () => {
    const stage = await makeStage(world.platform);
    const place = { contest: stage.contest, track: stage.track };
    await makeRule(world.platform, { ...place, key: 'aggregation', value: 'mean' });
    // The first solution leads by the fourth judge alone: 8, 8, 8 and 10 against 8, 8, 9 and 6.
    const giving = (judge: number, solution: number) =>
      [
        [8, 8],
        [8, 8],
        [8, 9],
        [10, 6],
      ][judge]?.[solution] ?? 0;
    const scene = await makeNoticed(world.platform, travel, { stage, judges: 4, giving });
    const [first, second] = [at(scene.solvers, 0), at(scene.solvers, 1)];
    const number = { params: { number: scene.notice } };
    const neutral = await authority();
    const { id } = await as(second).object({ ...number, body: { text } });
    const { id: other } = await as(first).object({ ...number, body: { text } });
    const one = { params: { id } };

    expect(await refusalOf(as(stage.organiser).strikable(one))).toBe('not_independent');
    expect(await refusalOf(as(second).strikable(one))).toBe('forbidden');
    const elsewhere = await makePerson(world.platform, {
      ...{ name: '他届承办', grants: [{ role: 'organiser', scope: 'contest', scopeId: newId() }] },
    });
    expect(await refusalOf(as(elsewhere).strikable(one))).toBe('not_found');
    const { sheets } = await as(neutral).strikable(one);
    expect([sheets.length, Object.keys(at(sheets, 0)).sort()]).toEqual([
      8,
      ['judge', 'organisation', 'sheet', 'title'],
    ]);
    const own = sheets.filter(({ judge }) => judge === '专家4').map(({ sheet }) => sheet);
    const words = { answer: '专家4近年曾任职于该单位。', published: '一名评委应回避而未回避，其评分不计入。' };
    const body = { ...words, ground: 'conflict' as const, sheets: own };
    const wrong = { ...one, body: { ...body, sheets: [...own, newId()] } };
    expect(await refusalOf(as(neutral).correct(wrong))).toBe('not_to_strike');
    const everySheet = { ...one, body: { ...body, sheets: sheets.map(({ sheet }) => sheet) } };
    expect(await refusalOf(as(neutral).correct(everySheet))).toBe('solution_without_score');
    expect([await panelState(scene), (await as(neutral).strikable(one)).sheets.length]).toEqual(['noticed', 8]);

    expect((await as(neutral).correct({ ...one, body })).state).toBe('upheld');
    expect([await panelState(scene), await needState(scene)]).toEqual(['proposed', 'judging']);
    const ranking = await as(stage.owner).ranking(of(scene));
    expect(ranking.places.map(({ organisation: _, ...place }) => [place.solution, place.score])).toEqual([
      [second.solution, 83.3333],
      [first.solution, 80],
    ]);
    expect(ranking.struck.map(({ ground, sheets: n }) => [ground, n])).toEqual([['conflict', 2]]);
    await world.settle();
    const told = (await world.as(at(scene.judges, 3)).notifications.inbox()).items.map(({ fact }) => fact);
    expect(told.filter((fact) => fact === 'sheet_struck')).toHaveLength(2);

    const fallen = await world.as().judging.notice(number);
    expect([fallen.state, fallen.rankings, fallen.replacedBy, fallen.objections.map(({ reason }) => reason)]).toEqual([
      ...['withdrawn', [], null, [words.published]],
    ]);
    await as(stage.owner).confirm({ ...of(scene), body: { solution: second.solution, reason: null } });
    const again = await as(stage.organiser).publishNotice(of(scene));
    const next = { params: { number: again.number } };
    const { endsAt, replaces, workingDays } = await world.as().judging.notice(next);
    expect([replaces, workingDays]).toEqual([scene.notice, 5]);
    // Who struck the sheets out has decided this result: an objection to it is for others, one to the notice before is not.
    const later = { params: { id: (await as(first).object({ ...next, body: { text } })).id } };
    expect(await refusalOf(as(neutral).dismiss({ ...later, body: words }))).toBe('not_independent');
    await as(await authority()).dismiss({ ...later, body: words });
    // The objection to the first notice still waits: nothing is definitive before it is answered.
    await world.travel(new Date(Date.parse(endsAt) + 600_000));
    expect(await panelState(scene)).toBe('noticed');
    await as(neutral).dismiss({ params: { id: other }, body: words });
    await world.travel(new Date(Date.parse(endsAt) + 1_800_000));
    expect(await panelState(scene)).toBe('definitive');

    const { keyId } = await world.as().log.head();
    const versions = [];
    for (const from of [number, next]) {
      expect((await world.as().judging.notice(from)).rankings).toEqual([1]);
      const document = await world.as().judging.noticedRanking(from);
      const findings = checkDocument('ranking', Buffer.from(JSON.stringify(document)), { logKey: keyId });
      expect(findings.filter(({ holds }) => !holds)).toEqual([]);
      if (document.format === 'jiebang-ranking/2') versions.push(document.content);
      const asked = { ...of(scene), query: { notice: from.params.number } };
      expect(await as(first).rankingDocument(asked)).toEqual(document);
    }
    const [before, after] = versions;
    expect([before?.sheets?.length, after?.sheets?.length]).toEqual([8, 6]);
    expect(after?.entries.map(({ solution }) => solution)).toEqual(before?.entries.map((e) => e.solution).reverse());
    expect(after?.draw).toEqual(before?.draw);
    const opened = await as(second).objectionOpening(number);
    expect(opened.content).toMatchObject({ remedy: 'correct', struck: { ground: 'conflict', sheets: 2 } });
    const public_ = JSON.stringify([await world.as().judging.notice(number), await world.as().judging.notice(next)]);
    expect(['专家4', words.answer, text, ...own].filter((secret) => public_.includes(secret))).toEqual([]);
    expect(await brokenInvariants(world.platform, 'judging')).toEqual([]);
  });

  test('that falls after a second scoring leaves the first ranking to be verified by its own draw', async () => {
    const scene = await makeNoticed(world.platform, travel, {});
    const number = { params: { number: scene.notice } };
    const { id } = await as(at(scene.solvers, 1)).object({ ...number, body: { text } });
    const body = { answer: '成立。', published: '成立。', remedy: 'rescore' } as const;
    await as(await authority()).uphold({ params: { id }, body });
    for (const judge of scene.judges.keys())
      for (const solution of scene.solvers.keys()) await fillSheet(world.platform, scene, judge, solution, () => 6);
    await as(scene.stage.organiser).rank(of(scene));
    const { places } = await as(scene.stage.owner).ranking(of(scene));
    await as(scene.stage.owner).confirm({ ...of(scene), body: { solution: at(places, 0).solution, reason: null } });
    const again = await as(scene.stage.organiser).publishNotice(of(scene));
    const { endsAt } = await world.as().judging.notice({ params: { number: again.number } });
    await world.travel(new Date(Date.parse(endsAt) + 600_000));
    const { keyId } = await world.as().log.head();
    const seeds = [];
    for (const one of [scene.notice, again.number]) {
      const document = await world.as().judging.noticedRanking({ params: { number: one } });
      const findings = checkDocument('ranking', Buffer.from(JSON.stringify(document)), { logKey: keyId });
      expect(findings.filter(({ holds }) => !holds)).toEqual([]);
      if (document.format === 'jiebang-ranking/2') seeds.push(document.content.draw.content.seed);
    }
    expect(new Set(seeds).size).toBe(2);
  });

  test('that is upheld against a screening has the solution scored beside the others, which keep their sheets', async () => {
    const stage = await makeStage(world.platform);
    const need = await stage.need();
    const solvers = [];
    for (const name of ['入围人', '落选人']) {
      const solver = await stage.solver(name);
      const made = { need: need.id, organisation: solver.organisation };
      solvers.push({ ...solver, solution: await makeSubmittedSolution(world.platform, solver.viewer, made) });
    }
    const [judged, out] = [at(solvers, 0), at(solvers, 1)];
    const { deadline } = await world.as().needs.read({ params: { number: need.number } });
    await world.travel(new Date(deadline));
    const { solutions } = world.as(stage.organiser);
    await solutions.screenIn({ params: { id: judged.solution } });
    const finding = { reasons: ['materials_missing' as const], note: null };
    await solutions.screenOut({ params: { id: out.solution }, body: finding });
    const params = { params: { need: need.id } };
    await as(stage.organiser).open(params);
    const judges: Awaited<ReturnType<typeof seatJudge>>[] = [];
    for (const name of ['专家1', '专家2', '专家3']) judges.push(await seatJudge(world.platform, stage, need.id, name));
    await as(stage.organiser).begin(params);
    const score = async (points: number) => {
      for (const judge of judges)
        for (const { id } of (await as(judge).seat({ params: { id: judge.seat } })).sheets.filter(
          (s) => s.state === 'open',
        )) {
          const { version, rubric } = await as(judge).sheet({ params: { id } });
          const scores = rubric.map(({ key }) => ({ criterion: key, score: points, comment: '依据充分。' }));
          await as(judge).save({ params: { id }, version, body: { scores, comment: null } });
          await as(judge).lock({ params: { id } });
        }
    };
    const notice = async (solution: string) => {
      await as(stage.organiser).rank(params);
      await as(stage.owner).confirm({ ...params, body: { solution, reason: null } });
      return (await as(stage.organiser).publishNotice(params)).number;
    };
    await score(7);
    const first = { params: { number: await notice(judged.solution) } };
    const { id } = await as(out).object({ ...first, body: { text: '材料齐全，附提交回执。' } });
    const neutral = await authority();
    const one = { params: { id } };
    const { screenedOut } = await as(neutral).strikable(one);
    expect(screenedOut.map(({ solution }) => solution)).toEqual([out.solution]);
    const words = { answer: '材料确已提交。', published: '材料齐全，形式审查结论有误。' };
    const wrong = { ...one, body: { ...words, solution: judged.solution } };
    expect(await refusalOf(as(neutral).readmit(wrong))).toBe('not_to_readmit');
    expect((await as(neutral).readmit({ ...one, body: { ...words, solution: out.solution } })).state).toBe('upheld');
    const panel = await as(stage.organiser).panel(params);
    expect([panel.state, panel.solutions.map((s) => [s.lockedSheets, s.openSheets]).sort()]).toEqual([
      'scoring',
      [
        [0, 3],
        [3, 0],
      ],
    ]);
    const own = await world.as(out).solutions.own({ params: { id: out.solution } });
    expect([own.state, own.screening?.passed]).toEqual(['screened_in', true]);
    await score(9);
    const next = { params: { number: await notice(out.solution) } };
    await world.travel(new Date(Date.parse((await world.as().judging.notice(next)).endsAt) + 600_000));
    const { keyId } = await world.as().log.head();
    const sizes = [];
    for (const from of [first, next]) {
      const document = await world.as().judging.noticedRanking(from);
      const findings = checkDocument('ranking', Buffer.from(JSON.stringify(document)), { logKey: keyId });
      expect(findings.filter(({ holds }) => !holds)).toEqual([]);
      if (document.format === 'jiebang-ranking/2') sizes.push(document.content.entries.length);
    }
    expect(sizes).toEqual([1, 2]);
    for (const module of ['judging', 'solutions']) expect(await brokenInvariants(world.platform, module)).toEqual([]);
  });
});
