/** A request that was understood and may not be done. Returned, never thrown; it changes nothing. */
export type Refusal = {
  readonly refused: string;
  /** What is wrong with which field; `path` in dots. */
  readonly fields?: readonly { readonly path: string; readonly code: string }[];
  /** Numbers and words that the client's sentence needs, such as `{ left: 2 }`. Never anything the viewer may not see. */
  readonly detail?: Readonly<Record<string, string | number>>;
};

/** Makes a refusal with a code of the contract. */
export function refuse(code: string, more: Omit<Refusal, 'refused'> = {}): Refusal {
  return { refused: code, ...more };
}

const said = new Set(['refused', 'fields', 'detail']);

/** Whether a returned value is a refusal: a reply may have a field of that name among others. */
export function isRefusal(value: unknown): value is Refusal {
  return (
    typeof value === 'object' &&
    value !== null &&
    'refused' in value &&
    typeof value.refused === 'string' &&
    Object.keys(value).every((name) => said.has(name))
  );
}

/** What was asked for, by one who knows that it cannot be refused: a factory, the demo. Throws where it was. */
export function done<T>(result: T | Refusal): T {
  if (isRefusal(result)) throw new Error(`refused: ${JSON.stringify(result)}`);
  return result;
}
