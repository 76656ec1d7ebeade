import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Needs with what people judged of them, and all titles that are searched: those judged, then those that only distract. */
export type Judged = {
  readonly needs: readonly JudgedNeed[];
  readonly titles: readonly string[];
  /** The text below each title, where there are texts. */
  readonly bodies?: readonly string[];
  /** Texts to learn the language from, and nothing else. */
  readonly further: readonly string[];
};
export type JudgedNeed = {
  readonly title: string;
  readonly content: string;
  /** Parameters were chosen on the needs of one half alone. */
  readonly half: 'fitted' | 'held_out';
  /** Places in `titles`, with their grade: 1 unrelated to 4 best. */
  readonly judgements: readonly { readonly title: number; readonly grade: number }[];
};

/** Paths. */
export type JudgedFiles = {
  readonly needs: string;
  readonly judgements: string;
  readonly distractors: string | undefined;
  readonly further: string | undefined;
};

const linesOf = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '');

/**
 * Reads needs (JSON Lines: id, title, content), judgements (tab-separated with a heading: need, achievement, grade, title of the achievement)
 * and further titles (one a line; those that a judged achievement has are left out, since nobody could tell the two apart).
 * `further` is JSON Lines of papers (title, abstract, keywords).
 */
export function readJudged({ needs, judgements, distractors, further }: JudgedFiles): Judged {
  const titles: string[] = [];
  const placeOf = new Map<string, number>();
  const judged = new Map<string, { title: number; grade: number }[]>();
  for (const line of linesOf(judgements).slice(1)) {
    const [need = '', achievement = '', grade = '', title = ''] = line.split('\t');
    const place = placeOf.get(achievement) ?? titles.push(title) - 1;
    placeOf.set(achievement, place);
    judged.set(need, [...(judged.get(need) ?? []), { title: place, grade: Number(grade) }]);
  }
  const known = new Set(titles);
  for (const title of distractors === undefined ? [] : linesOf(distractors)) {
    if (!known.has(title)) titles.push(title);
    known.add(title);
  }
  return {
    titles,
    further: (further === undefined ? [] : linesOf(further)).flatMap((line) => {
      const { title, abstract, keywords } = JSON.parse(line) as { title: string; abstract: string; keywords: string[] };
      return [title, keywords.join(' '), abstract];
    }),
    needs: linesOf(needs).map((line) => {
      const { id, title, content } = JSON.parse(line) as { id: string; title: string; content: string };
      return { title, content, half: halfOf(id), judgements: judged.get(id) ?? [] };
    }),
  };
}

/** The half of a need, by the hash of its id. */
export const halfOf = (id: string): JudgedNeed['half'] =>
  (createHash('sha256').update(id).digest()[0] ?? 0) % 2 === 0 ? 'fitted' : 'held_out';
