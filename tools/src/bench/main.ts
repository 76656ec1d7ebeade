import { benchBoard } from './board/main.ts';
import { benchDesks } from './desks/main.ts';
import { benchFacts } from './facts.ts';

// `npm run bench -- board|desks|facts [--seconds 8]`
const [name, ...rest] = process.argv.slice(2);
const seconds = Number(rest[rest.indexOf('--seconds') + 1] ?? 8) || 8;

if (name === 'board') await benchBoard(seconds);
else if (name === 'desks') await benchDesks(seconds);
else if (name === 'facts') await benchFacts(seconds);
else {
  console.error('Say which bench: board, desks or facts.');
  process.exitCode = 2;
}
