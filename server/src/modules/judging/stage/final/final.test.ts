import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Act } from '@jiebang/contract/judging/stage/final.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPlatform } from '#app';
import { newId } from '#kernel/ids.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { contentHash } from '#platform/seal/commitment.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { followFinal, type Screen } from '#testing/streams/follow.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { checkDocument } from '../../../../../../verifier/src/check.ts';
import { fillSheet, makeScoring, type ScoringScene } from '../../factory.ts';
import { showLines } from '../show/queries/stream.ts';
import { finalDraft, stageRound } from './factory.ts';

let world: World;
let address: string;
let scene: ScoringScene;
const screens: Screen[] = [];
beforeAll(async () => {
  world = await openWorld();
  await world.server.listen({ port: 0, host: '127.0.0.1' });
  address = `http://127.0.0.1:${(world.server.server.address() as AddressInfo).port}`;
  scene = await makeScoring(world.platform, (to) => world.travel(to), { solvers: 3, rounds: [stageRound()] });
});
afterAll(async () => {
  for (const screen of screens) await screen.stop();
  await world.close();
});

type Who = { readonly cookie: string };
const as = (who?: Who) => world.as(who).judging;
const later = async (seconds: number) => world.travel(new Date((await world.now()).getTime() + seconds * 1000));
const follow = async (number: string, after?: number) => {
  const screen = await followFinal(address, number, after);
  screens.push(screen);
  return screen;
};
const acting =
  (id: string) =>
  (action: Act['action'], given: Partial<Act> = {}) =>
    as(scene.stage.organiser).act({
      params: { id },
      body: { action, item: null, need: null, seconds: null, reason: null, ...given },
    });

