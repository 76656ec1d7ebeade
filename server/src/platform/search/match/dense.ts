import { setImmediate as breathe } from 'node:timers/promises';

/** A direction with a byte for each dimension, from -127 to 127. */
export type Small = Int8Array;

/** So many rows are compared before others have their turn: some milliseconds. */
const rowsAtOnce = 4096;
/** With few texts what is usual is not known: so many are thought of that have nothing in common with anything. */
const prior = 20;

/** A vector in a byte for each dimension; of 384 and more the cosine of two changes by less than 0.01. */
export function small(vector: Float32Array): Small {
  const most = vector.reduce((max, value) => Math.max(max, Math.abs(value)), 0) || 1;
  return Int8Array.from(vector, (value) => Math.round((value / most) * 127));
}

/** How near two directions are: 1 where they are the same, 0 where they have nothing in common. */
export const cosine = (a: Small, b: Small): number => product(a, b, 0) / (lengthOf(a) * lengthOf(b));

function product(a: Small, values: Small, from: number): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (values[from + i] ?? 0);
  return sum;
}

const lengthOf = (a: Small): number => Math.sqrt(product(a, a, 0)) || 1;

/** Vectors by their ids, all of one dimension, compared one by one: 100,000 of 1,024 dimensions take 100 to 150 MB, and 0.17 s of a core to go through. */
export class Space {
  readonly dimensions: number;
  readonly #placeOf = new Map<string, number>();
  #ids: string[] = [];
  #values: Small = new Int8Array(0);
  #lengths: number[] = [];
  /** The sum of all directions, each of length 1. */
  readonly #sum: Float64Array;

  constructor(dimensions: number) {
    this.dimensions = dimensions;
    this.#sum = new Float64Array(dimensions);
  }

  get size(): number {
    return this.#ids.length;
  }

  /** In the place of what it was before. */
  put(id: string, vector: Small): void {
    if (vector.length !== this.dimensions) throw new Error('a vector of another dimension');
    const known = this.#placeOf.get(id);
    const place = known ?? this.size;
    if (known === undefined) this.#ids.push(id);
    else this.#count(place, -1);
    this.#placeOf.set(id, place);
    const end = (place + 1) * this.dimensions;
    if (end > this.#values.length) {
      const wider = new Int8Array(Math.max(end, Math.ceil(this.#values.length * 1.5)));
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values.set(vector, place * this.dimensions);
    this.#lengths[place] = lengthOf(vector);
    this.#count(place, 1);
  }

  /** What is not here is no error. */
  remove(id: string): void {
    const place = this.#placeOf.get(id);
    if (place === undefined) return;
    this.#count(place, -1);
    // The last takes its place, so that there is no gap.
    const end = this.size - 1;
    const last = this.#ids[end] ?? id;
    this.#values.copyWithin(place * this.dimensions, end * this.dimensions, (end + 1) * this.dimensions);
    this.#lengths[place] = this.#lengths[end] ?? 1;
    this.#ids[place] = last;
    this.#placeOf.set(last, place);
    this.#placeOf.delete(id);
    this.#ids.pop();
    this.#lengths.pop();
  }

  #count(place: number, times: number): void {
    const from = place * this.dimensions;
    const each = times / (this.#lengths[place] ?? 1);
    for (let i = 0; i < this.dimensions; i += 1)
      this.#sum[i] = (this.#sum[i] ?? 0) + each * (this.#values[from + i] ?? 0);
  }

  /** How near a direction is to what stands here, in the mean: what any two texts have in common for this model. At least 0. */
  usual(vector: Small): number {
    let sum = 0;
    for (let i = 0; i < vector.length; i += 1) sum += (vector[i] ?? 0) * (this.#sum[i] ?? 0);
    return Math.max(0, sum / lengthOf(vector) / (this.size + prior));
  }

  /** The nearest to a direction, nearest first; gives way to others on the way. */
  async nearest(vector: Small, most: number): Promise<string[]> {
    const scores = new Float32Array(this.size);
    for (let place = 0; place < scores.length; place += 1) {
      scores[place] = product(vector, this.#values, place * this.dimensions) / (this.#lengths[place] ?? 1);
      if (place % rowsAtOnce === rowsAtOnce - 1) await breathe();
    }
    const least = scores.slice().sort().at(-most) ?? Number.NEGATIVE_INFINITY;
    const found: number[] = [];
    for (const [place, score] of scores.entries()) if (score >= least) found.push(place);
    found.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
    return found.slice(0, most).flatMap((place) => this.#ids[place] ?? []);
  }
}

/**
 * How near in meaning others are to one text, from 0 (as any of these) to 1 (the same): the cosine over what is usual, since some models find any
 * two texts near.
 */
export function nearnessIn(space: Space, vector: Small): (other: Small) => number {
  const usual = space.usual(vector);
  return (other) => Math.max(0, (cosine(vector, other) - usual) / (1 - usual));
}
