import type { Planted } from './canaries.ts';
import { type Step, sight, steps } from './sight.data.ts';
import { forget, type Memory } from './sweep/memory.ts';
import { type Sight, whereFound } from './sweep/sweep.ts';
import { ask, type Cast } from './watchers.ts';

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
    const { secret } = canary;
    const said = saidOf(secret, step, watchers);
    return sights.flatMap((sight) => {
      const { watcher } = sight;
      const where = whereFound(canary, sight);
      if ((where !== undefined) === said.has(watcher)) return [];
      if (where === undefined) return [`${watcher} does not find the ${secret}`];
      return [`${watcher} finds the ${secret} in ${where.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')}`];
    });
  });
  return [...new Set(found)].sort();
}

/** Who was answered otherwise than before, where, and from what words on: request ids, times and the heartbeats of streams apart. */
export function changedSights(before: readonly Sight[], after: readonly Sight[]): string[] {
  return after.flatMap(({ watcher, replies }) => {
    const earlier = before.find((one) => one.watcher === watcher)?.replies;
    return [...replies].flatMap(([url, reply]) => {
      if (reply === earlier?.get(url)) return [];
      const [was, is] = [timeless(earlier?.get(url)?.text ?? ''), timeless(reply.text)];
      return was === is ? [] : [`${watcher}: ${url} ${firstDifference(was, is)}`];
    });
  });
}

/** Where two texts part, with what stands around it in either. */
function firstDifference(was: string, is: string): string {
  let at = 0;
  while (at < was.length && was[at] === is[at]) at += 1;
  const around = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 40), at + 80));
  return `${around(was)} became ${around(is)}`;
}

/** What somebody is answered otherwise, asked again, than is remembered and was not touched since; nothing, when the memory is true. */
export async function missed(cast: Cast, memory: Memory): Promise<string[]> {
  await forget(cast, memory);
  const remembered = [...memory.kept.values()].filter(({ stale }) => !stale);
  const lines = cast.watchers.map(async (watcher) => {
    const changed: string[] = [];
    for (const { url, reply } of remembered.filter((one) => one.watcher === watcher)) {
      const { text } = await ask(cast, watcher, url);
      if (timeless(text) !== timeless(reply.text)) changed.push(`${watcher.name}: ${url}`);
    }
    return changed;
  });
  return (await Promise.all(lines)).flat();
}

const timeless = (reply: string) =>
  reply
    .replace(/^(: beat|: open|id: .*)?\n/gm, '')
    .replace(/"requestId":"[^"]*"/g, '')
    // Of a session none at first, and after a quarter of an hour the first; of a mail none until it has gone out, which nobody waits for.
    .replace(/"(seen_at|sent_at)": ?(null|"[^"]*")/g, '')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)/g, '')
    .replace(/\b\d{1,2}:\d\d( [AP]M)?/g, '');
