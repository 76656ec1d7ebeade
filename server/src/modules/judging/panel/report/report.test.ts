import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { done } from '#kernel/refusal.ts';
import { makeRule } from '#modules/contests/factory.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { makeStage } from '#modules/solutions/factory.ts';
import type { Paper } from '#platform/files/pdf/paper.ts';
import { pagesOf } from '#testing/printed.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makeNoticed, makeRanked } from '../../factory.ts';
import { reportPaper } from './documents/report.ts';
import { ownResult, publicResult } from './queries/result.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const as = (who: { cookie: string }) => world.as(who).judging;
const of = (scene: { readonly need: { readonly id: string } }) => ({ params: { need: scene.need.id } });
const at = <T>(list: readonly T[], place: number): T => {
  const found = list[place];
  if (found === undefined) throw new Error(`there is no ${place}`);
  return found;
};
async function conclude(number: string): Promise<void> {
  const { endsAt } = await world.as().judging.notice({ params: { number } });
  await world.travel(new Date(Date.parse(endsAt) + 600_000));
}
/** The bytes of a download, whose type says only that it is no JSON. */
const bytesOf = async (call: Promise<unknown>) => Buffer.from(await ((await call) as Blob).arrayBuffer());
/** The cells of the table whose first column has this head. */
/** What the pages of a PDF say, without spaces, and how many signs have no picture. */
const printedIn = (bytes: Buffer) => {
  const pages = pagesOf(bytes);
  const said = pages.flatMap(({ lines }) => lines.map(({ text }) => text)).join('');
  return { pages, said: plain(said), missing: pages.reduce((sum, { missing }) => sum + missing, 0) };
};
const plain = (text: string) => text.replace(/\s/g, '');
/** Every text of a paper, as its blocks have it. */
const textsIn = ({ title, above, below, blocks }: Paper): string[] => [
  ...[title, above, below],
  ...blocks.flatMap((block) => {
    if (block.is === 'facts') return block.rows.flat();
    if (block.is === 'radar') return [...block.axes];
    return block.is === 'table' ? [...block.columns.map(({ head }) => head), ...block.rows.flat()] : [block.text];
  }),
];
const rowsUnder = (paper: Paper, head: string) =>
  paper.blocks.flatMap((block) => (block.is === 'table' && block.columns[0]?.head === head ? [block.rows] : []));

