import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Module } from '../../../server/src/platform/module.ts';

const code = (text: string) => `\`${text}\``;

/** Names of facts that a module's sources record beside its lifecycles: `record(tx, { name: 'role_granted', …`. */
async function recordedIn(folder: string): Promise<string[]> {
  const paths = (await readdir(folder, { recursive: true })).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  const texts = await Promise.all(paths.map((file) => readFile(path.join(folder, file), 'utf8')));
  return texts.flatMap((text) =>
    [...text.matchAll(/\brecord\(\s*\w+,\s*\{\s*name:([^,]+),/g)].flatMap(([, name = '']) =>
      [...name.matchAll(/'([a-z]+(?:_[a-z]+)+)'/g)].map(([, fact = '']) => fact),
    ),
  );
}

/** The page of facts: who records each, and what follows from it. */
export async function factsPage(root: string, modules: readonly Module[]): Promise<string> {
  const reactions = modules.flatMap((module) => module.reactions ?? []);
  const rows: string[] = [];
  for (const module of modules) {
    const recorded = await recordedIn(path.join(root, 'server/src/modules', module.name));
    const moved = (module.lifecycles ?? []).flatMap((life) =>
      life.rows.map((move) => ({ fact: move.fact, by: `${life.noun}: ${move.action}` })),
    );
    for (const fact of [...new Set([...moved.map((move) => move.fact), ...recorded, ...(module.facts ?? [])])].sort()) {
      const by = [...new Set(moved.filter((move) => move.fact === fact).map((move) => code(move.by)))];
      const follows = reactions.filter((reaction) => reaction.on.includes(fact)).map((reaction) => code(reaction.name));
      rows.push(`| ${code(fact)} | ${code(module.name)} | ${by.join(', ') || '–'} | ${follows.join(', ') || '–'} |`);
    }
  }
  return `# Facts, and what follows from each

Printed by \`npm run generate\`. A fact is written with the last statement of its transaction; each reaction takes it at least once and
has its effect once, in a transaction of its own. How far each reaction is: \`jiebang doctor\`.

| fact | module | move | reactions |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}
