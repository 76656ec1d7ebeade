import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { benchAssign } from './assign.ts';
import { benchBoard } from './board/main.ts';
import { benchDesks } from './desks/main.ts';
import { benchFacts } from './facts.ts';
import { benchImport } from './import/main.ts';
import { benchLanguages } from './languages.ts';
import { benchLive } from './live/main.ts';
import { judgedFrom, providerFrom } from './match/given.ts';
import { benchMatch } from './match/main.ts';
import { benchMeaning } from './match/meaning.ts';
import { benchSearch } from './search/main.ts';

// `npm run bench -- assign|board|desks|facts|live [--seconds 8] [--needs 100000] [--warm-up 20] [--screens 5000]`; live runs for 60 s
// `npm run bench -- languages [--parallel FOLDER]`: the unpacked npm package @openstreetmap/id-tagging-schema
// `npm run bench -- search [--documents 1000000] [--engine lancedb]`, `npm run bench -- import [--rows 100000] [--kills 5]`
// `npm run bench -- match --judgements FILE.tsv --needs FILE.jsonl [--distractors FILE.txt] [--further FILE.jsonl]`, or `--judgements postgres://…` for what people said of matches
// the same with `--embeddings URL|FILE.onnx --model NAME [--vectors FILE]`: what a provider of dense vectors would add; its key is EMBEDDINGS_KEY, vectors are kept in the file
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string' },
    needs: { type: 'string' },
    'warm-up': { type: 'string', default: '20' },
    screens: { type: 'string', default: '5000' },
    documents: { type: 'string', default: '1000000' },
    engine: { type: 'string', default: 'segments' },
    rows: { type: 'string', default: '100000' },
    kills: { type: 'string', default: '5' },
    parallel: { type: 'string' },
    judgements: { type: 'string' },
    distractors: { type: 'string' },
    further: { type: 'string' },
    embeddings: { type: 'string' },
    model: { type: 'string' },
    vectors: { type: 'string', default: path.join(os.tmpdir(), 'jiebang-vectors.tsv') },
  },
});
const [name] = positionals;
const size = {
  seconds: Number(values.seconds ?? 8),
  needs: Number(values.needs ?? 100_000),
  warmUp: Number(values['warm-up']),
};

if (name === 'assign') benchAssign(size);
else if (name === 'board') await benchBoard(size);
else if (name === 'desks') await benchDesks(size);
else if (name === 'facts') await benchFacts(size.seconds);
else if (name === 'import') await benchImport(Number(values.rows), Number(values.kills));
else if (name === 'languages') await benchLanguages(values.parallel);
else if (name === 'live') await benchLive({ seconds: Number(values.seconds ?? 60), screens: Number(values.screens) });
else if (name === 'search') await benchSearch(Number(values.documents), values.engine === 'lancedb');
else if (name === 'match') {
  const { needs, judgements, distractors, further, embeddings, model, vectors } = values;
  const files = { needs, judgements, distractors, further };
  if (embeddings === undefined) await benchMatch(files);
  else await benchMeaning((await judgedFrom(files)).judged, providerFrom(embeddings, model, process.env), vectors);
} else {
  console.error('Say which bench: assign, board, desks, facts, import, languages, live, match or search.');
  process.exitCode = 2;
}
