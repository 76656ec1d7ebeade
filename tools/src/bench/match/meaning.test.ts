import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openaiEmbeddings } from '../../../../server/src/platform/providers/embeddings/openai.ts';
import { type EmbeddingsStandIn, embeddingsStandIn } from '../../../../server/src/testing/providers/embeddings.ts';
import type { Judged } from './judged.ts';
import { benchMeaning, keptVectors } from './meaning.ts';

let service: EmbeddingsStandIn;
let folder: string;
beforeAll(async () => {
  service = await embeddingsStandIn();
  folder = mkdtempSync(path.join(os.tmpdir(), 'vectors-'));
});
afterAll(async () => {
  await service.close();
  rmSync(folder, { recursive: true });
});
const quiet = () => undefined;

test('a text is sent once for each model, also when an earlier run was cut short', async () => {
  const file = path.join(folder, 'a.tsv');
  const one = openaiEmbeddings(service.settings);
  const texts = ['污水', '轴承', '污水'];
  const first = await keptVectors(one, texts, file, quiet);
  expect([service.sent(), first.map((vector) => vector?.length)]).toEqual([
    ['污水', '轴承'],
    [256, 256, 256],
  ]);
  expect(await keptVectors(one, ['轴承', ...texts], file, quiet)).toEqual([first[1], ...first]);
  expect(service.sent()).toHaveLength(2);
  const whole = readFileSync(file, 'utf8').trimEnd();
  writeFileSync(file, whole.slice(0, -9));
  expect(await keptVectors(one, texts, file, quiet)).toEqual(first);
  expect(service.sent().slice(2)).toEqual(['轴承']);
  appendFileSync(file, 'nothing\n');
  await keptVectors(openaiEmbeddings({ ...service.settings, version: '2' }), ['污水'], file, quiet);
  await keptVectors(one, texts, file, quiet);
  expect(service.sent().slice(3)).toEqual(['污水']);
});

test('what means the same in other words is worth what it brings, by the share that is best on the fitted half', async () => {
  const need = (half: 'fitted' | 'held_out', good: number): Judged['needs'][number] => ({
    ...{ title: '污水污水处理', content: '处理污水。', half },
    judgements: [
      { title: good, grade: 4 },
      { title: 1, grade: 1 },
      { title: 2, grade: 1 },
    ],
  });
  const judged: Judged = {
    titles: ['abwasser abwasser', '处理轴承', '处理小麦', 'abwasser'],
    further: [],
    needs: [need('fitted', 0), need('held_out', 3)],
  };
  const said: string[] = [];
  await benchMeaning(judged, openaiEmbeddings(service.settings), path.join(folder, 'b.tsv'), (line) => said.push(line));
  const told = JSON.parse(said.at(-1) ?? '') as Record<
    'fitted' | 'held_out' | 'all',
    { ndcg10: { words: number; gain: { mean: number } } }
  >;
  expect(told).toMatchObject({ bench: 'match', model: 'hashed-pairs', dimensions: 256, needs: 2, documents: 4 });
  for (const half of ['fitted', 'held_out', 'all'] as const) {
    const { words, gain } = told[half].ndcg10;
    expect([words < 1, words + gain.mean]).toEqual([true, expect.closeTo(1, 3)]);
  }
  expect(said.filter((line) => line.startsWith('meaning alone'))).toHaveLength(3);
});