describe('a live final', () => {
  test('goes from its list to its close: the draw can be done again, every screen follows, nothing frozen is told', async () => {
    const { organiser, owner } = scene.stage;
    const track = scene.stage.track;
    const { contest } = scene.stage;
    const observer = await makePerson(world.platform, {
      name: '监督员',
      grants: [{ role: 'observer', scope: 'contest', scopeId: contest }],
    });
    const body = { contest, track, draft: finalDraft([]) };
    expect(await refusalOf(as(owner).makeFinal({ body }))).toBe('forbidden');
    const { id, number } = await as(organiser).makeFinal({ body });
    const of = { params: { id } };
    const known = { params: { number } };
    for (const who of [undefined, owner, scene.judges[0]])
      expect(await refusalOf(as(who).final(known))).toBe('not_found');
    expect(await refusalOf(as(organiser).sealFinal(of))).toBe('final_without_needs');
    expect(await as(organiser).editFinal({ ...of, version: 1, body: finalDraft([scene.need.id]) })).toMatchObject({
      version: 2,
    });
    expect(await refusalOf(as(organiser).editFinal({ ...of, version: 1, body: finalDraft([scene.need.id]) }))).toBe(
      'stale_version',
    );
    expect(await refusalOf(as(observer).sealFinal(of))).toBe('forbidden');
    expect((await as(observer).workFinal(of)).can).toEqual({});
    // The console tells what is frozen: an observer who stands with a solver is no witness of it.
    const ofSolver = await makePerson(world.platform, {
      name: '揭榜方的监督员',
      organisations: [{ id: scene.solvers[0]?.organisation ?? '' }],
      grants: [{ role: 'observer', scope: 'contest', scopeId: contest }],
    });
    expect(await refusalOf(as(ofSolver).workFinal(of))).toBe('conflict_of_interest');
    const elsewhere = await makePerson(world.platform, {
      name: '他届承办',
      grants: [{ role: 'organiser', scope: 'contest', scopeId: newId() }],
    });
    expect(await refusalOf(as(elsewhere).workFinal(of))).toBe('not_found');
    expect(await refusalOf(as(elsewhere).sealFinal(of))).toBe('not_found');
    expect((await as(elsewhere).finals({})).items).toEqual([]);

    // Sealed, opened again with the reason, sealed anew: the log keeps both commitments.
    await as(organiser).sealFinal(of);
    expect(await refusalOf(as(organiser).drawFinal({ ...of, body: { words: '春风又绿' } }))).toBe(
      'draw_not_in_log_yet',
    );
    await as(organiser).unsealFinal({ ...of, body: { reason: '补充一项需求。' } });
    await as(organiser).sealFinal(of);
    await later(301);
    const before = await as().final(known);
    expect([before.show.state, before.items, before.draw, before.m]).toEqual(['sealed', [], null, 0]);
    expect(await refusalOf(as().finalDraw(known))).toBe('not_found');
    const early = await follow(number);
    await as(organiser).drawFinal({ ...of, body: { words: '春风又绿江南岸' } });
    expect(await early.until(({ m }) => m === 1)).toMatchObject({ show: { state: 'drawn' } });

    const drawn = await as().final(known);
    const lots = drawn.items.map((item) =>
      createHash('sha256')
        .update(Buffer.from(drawn.draw?.seed ?? '', 'hex'))
        .update(drawn.draw?.words ?? '')
        .update(item.id)
        .digest('hex'),
    );
    expect(drawn.items.map(({ item, lot }) => [item, lot])).toEqual([...lots].sort().map((lot, n) => [n + 1, lot]));
    const document = await as().finalDraw(known);
    expect(document.leaf).toMatchObject({ kind: 'draw', subject: number, contentHash: contentHash(document.content) });
    expect([document.content['seed'], document.inclusion === undefined]).toEqual([drawn.draw?.seed, false]);
    expect((document.content['items'] as { id: string }[]).map((one) => one.id).sort()).toEqual(
      drawn.items.map((one) => one.id).sort(),
    );

    // Nobody locks before who is to be scored was on stage.
    const act = acting(id);
    const placeOf = (item: number) => {
      const name = drawn.items[item - 1]?.name;
      return scene.solvers.findIndex((_, place) => solverNames[place] === name);
    };
    const console1 = await as(organiser).workFinal(of);
    const solverNames = await namesOf();
    expect(drawn.items.map(({ name }) => name).sort()).toEqual([...solverNames].sort());
    await expect(fillSheet(world.platform, scene, 0, placeOf(1), () => 5)).rejects.toThrow('not_on_stage');
    const items = console1.items.map((one) => one.id);
    expect(await refusalOf(act('present', { item: items[0] ?? '' }))).toBe('final_not_live');
    await as(organiser).startFinal(of);

    const screen = await follow(number);
    expect(await refusalOf(act('present', { item: items[1] ?? '' }))).toBe('reason_required');
    await act('present', { item: items[0] ?? '' });
    const onStage = await screen.until((line) => 'show' in line && line.show.stage === 1);
    expect(onStage).toMatchObject({ show: { timer: { phase: 'presenting', seconds: 480, pausedAt: null } } });
    const judge = scene.judges[0];
    if (!judge) throw new Error('no judge');
    expect(await as(judge).stageSheet(known)).toEqual({ item: 1, sheet: scene.sheetOf(0, placeOf(1)) });
    expect(await as(organiser).stageSheet(known)).toEqual({ item: 1, sheet: null });
    await act('question', { item: items[0] ?? '' });
    const question = await as(organiser).workFinal(of);
    expect(await refusalOf(as(organiser).undo({ ...of, body: { n: 1, reason: null } }))).toBe('changed_meanwhile');
    await as(organiser).undo({ ...of, body: { n: question.undoable ?? 0, reason: '按错了。' } });
    const undone = await as(organiser).workFinal(of);
    expect([undone.show.timer?.phase, undone.entries[0]?.undoes, undone.entries[1]?.undone]).toEqual([
      'presenting',
      question.undoable,
      true,
    ]);
    await act('score', { item: items[0] ?? '' });
    for (const place of [0, 1, 2]) await fillSheet(world.platform, scene, place, placeOf(1), () => 8);
    const scored = await screen.until((line) => 'show' in line && line.show.items[0]?.state === 'scored');
    expect(scored).toMatchObject({ show: { boards: [[{ item: 1, rank: 1, score: 80 }]] } });
    const counts = screen.lines.flatMap((line) => ('show' in line ? [] : [[line.item, line.in, line.of]]));
    expect(counts).toEqual([
      [1, 1, 3],
      [1, 2, 3],
    ]);

    // Frozen: what comes in is told by nothing.
    await act('freeze');
    await act('present', { item: items[1] ?? '' });
    await act('score', { item: items[1] ?? '' });
    const frozenAt = screen.wire().length;
    for (const place of [0, 1, 2]) await fillSheet(world.platform, scene, place, placeOf(2), () => 9);
    const inside = await as(organiser).workFinal(of);
    expect(inside.boards[0]?.map(({ item, score }) => [item, score])).toEqual([
      [2, 90],
      [1, 80],
    ]);
    const outside = await as(scene.judges[1]).final(known);
    expect(outside.show.boards).toEqual([[{ item: 1, rank: 1, score: 80 }]]);
    expect(outside.show.items[1]).toMatchObject({ state: 'scoring', in: 0 });
    const polled = await as().finalLines({ ...known, query: { after: 0 } });
    expect(polled.lines.map(({ m }) => m)).toEqual(polled.lines.map((_, place) => place + 1));
    expect(polled.lines.length).toBe(outside.m);
    await screen.until(({ m }) => m === outside.m);
    expect(JSON.stringify([polled.lines, screen.wire().slice(frozenAt)])).not.toMatch(/"score":90|"item":2,"rank"/);

    // A finalist who does not come is skipped with the reason; nobody need score it.
    expect(await refusalOf(act('skip', { item: items[2] ?? '' }))).toBe('reason_required');
    const missing = await as(organiser).workFinal(of);
    expect(missing.can['close']).toEqual({ code: 'final_scores_missing' });
    expect(missing.items[2]?.missing.length).toBe(3);
    await act('skip', { item: items[2] ?? '', reason: '航班取消，未能到场。' });
    for (const places of [
      [[1, 2]],
      [
        [2, 1],
        [1, 2],
      ],
    ]) {
      await act('reveal', { need: scene.need.id });
      const { show } = await as().final(known);
      expect(show.boards[0]?.map(({ item, rank }) => [item, rank])).toEqual(places);
    }
    expect(await refusalOf(act('reveal', { need: scene.need.id }))).toBe('all_revealed');
    expect(await refusalOf(as(organiser).rank({ params: { need: scene.need.id } }))).toBe('not_in_this_state');
    const { can } = await as(organiser).panel({ params: { need: scene.need.id } });
    expect(can['rank']).toEqual({ code: 'not_in_this_state' });
    await as(organiser).closeFinal(of);
    await expectPromised(number);
    expect((await as(organiser).panel({ params: { need: scene.need.id } })).state).toBe('scored');
    await as(organiser).rank({ params: { need: scene.need.id } });
    const { places } = await as(owner).ranking({ params: { need: scene.need.id } });
    expect(places.map(({ organisation }) => organisation)).toEqual([drawn.items[1]?.name, drawn.items[0]?.name]);

    // Whoever comes back is told what it missed, and nothing twice.
    const { m } = await as().final(known);
    const back = await follow(number, 3);
    await back.until((line) => line.m === m);
    expect(back.lines.map((line) => line.m)).toEqual(Array.from({ length: m - 3 }, (_, place) => place + 4));
    const { lines } = await as().finalLines({ ...known, query: { after: 0 } });
    expect(back.lines).toEqual(lines.slice(3));
    await screen.until((line) => line.m === m);
    // It began with the show as it stood, and then missed nothing.
    expect(screen.lines.slice(1)).toEqual(lines.slice(screen.lines[0]?.m));
    // A server that starts anew tells the same, line by line: a screen may come back to it.
    const opened = await openPlatform({
      databaseUrl: world.databaseUrl,
      filesFolder: world.filesFolder,
      masterKey: world.platform.masterKey,
      publicUrl: world.platform.publicUrl,
    });
    const another = await showLines(opened.platform, number, 3);
    expect(isRefusal(another) ? another : another.lines).toEqual(lines.slice(3));
    await opened.close();
    expect(await brokenInvariants(world.platform, 'judging')).toEqual([]);
    await expect(world.platform.pool.query('delete from judging.final_entry')).rejects.toThrow('append-only');

    /** Each score that was locked on a phone is promised to the log, and what was set aside with the one who did not come. */
    async function expectPromised(final: string) {
      const { rows } = await world.platform.pool.query<{ kind: string; why: string | null; n: number }>(
        `select kind, content ->> 'why' as why, count(*)::int as n from judging.logged
         where at >= (select at from judging.final_entry where action = 'start' and final = (select id from judging.final where number = $1))
         group by 1, 2 order by 1, 2`,
        [final],
      );
      expect(rows).toEqual([
        { kind: 'assignment', why: 'skipped', n: 3 },
        { kind: 'scores_locked', why: null, n: 6 },
      ]);
      const sheet = { params: { id: scene.sheetOf(0, placeOf(1)) } };
      await later(301);
      const opening = await as(judge).sheetOpening(sheet);
      const failing = (file: object) =>
        checkDocument('opening', Buffer.from(JSON.stringify(file)), { logKey: opening.proof.keyId }).filter(
          (one) => !one.holds,
        );
      expect([opening.leaf.kind, failing(opening)]).toEqual(['scores_locked', []]);
      const scores = (opening.content['scores'] as { score: number }[]).map((one) => ({ ...one, score: 9 }));
      expect(failing({ ...opening, content: { ...opening.content, scores } }).map(({ part }) => part)).toEqual([
        'content',
        'proof',
      ]);
    }

    async function namesOf(): Promise<string[]> {
      const panel = await as(organiser).panel({ params: { need: scene.need.id } });
      return scene.solvers.map(
        ({ solution }) => panel.solutions.find((one) => one.id === solution)?.organisation ?? '',
      );
    }
  });
});