test('the report of a corrected result says every number, objections and log places; the public one names nobody but the winner', async () => {
  const stage = await makeStage(world.platform);
  await makeRule(world.platform, { contest: stage.contest, track: stage.track, key: 'aggregation', value: 'mean' });
  const giving = (judge: number, solution: number) => 9 - solution - (judge === 3 ? 2 * solution : 0);
  const scene = await makeNoticed(world.platform, world.travel, { stage, solvers: 3, judges: 4, giving });
  const [winner, loser] = [at(scene.solvers, 0), at(scene.solvers, 1)];
  const first = { params: { number: scene.notice } };
  const authority = await makePerson(world.platform, { name: '主管部门', grants: [{ role: 'authority' }] });
  const objection = await as(loser).object({ ...first, body: { text: '金丝雀异议正文' } });
  const one = { params: { id: objection.id } };
  const { sheets } = await as(authority).strikable(one);
  const struck = sheets.filter(({ judge }) => judge === '专家4').map(({ sheet }) => sheet);
  const words = { answer: '金丝雀答复', published: '一名评委应回避而未回避。' };
  await as(authority).correct({ ...one, body: { ...words, sheets: struck, ground: 'conflict' } });
  await as(stage.owner).confirm({ ...of(scene), body: { solution: winner.solution, reason: null } });
  const { number } = await as(stage.organiser).publishNotice(of(scene));
  const next = { params: { number } };

  for (const from of [first, next]) expect(await refusalOf(world.as().judging.noticedReport(from))).toBe('not_found');
  for (const who of [stage.owner, stage.organiser, loser])
    expect(await refusalOf(as(who).report(of(scene)))).toBe('not_found');
  await conclude(number);

  const paper = reportPaper(done(await publicResult(world.platform, number)), 'zh');
  const document = await world.as().judging.noticedRanking(next);
  if (document.format !== 'jiebang-ranking/2') throw new Error('a ranking of the first form');
  const [places] = rowsUnder(paper, '名次');
  expect(places?.map((cells) => cells.slice(0, 4))).toEqual([
    ['1', document.content.entries[0]?.solution, '90.0000', '90'],
    ['2', document.content.entries[1]?.solution, '80.0000', '80'],
    ['3', document.content.entries[2]?.solution, '70.0000', '70'],
  ]);
  const each = rowsUnder(paper, '代号').at(-1);
  expect([each?.length, each?.[0]?.slice(1)]).toEqual([9, ['9 · 9 · 9 · 9', '90.0000', '计入']]);
  const leaves = rowsUnder(paper, '内容').flat();
  expect(leaves.map(([what, , hash]) => [what, hash])).toEqual([
    [`公示 ${number}`, expect.stringMatching(/^[0-9a-f]{64}$/)],
    ['抽签 1', document.content.draw.leaf.contentHash],
    ['排名 1', document.leaf.contentHash],
  ]);
  expect(leaves.map(([, place]) => place).slice(1)).toEqual([
    String(document.drawInclusion?.leafIndex),
    String(document.inclusion?.leafIndex),
  ]);
  const whole = JSON.stringify(paper);
  const { keyId } = await world.as().log.head();
  const says = [keyId, document.content.draw.content.seed, document.inclusion?.head.root, scene.notice, number];
  expect(
    [...says, words.published, '3 份评分不计入', '计入 9 份', '合并计 3 份'].filter((s) => !whole.includes(s ?? '?')),
  ).toEqual([]);
  const names = new Map<string, string>();
  for (const { cookie, organisation } of scene.solvers)
    names.set(organisation, (await world.as({ cookie }).identity.organisation({ params: { id: organisation } })).name);
  const hidden = [
    ...scene.solvers.flatMap(({ solution, person, organisation }) => [solution, person, organisation]),
    ...scene.judges.flatMap(({ person, seat }) => [person, seat]),
    ...struck,
    ...[
      '专家1',
      '专家2',
      '专家3',
      '专家4',
      '解题人',
      '主管部门',
      '金丝雀',
      '薄膜低温增韧',
      names.get(loser.organisation) ?? '',
    ],
  ];
  expect(hidden.filter((secret) => whole.includes(secret))).toEqual([]);
  expect(whole).toContain(names.get(winner.organisation));

  // Who may know whose each solution is reads it beside its code; the rest is the same.
  const own = reportPaper(done(await ownResult(world.platform, stage.owner.viewer, scene.need.id)), 'zh');
  expect(
    rowsUnder(own, '代号')[0]
      ?.map(([, , organisation]) => organisation)
      .sort(),
  ).toEqual([...names.values()].sort());
  const anonymous = {
    ...own,
    blocks: own.blocks.filter((block) => JSON.stringify(paper.blocks).includes(JSON.stringify(block))),
  };
  expect(anonymous.blocks).toEqual(paper.blocks);
  for (const who of [loser, authority, at(scene.judges, 0), stage.reviewer])
    expect(await refusalOf(as(who).report(of(scene)))).toBe('not_found');
  expect(await refusalOf(world.as().judging.report(of(scene)))).toBe('not_signed_in');
  expect(await refusalOf(world.as().judging.noticedReport(first))).toBe('not_found');

  const bytes = await bytesOf(world.as().judging.noticedReport(next));
  // The pages say all of it, with a picture for each sign, and nothing that is hidden.
  const printed = printedIn(bytes);
  expect(textsIn(paper).filter((text) => !printed.said.includes(plain(text)))).toEqual([]);
  expect([printed.missing, hidden.filter((secret) => printed.said.includes(plain(secret)))]).toEqual([0, []]);
  const { length } = printed.pages;
  expect(printed.pages.map(({ lines }) => lines.at(-1)?.text)).toEqual(
    printed.pages.map((_, place) => expect.stringContaining(`第 ${place + 1} 页，共 ${length} 页`)),
  );
  const again = await bytesOf(world.as().judging.noticedReport(next));
  const english = await bytesOf(as(stage.owner).report({ ...of(scene), query: { locale: 'en' } }));
  expect([again.equals(bytes), english.equals(bytes)]).toEqual([true, false]);
  const inEnglish = reportPaper(done(await ownResult(world.platform, stage.owner.viewer, scene.need.id)), 'en');
  const { said, missing } = printedIn(english);
  expect([missing, textsIn(inEnglish).filter((text) => !said.includes(plain(text)))]).toEqual([0, []]);
  if (process.env['PICTURES']) {
    writeFileSync(join(process.env['PICTURES'], 'report.zh.pdf'), bytes);
    writeFileSync(join(process.env['PICTURES'], 'report.en.pdf'), english);
  }
}, 120_000);

test('of a contest that keeps its rankings for those who took part there is no public report, and of none that fits no winner', async () => {
  const stage = await makeStage(world.platform);
  const place = { contest: stage.contest, track: stage.track };
  await makeRule(world.platform, { ...place, key: 'ranking_published', value: 'participants' });
  const scene = await makeNoticed(world.platform, world.travel, { stage });
  await conclude(scene.notice);
  expect(await refusalOf(world.as().judging.noticedReport({ params: { number: scene.notice } }))).toBe('not_found');
  const own = reportPaper(done(await ownResult(world.platform, stage.owner.viewer, scene.need.id)), 'en');
  expect([own.code, JSON.stringify(own).includes('/notices/')]).toEqual([null, false]);

  const declined = await makeRanked(world.platform, world.travel, {});
  await as(declined.stage.owner).decline({ ...of(declined), body: { reason: '都不合适。' } });
  const none = done(await ownResult(world.platform, declined.stage.organiser.viewer, declined.need.id));
  expect([none.state, none.winner, none.notice, none.notices, none.rounds.length]).toEqual([
    'declined',
    null,
    null,
    [],
    1,
  ]);
  expect(JSON.stringify(reportPaper(none, 'zh'))).toContain('未遴选出合适方案');
});
