import { type Planted, standsIn } from './canaries.ts';
import { type Step, sight, steps } from './sight.data.ts';
import type { Sight } from './sweep.ts';

type Change = { readonly from: number; readonly add: boolean; readonly who: string };

const table = new Map(
  sight
    .trim()
    .split('\n')
    .map((line) => {
      const [secret = '', rest = ''] = line.split(':').map((part) => part.trim());
      return [secret, rest === '' ? [] : rest.split(';').flatMap(changesOf)] as const;
    }),
);

function changesOf(part: string): Change[] {
  const [step = '', ...people] = part.trim().split(/\s+/);
  const from = (steps as readonly string[]).indexOf(step);
  if (from < 0) throw new Error(`there is no step ${step}`);
  return people.map((one) => ({ from, add: one.startsWith('+'), who: one.slice(1) }));
}

/** Who is said to find a secret at a step. */
function saidOf(secret: string, step: Step, watchers: readonly string[]): Set<string> {
  const changes = table.get(secret);
  if (!changes) throw new Error(`the table does not say who may see: ${secret}`);
  const may = new Set<string>();
  for (const { from, add, who } of changes) {
    if (from > steps.indexOf(step)) continue;
    for (const one of who === 'everyone' ? watchers : [who]) {
      if (!watchers.includes(one)) throw new Error(`nobody is called ${one}`);
      if (add) may.add(one);
      else may.delete(one);
    }
  }
  return may;
}

/** Where what was found differs from what is said, in words; empty when nothing does. */
export function surprises(step: Step, sights: readonly Sight[], planted: readonly Planted[]): string[] {
  const watchers = sights.map(({ watcher }) => watcher);
  const found = planted.flatMap((canary) => {
    const { secret, spellings } = canary;
    const said = saidOf(secret, step, watchers);
    return sights.flatMap(({ watcher, text, words, replies }) => {
      const sees = standsIn(canary, text, words);
      if (sees === said.has(watcher)) return [];
      if (!sees) return [`${watcher} does not find the ${secret}`];
      const [where] = [...replies].find(([, reply]) => spellings.some((one) => reply.includes(one))) ?? ['?'];
      return [`${watcher} finds the ${secret} in ${where.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')}`];
    });
  });
  return [...new Set(found)].sort();
}

/** Who was answered otherwise than before, and where: request ids, times and the heartbeats of streams apart. */
export function changedSights(before: readonly Sight[], after: readonly Sight[]): string[] {
  return after.flatMap(({ watcher, replies }) => {
    const earlier = before.find((one) => one.watcher === watcher)?.replies;
    return [...replies]
      .filter(([url, reply]) => timeless(reply) !== timeless(earlier?.get(url) ?? ''))
      .map(([url]) => `${watcher}: ${url}`);
  });
}

const timeless = (reply: string) =>
  reply
    .replace(/^(: beat|: open|id: .*)?\n/gm, '')
    .replace(/"requestId":"[^"]*"/g, '')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '');
