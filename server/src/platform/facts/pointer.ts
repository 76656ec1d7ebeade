/**
 * What a thing with an id is and what it belongs to, by which people call it: a question to its need, a panel too, an API key to its
 * organisation. A thing that bears a name of its own says it; `to` is null where it belongs to nothing that is called.
 */
export type Pointer = {
  readonly id: string;
  readonly kind: string;
  readonly to: 'need' | 'contest' | 'track' | 'organisation' | 'person' | null;
  readonly target: string | null;
  readonly name?: string | null;
};

/** How a thing is called for one reader, and whether that reader may read it itself: then also its history with its reasons. */
export type Label = {
  readonly number: string | null;
  /** Null for who may not read it. */
  readonly name: string | null;
  readonly nameEn: string | null;
  /** An address of the site without a language; null where there is no page of it for this reader. */
  readonly address: string | null;
  readonly reads: boolean;
};
