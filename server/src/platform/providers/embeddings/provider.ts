/**
 * A provider of dense vectors: texts as points on a sphere, near each other where they mean much the same. Optional: without one
 * matching is by words.
 */
export type Embeddings = {
  /** What the vectors are of: name, version and dimensions. Vectors of two of them say nothing of each other. */
  readonly model: string;
  /** What a text as near in meaning as can be adds, over what the need's own title scores. */
  readonly share: number;
  /**
   * Vectors of unit length, in the order of the texts; null for a text that the provider does not take, also cut to a part of it. Throws an
   * `EmbeddingsFailure` where it cannot be had now, and what `stopping` throws when that is aborted.
   */
  embed(texts: readonly string[], stopping?: AbortSignal): Promise<(Float32Array | null)[]>;
};

/** Why there are no vectors now, in words that hold neither key, address nor text; and after how long it is worth asking again. */
export class EmbeddingsFailure extends Error {
  readonly againMs: number;
  constructor(message: string, againMs: number) {
    super(message);
    this.againMs = againMs;
  }
}

/** A vector of the same direction and of length 1; null where it has none: it is zero, or not of numbers. */
export function unit(values: readonly number[] | Float32Array): Float32Array | null {
  const length = Math.hypot(...values);
  return length > 0 && Number.isFinite(length) ? Float32Array.from(values, (value) => value / length) : null;
}
