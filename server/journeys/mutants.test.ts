import { readdirSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { modules } from '#app';
import { mutants as mutantsOf } from '#testing/lifecycle.ts';

const asked = vi.hoisted(() => ({ killed: new Map<string, number>(), mutants: new Map<object, string>() }));
vi.mock('#testing/lifecycle.ts', async (original) => {
  const real = await original<typeof import('#testing/lifecycle.ts')>();
  return {
    ...real,
    /** The real mutants, with a note of whose each is. */
    mutants: (life: Parameters<typeof real.mutants>[0]) => {
      const made = real.mutants(life);
      for (const one of made) asked.mutants.set(one.life, life.noun);
      return made;
    },
    /** The real comparison, counting the mutants that it finds out. */
    differences: (...given: Parameters<typeof real.differences>) => {
      const found = real.differences(...given);
      const noun = asked.mutants.get(given[0]);
      if (noun !== undefined && found.length > 0) asked.killed.set(noun, (asked.killed.get(noun) ?? 0) + 1);
      return found;
    },
  };
});
// Each module's own tests of its lifecycles and of its nouns', run here once more to be counted.
const rooms = new URL('../src/modules/', import.meta.url);
for (const { name } of modules) {
  const files = readdirSync(new URL(name, rooms), { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((one) => /(^|[/\\])lifecycle\.test\.ts$/.test(one)))
    await import(new URL(`${name}/${file}`, rooms).pathname);
}

test('each row of each lifecycle, with its from, to, by and when changed in turn, is found out by its module’s test', () => {
  // A life that stands in no column, such as an item's on stage, is in no module's list: it is known by its test alone.
  const tried = Map.groupBy(asked.mutants.values(), (noun) => noun);
  const lives = modules.flatMap((module) => module.lifecycles ?? []);
  const made = {
    ...Object.fromEntries([...tried].map(([noun, all]) => [noun, all.length])),
    ...Object.fromEntries(lives.map((life) => [life.noun, mutantsOf(life).length])),
  };
  expect(Object.fromEntries(asked.killed)).toEqual(made);
  const total = Object.values(made).reduce((sum, one) => sum + one, 0);
  process.stdout.write(`${total} mutants of ${Object.keys(made).length} lifecycles, all of them found out\n`);
});
