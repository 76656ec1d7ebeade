import { parseArgs } from 'node:util';
import { benchAssign } from './assign.ts';
import { benchBoard } from './board/main.ts';
import { benchDesks } from './desks/main.ts';
import { benchFacts } from './facts.ts';

// `npm run bench -- assign|board|desks|facts [--seconds 8] [--needs 100000] [--warm-up 20]`
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '8' },
    needs: { type: 'string', default: '100000' },
    'warm-up': { type: 'string', default: '20' },
  },
});
const [name] = positionals;
const size = { seconds: Number(values.seconds), needs: Number(values.needs), warmUp: Number(values['warm-up']) };

if (name === 'assign') benchAssign(size);
else if (name === 'board') await benchBoard(size);
else if (name === 'desks') await benchDesks(size);
else if (name === 'facts') await benchFacts(size.seconds);
else {
  console.error('Say which bench: assign, board, desks or facts.');
  process.exitCode = 2;
}
