import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePerson } from '#modules/identity/factory.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makeNoticed } from '../../factory.ts';

// What an objector gives as evidence: who may give it, who reads it, and what the log keeps of it.

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const pdf = (words: string) => new Blob([`%PDF-1.4\n%${words}\n%%EOF\n`]);
const named = (name: string) => ({ query: { name } });
const at = <T>(list: readonly T[], place: number): T => {
  const found = list[place];
  if (found === undefined) throw new Error(`there is no ${place}`);
  return found;
};

test('evidence is the objector’s to give until the answer, read by who may answer and stands on no side, and its hash is in the log', async () => {
  const scene = await makeNoticed(world.platform, world.travel);
  const { stage } = scene;
  const objector = await stage.solver('第三方异议人');
  const as = (who: { cookie: string }) => world.as(who).judging;
  const text = '公示方案与既有专利重复，见附件检索报告。';
  const { id } = await as(objector).object({ params: { number: scene.notice }, body: { text } });
  const params = { id };
  const report = pdf('金丝雀检索报告');
  const add = (who: { cookie: string }, body: Blob, name = '检索报告.pdf') =>
    as(who).addEvidence({ params, ...named(name), body });
  const given = await add(objector, report);
  expect(given).toMatchObject({ name: '检索报告.pdf', type: 'application/pdf', scan: 'not_scanned' });

  const grants = [{ role: 'organiser', scope: 'contest', scopeId: stage.contest } as const];
  const answerer = await makePerson(world.platform, { name: '答复人', grants });
  const bound = await makePerson(world.platform, {
    name: '受约束答复人',
    grants,
    organisations: [{ id: at(scene.solvers, 0).organisation }],
  });
  const file = { params: { id, file: given.id } };
  const url = `/api/v1/workspace/objections/${id}/evidence/${given.id}`;
  const read = async ({ cookie }: { cookie: string }) => {
    const { statusCode, body, headers } = await world.server.inject({ method: 'GET', url, headers: { cookie } });
    return [statusCode, body.includes('金丝雀'), String(headers['content-disposition'] ?? '').split(';')[0]];
  };
  for (const who of [objector, answerer, stage.admin]) expect(await read(who)).toEqual([200, true, 'attachment']);
  for (const who of [
    at(scene.solvers, 0),
    at(scene.solvers, 1),
    stage.owner,
    at(scene.judges, 0),
    bound,
    stage.reviewer,
  ])
    expect([await read(who), await refusalOf(as(who).evidence(file))]).toEqual([[404, false, ''], 'not_found']);
  // Nobody but the objector gives any, and what is refused leaves nothing behind.
  for (const who of [answerer, at(scene.solvers, 1), stage.owner])
    expect(await refusalOf(add(who, report))).toBe('not_found');
  expect(await refusalOf(add(objector, new Blob(['<script>alert(1)</script>']), '检索报告.pdf'))).toBe(
    'file_name_differs',
  );
  const mine = async () => at((await as(objector).objections()).items, 0);
  for (let n = 2; n <= 10; n += 1) await add(objector, pdf(`第${n}份`));
  expect(await refusalOf(add(objector, report))).toBe('too_many_attachments');
  expect((await mine()).evidence.map((one) => one.id)).toHaveLength(10);
  expect((await mine()).can['add_evidence']).toEqual({ code: 'too_many_attachments' });
  const queue = (await as(answerer).objections({ query: { desk: 'answering' } })).items;
  expect([at(at(queue, 0).evidence, 0), at(queue, 0).can['add_evidence']]).toEqual([given, undefined]);

  const answer = { answer: '经核不成立。', published: '经核实，异议不成立。' };
  await as(answerer).dismiss({ params, body: answer });
  expect(await refusalOf(add(objector, report))).toBe('not_in_this_state');
  const opening = await as(objector).objectionOpening({ params: { number: scene.notice } });
  const { evidence } = opening.content['hashes'] as { evidence: string[] };
  const hash = createHash('sha256')
    .update(Buffer.from(await report.arrayBuffer()))
    .digest('hex');
  expect([evidence.length, evidence.includes(hash)]).toEqual([10, true]);
  const { rows } = await world.platform.pool.query('select count(*)::int as n from judging.objection_file');
  expect(rows).toEqual([{ n: 10 }]);
});
