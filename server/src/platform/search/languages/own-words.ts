import type { Db } from '../../db/connection.ts';
import { type Entry, type Glossary, glossaryOf, layered } from './glossary.ts';

/** What a house knows of both languages beside the dictionary: what its people confirmed, what it learned, and pairs that its people rejected. */
export type OwnWords = {
  readonly confirmed: readonly Omit<Entry, 'weight'>[];
  readonly learned: readonly Entry[];
  readonly rejected: readonly Omit<Entry, 'weight'>[];
};

/** Where the own words are kept: a version that changes with them, cheap to ask, and all of them. */
export type OwnWordsSource = {
  version(db: Db): Promise<string>;
  read(db: Db): Promise<OwnWords>;
};

/** Own words before a dictionary: what people confirmed counts most, then what was learned; what they rejected is in neither. */
export function withOwnWords({ confirmed, learned, rejected }: OwnWords, dictionary: Glossary): Glossary {
  const sure = glossaryOf(confirmed.map((pair) => ({ ...pair, weight: 1 })));
  return layered([sure, glossaryOf(learned), dictionary], rejected);
}
