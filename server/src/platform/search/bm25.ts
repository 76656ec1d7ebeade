const k1 = 1.2;
const b = 0.75;

/** What a term can add at most to a document's score for each unit of rarity and of weight in the query. */
export const mostImpact = k1 + 1;

/** How much a term of this weight says about a document of this length: from 0 towards `mostImpact`. Length is the sum of a document's weights. */
export const impactOf = (weight: number, length: number, averageLength: number): number =>
  (weight * mostImpact) / (weight + k1 * (1 - b + (b * length) / averageLength));

/** How rare a term is that stands in so many of so many documents. */
export const rarityOf = (having: number, documents: number): number =>
  Math.log(1 + (documents - having + 0.5) / (having + 0.5));
