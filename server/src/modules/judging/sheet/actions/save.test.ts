import { afterAll, beforeAll, expect, test } from 'vitest';
import { openingOf } from '#modules/log/index.ts';
import { contentHash } from '#platform/seal/commitment.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { checkDocument } from '../../../../../../verifier/src/check.ts';
import { fillSheet, makeNoticed, makeRanked, makeScoring, type ScoringScene } from '../../factory.ts';

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

test('of a hundred saves of one version at once one is kept, the others are stale', async () => {
  const scene = await makeScoring(world.platform, travel, {});
  const judge = at(scene.judges, 0);
  const params = { id: scene.sheetOf(0, 0) };
  const saves = Array.from({ length: 100 }, (_, n) => {
    const scores = [{ criterion: 'indicators', score: n % 11, comment: `第${n}次` }];
    return as(judge)
      .save({ params, version: 1, body: { scores, comment: null } })
      .then(
        () => n,
        (problem: { document: { code: string } }) => problem.document.code,
      );
  });
  const answers = await Promise.all(saves);
  const kept = answers.filter((one) => typeof one === 'number');
  expect([kept.length, new Set(answers.filter((one) => typeof one === 'string'))]).toEqual([
    1,
    new Set(['stale_version']),
  ]);
  const sheet = await as(judge).sheet({ params });
  expect([sheet.version, at(sheet.scores, 0).comment]).toEqual([2, `第${kept[0]}次`]);
});

test('all judges lock their last sheets at once, and scoring ends once', async () => {
  const scene = await makeScoring(world.platform, travel, { solvers: 1, judges: 6 });
  await Promise.all(scene.judges.map((_, judge) => fillSheet(world.platform, scene, judge, 0, () => judge)));
  const panel = await as(scene.stage.organiser).panel(of(scene));
  expect([panel.state, panel.moves.filter((move) => move.action === 'finish').map((move) => move.by)]).toEqual([
    'scored',
    [null],
  ]);
  const again = as(at(scene.judges, 0)).lock({ params: { id: scene.sheetOf(0, 0) } });
  expect(await refusalOf(again)).toBe('not_in_this_state');
});

test('the log keeps a promise of the draw, of who judges what, each lock, the ranking and the notice, and the verifier checks the ranking', async () => {
  const scene = await makeNoticed(world.platform, travel, {});
  const { rows } = await world.platform.pool.query<{ leaf: string; kind: string; content: unknown }>(
    `select l.leaf, l.kind, l.content from judging.logged l
     where l.subject in (select id from judging.sheet where panel = $1 union select id from judging.round where panel = $1
       union select id from judging.ranking where panel = $1 union select id from judging.notice where panel = $1) order by l.at, l.leaf`,
    [scene.panel],
  );
  const locks = Array(scene.judges.length * scene.solvers.length).fill('scores_locked');
  expect(rows.map((row) => row.kind)).toEqual(['draw', 'assignment', ...locks, 'ranking', 'notice']);
  for (const { leaf, kind, content } of rows) {
    const opening = await openingOf(world.platform.db, leaf);
    expect(opening?.leaf).toMatchObject({ kind, contentHash: contentHash(content) });
  }
  const { endsAt } = await world.as().judging.notice({ params: { number: scene.notice } });
  await world.travel(new Date(Date.parse(endsAt) + 600_000));
  const document = await as(scene.stage.owner).rankingDocument(of(scene));
  if (document.format !== 'jiebang-ranking/2') throw new Error('a new ranking of the first form');
  expect(document.content.entries.map(({ rank, score }) => [rank, score])).toEqual([
    [1, { n: '90', d: '1' }],
    [2, { n: '80', d: '1' }],
  ]);
  const { keyId } = document.proof;
  const failing = (file: object) =>
    checkDocument('ranking', Buffer.from(JSON.stringify(file)), { logKey: keyId }).filter((one) => !one.holds);
  expect(failing(document)).toEqual([]);
  const entries = document.content.entries.map((entry) => ({
    ...entry,
    score: entry.rank === 1 ? { n: '91', d: '1' } : entry.score,
  }));
  const forged = { ...document, content: { ...document.content, entries } };
  const [first] = document.content.entries;
  expect(failing(forged).map(({ en }) => en)).toContain(
    `The score of ${first?.solution} should be 90, the file says 91.`,
  );
  expect(await refusalOf(as(at(scene.judges, 0)).rankingDocument(of(scene)))).toBe('not_found');
});

test('a name stands in the notice with consent only', async () => {
  const scene = await makeRanked(world.platform, travel, {});
  const { organiser, owner } = scene.stage;
  const winner = at(scene.solvers, 0);
  await as(owner).confirm({ ...of(scene), body: { solution: winner.solution, reason: null } });
  const { number } = await as(organiser).publishNotice(of(scene));
  const leader = async () => (await world.as().judging.notice({ params: { number } })).winner.leader;
  expect(await leader()).toBeNull();
  await world.as(winner).identity.giveConsent({ params: { purpose: 'publish_name' }, body: { noticeVersion: 1 } });
  expect(await leader()).toBe('解题人1');
});
