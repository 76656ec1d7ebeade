import { commonLeast, commonPart, everyday, leastShared, mostTerms, similarFrom, ties, titleWeight } from './config.ts';

/** A term by what it counts. */
export type Weighed = {
  readonly term: string;
  readonly weight: number;
  /** Whether so many needs have it that it finds none. */
  readonly common?: boolean;
};
/** How much is shared, in percent, and which terms. */
export type Likeness = { readonly share: number; readonly shared: ReadonlySet<string> };

const plain = new Set(everyday);
const isTelling = (term: string): boolean => !plain.has(term) && ![...ties].some((tie) => term.includes(tie));

/** Needs of the board that may have a term at most, for it to tell one of them apart. */
export const commonAmong = (all: number): number => Math.max(commonLeast, Math.floor(all * commonPart));

/**
 * The terms that tell a need apart: where each stands in it, times how rare it is among the `all` needs of the board, of which `on` says
 * how many have it (inverse document frequency).
 */
export function tellingTerms(
  said: { readonly title: readonly string[]; readonly text: readonly string[] },
  on: ReadonlyMap<string, number>,
  all: number,
): readonly Weighed[] {
  const title = new Set(said.title);
  return [...new Set([...said.title, ...said.text])]
    .filter(isTelling)
    .map((term) => {
      const found = on.get(term) ?? 0;
      const weight = (title.has(term) ? titleWeight : 1) * Math.log(1 + (all + 1) / (found + 1));
      return { term, weight, common: found > commonAmong(all) };
    })
    .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
    .slice(0, mostTerms);
}

/** How alike a need is that has some of the telling terms of another one; null where that is too little. */
export function likeness(telling: readonly Weighed[], has: ReadonlySet<string>): Likeness | null {
  const shared = telling.filter(({ term }) => has.has(term));
  const sum = (of: readonly Weighed[]) => of.reduce((total, { weight }) => total + weight, 0);
  const share = Math.floor((100 * sum(shared)) / sum(telling));
  if (share < similarFrom || shared.length < leastShared) return null;
  return { share, shared: new Set(shared.map(({ term }) => term)) };
}

const runs = /[㐀-䶿一-鿿]+|[a-z0-9][a-z0-9.+#-]*/g;

/** Shared terms as they stand in a text: pairs of characters that follow each other are one word again. Each once, the longest first. */
export function phrasesIn(text: string, shared: ReadonlySet<string>): string[] {
  const found = [...text.normalize('NFKC').toLowerCase().matchAll(runs)].flatMap(([run]) => {
    const word = run.replace(/[.+#-]+$/, '');
    return /^[a-z0-9]/.test(run) ? (shared.has(word) ? [word] : []) : phrasesOfRun(run, shared);
  });
  const all = [...new Set(found)].sort((a, b) => b.length - a.length);
  return all.filter((phrase, n) => !all.slice(0, n).some((longer) => longer.includes(phrase)));
}

function phrasesOfRun(run: string, shared: ReadonlySet<string>): string[] {
  const phrases: string[] = [];
  const pair = (at: number) => run.slice(at, at + 2);
  for (let from = 0; from < run.length; from += 1) {
    if (!shared.has(pair(from))) continue;
    let to = from;
    while (shared.has(pair(to + 1))) to += 1;
    // Half of an everyday word at either end says nothing.
    const first = from > 0 && plain.has(pair(from - 1)) ? from + 1 : from;
    const last = plain.has(pair(to + 1)) ? to : to + 1;
    if (last > first) phrases.push(run.slice(first, last + 1));
    from = to;
  }
  return phrases;
}
