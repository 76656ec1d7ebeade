import fs from 'node:fs';
import path from 'node:path';
import type { Guard } from './guards.data.ts';

const server = path.resolve(import.meta.dirname, '../..');

/** What is wrong with a line of the list as the code stands: its guard is not where it says, once, or its test is not. Empty when nothing. */
export function wrongWith({ test: [file, name], guard, behind = [] }: Guard): string[] {
  const read = (one: string) => (fs.existsSync(one) ? fs.readFileSync(one, 'utf8') : '');
  return [
    ...[guard, ...behind].flatMap(([source, standing, without]) => {
      const places = read(path.join(server, 'src', source)).split(standing).length - 1;
      return [
        ...(places === 1 ? [] : [`${standing} stands ${places} times in ${source}`]),
        ...(standing === without ? [`${standing} is taken away by itself`] : []),
      ];
    }),
    ...(read(path.join(server, file)).includes(name) ? [] : [`${file} has no test “${name}”`]),
  ];
}

/**
 * A copy of the house in which guards can be taken away: the server's own files, and the rest of the house by name. Its changes reach
 * nobody else. Remove the folder at the end.
 */
export function copyOfHouse(into: string): string {
  const house = path.dirname(server);
  const copied = new Set(['server', 'vitest.config.ts', 'package.json']);
  for (const name of fs.readdirSync(house)) {
    if (name.startsWith('.')) continue;
    const [from, to] = [path.join(house, name), path.join(into, name)];
    if (copied.has(name))
      fs.cpSync(from, to, { recursive: true, filter: (one) => path.basename(one) !== 'node_modules' });
    else fs.symlinkSync(from, to);
  }
  const own = path.join(server, 'node_modules');
  if (fs.existsSync(own)) fs.symlinkSync(own, path.join(into, 'server', 'node_modules'));
  return into;
}

/** Takes a guard away in a copy of the house, with what stands behind it; what is returned puts it back. */
export function takeAway(copy: string, { guard, behind = [] }: Guard): () => void {
  const undo = [guard, ...behind].map(([source, standing, without]) => {
    const file = path.join(copy, 'server', 'src', source);
    const text = fs.readFileSync(file, 'utf8');
    fs.writeFileSync(
      file,
      text.replace(standing, () => without),
    );
    return () => fs.writeFileSync(file, text);
  });
  return () => {
    for (const one of undo.reverse()) one();
  };
}
