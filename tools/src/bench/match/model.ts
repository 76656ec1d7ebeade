import { fields } from '../../../../contract/src/reference/fields.ts';
import { industries } from '../../../../contract/src/reference/industries.ts';
import { readDocument } from '../../../../server/src/platform/search/match/document.ts';
import { learn } from '../../../../server/src/platform/search/match/knowledge.ts';
import { ask, firstStage, match } from '../../../../server/src/platform/search/match/rank.ts';
import { memoryIndex } from '../../../../server/src/platform/search/memory.ts';
import type { Judged } from './judged.ts';

export type Modelled = {
  readonly scores: Float64Array;
  /** How many of the first 50 are among the first 200 that the index finds by weighted terms, which alone are matched one by one in service. */
  readonly firstStage: number;
};

/**
 * The product's own way, over titles. Everything it knows of the language it learns from these needs and titles, from the names of fields
 * and industries, and from what else was given.
 */
export async function model({
  needs,
  titles,
  bodies,
  further,
}: Judged): Promise<(need: { readonly title: string; readonly content: string }) => Promise<Modelled>> {
  const texts = titles.map((headline, place) => ({ headline, body: bodies?.[place] ?? '' }));
  const names = [...fields, ...industries].map(({ name }) => name);
  const knowledge = learn(needs, texts, [...names, ...further]);
  const documents = texts.map(readDocument);
  const index = memoryIndex();
  await index.put(
    documents.flatMap(({ terms }, i) =>
      terms.size === 0
        ? []
        : [{ id: String(i), terms: new Map([...terms].map(([term, { weight }]) => [term, weight])) }],
    ),
  );
  return async (need) => {
    const asked = ask(need, knowledge);
    const scores = Float64Array.from(documents, (document) => match(asked, document, knowledge).score);
    const { hits } = await index.search({ terms: firstStage(asked, knowledge), limit: 200 });
    const first = [...scores.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0)).slice(0, 50);
    const found = new Set(hits.map(({ id }) => Number(id)));
    return { scores, firstStage: first.filter((one) => found.has(one)).length / first.length };
  };
}
