import type { SearchDocument } from './port.ts';

const longestId = 200;
/** A term of a text that is no words at all may be longer than any that is asked for; so far they are told apart. */
export const longestTerm = 200;

/** Throws a RangeError where a document is not what an index can hold. */
export function accept({ id, terms, values = {}, numbers = {} }: SearchDocument): void {
  if (id.length === 0 || id.length > longestId) throw new RangeError(`an id of ${id.length} characters`);
  for (const [term, weight] of terms) {
    if (term.length === 0 || term.length > longestTerm)
      throw new RangeError(`${id}: a term of ${term.length} characters`);
    if (!(weight > 0 && weight < Number.POSITIVE_INFINITY))
      throw new RangeError(`${id}: the weight ${weight} of ${term}`);
  }
  for (const [name, several] of Object.entries(values))
    if (new Set(several).size < several.length) throw new RangeError(`${id}: a value of ${name} stands twice`);
  for (const [name, number] of Object.entries(numbers))
    if (!Number.isFinite(number)) throw new RangeError(`${id}: the number ${name} is ${number}`);
}
