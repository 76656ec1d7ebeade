import { fields } from '../../../../contract/src/reference/fields.ts';
import { industries } from '../../../../contract/src/reference/industries.ts';
import { readDocument } from '../../../../server/src/platform/search/match/document.ts';
import { learn } from '../../../../server/src/platform/search/match/knowledge.ts';
import { know } from '../../../../server/src/platform/search/match/known.ts';
import { type Parameters, parameters } from '../../../../server/src/platform/search/match/parameters.ts';
import { ask, firstStage, matchKnown } from '../../../../server/src/platform/search/match/rank.ts';
import { memoryIndex } from '../../../../server/src/platform/search/memory.ts';
import type { Judged } from './judged.ts';

type Need = { readonly title: string; readonly content: string };

export type Model = {
  /** The score of every title, by the product's numbers or by others; where only some are wanted, 0 for the rest. */
  readonly scores: (need: Need, by?: Parameters, wanted?: ReadonlySet<number>) => Float64Array;
  /** How many of the best 50 are among the first 200 that the index finds by weighted terms, which alone are matched one by one in service. */
  readonly firstStage: (need: Need, scores: Float64Array) => Promise<number>;
};

/**
 * The product's own way, over titles. Everything it knows of the language it learns from these needs and titles, from the names of fields
 * and industries, and from what else was given; of judgements it learns nothing.
 */
export async function model({ needs, titles, bodies, further }: Judged): Promise<Model> {
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
  const known = documents.map((document) => know(document, knowledge));
  return {
    scores: (need, by = parameters, wanted = undefined) => {
      const asked = ask(need, knowledge, by);
      return Float64Array.from(known, (document, place) =>
        wanted === undefined || wanted.has(place) ? matchKnown(asked, document).score : 0,
      );
    },
    firstStage: async (need, scores) => {
      const { hits } = await index.search({ terms: firstStage(ask(need, knowledge), knowledge), limit: 200 });
      const first = [...scores.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0)).slice(0, 50);
      const found = new Set(hits.map(({ id }) => Number(id)));
      return first.filter((one) => found.has(one)).length / first.length;
    },
  };
}
