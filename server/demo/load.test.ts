import { afterAll, beforeAll, expect, test } from 'vitest';
import { modules } from '#app';
import { openWorld, type World } from '#testing/world.ts';
import { loadDemo } from './load.ts';

let world: World;
const lines: string[] = [];
beforeAll(async () => {
  world = await openWorld();
  await loadDemo(world.platform, modules, (line) => lines.push(line));
}, 120_000);
afterAll(() => world.close());

test('loading says how far it is', () => {
  console.log(lines.join('\n'));
  expect(lines[0]).toBe('单位 47 家，人员 100 位');
});
