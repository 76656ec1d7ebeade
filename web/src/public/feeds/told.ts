/** A text for machines and when what it tells of last changed; null when that is not known. */
export type Told = { readonly text: string; readonly changed: string | null };

/** The latest of some instants, all written alike. */
export const newest = (instants: readonly (string | null)[]): string | null =>
  instants.reduce((latest, at) => (at !== null && (latest === null || at > latest) ? at : latest), null);
