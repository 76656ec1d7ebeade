import { benchBoard } from './board/main.ts';

// `npm run bench -- board [--seconds 8]`, `npm run bench -- facts`.
const [name, ...rest] = process.argv.slice(2);
const seconds = Number(rest[rest.indexOf('--seconds') + 1] ?? 8) || 8;

if (name === 'board') await benchBoard(seconds);
else {
  console.error('Say which bench: board or facts.');
  process.exitCode = 2;
}
