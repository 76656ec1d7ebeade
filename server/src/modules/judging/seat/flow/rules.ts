/** Who may do what, and how well: a row for each worker, a column for each piece of work. */
export type Work = {
  /** What it is worth that this worker does this piece, a whole number from -20 to 100; null where it may not be. */
  readonly worth: readonly (readonly (number | null)[])[];
  /** How many workers each piece wants. */
  readonly wanted: readonly number[];
  /** The most pieces that each worker may have, of those that are shared out here. */
  readonly most: readonly number[];
  /** How many each has already, which count when loads are evened out. */
  readonly loads: readonly number[];
  /** Whether a worker is of those of whom a piece takes a few at most; of nobody where left out. */
  readonly guest?: readonly (readonly boolean[])[];
  /** How many of those each piece takes; wanted or more binds nobody. */
  readonly guests?: readonly number[];
};
export type Shared = {
  readonly given: readonly (readonly [worker: number, piece: number])[];
  readonly loads: readonly number[];
  /** How many workers each piece still wants when nobody who may is left. */
  readonly missing: readonly number[];
};

const full = 100;
const closed = -1;
const none = -1;

type Worker = {
  readonly costs: Int16Array;
  readonly guest: readonly boolean[];
  readonly bound: number;
  load: number;
  price: number;
  far: number;
};
/** Where a piece takes a few guests at most, these come through a gate: as many as it lets in, each in the place of another after that. */
type Gate = { readonly most: number; price: number; far: number };
type Piece = {
  readonly holders: number[];
  readonly gate: Gate | null;
  open: number;
  price: number;
  far: number;
};

/**
 * Shares work out as a flow of least cost: as much of what is wanted as can be, then the loads as even as can be (the least sum of
 * squares, which is also the least greatest and the greatest least load), then worth the most. All three are optima, found by
 * successive shortest paths with prices: evenness is the rising cost of each further piece for a worker, above any gain in worth.
 * The same input gives the same answer.
 */
export function shareOut({ worth, wanted, most, loads, guest = [], guests = [] }: Work): Shared {
  const workers = worth.map((row, place): Worker => {
    const load = loads[place] ?? 0;
    const costs = Int16Array.from(wanted, (_, piece) => (row[piece] == null ? closed : full - (row[piece] as number)));
    return { costs, guest: guest[place] ?? [], bound: load + (most[place] ?? 0), load, price: 0, far: 0 };
  });
  const pieces = wanted.map((open, at): Piece => {
    const few = guests[at] ?? open;
    return { holders: [], gate: few < open ? { most: few, price: 0, far: 0 } : null, open, price: 0, far: 0 };
  });
  // More than all that costs of pairs can come to: no gain in worth outweighs a load that is less even.
  const step = (full + 20) * wanted.reduce((sum, open) => sum + open, 0) + 1;
  while (reprice(workers, pieces, step)) augment(workers, pieces, step);
  return {
    given: pieces.flatMap(({ holders }, piece) =>
      holders.toSorted((a, b) => a - b).map((worker) => [worker, piece] as const),
    ),
    loads: workers.map(({ load }) => load),
    missing: pieces.map(({ open }) => open),
  };
}

/** Dijkstra from every worker who may take more; prices rise by how far each is. False when no piece that wants can be reached. */
function reprice(workers: readonly Worker[], pieces: readonly Piece[], step: number): boolean {
  for (const one of pieces) one.far = Number.POSITIVE_INFINITY;
  for (const { gate } of pieces) if (gate) gate.far = Number.POSITIVE_INFINITY;
  for (const one of workers) one.far = one.load < one.bound ? step * one.load - one.price : Number.POSITIVE_INFINITY;
  const settled = new Uint8Array(workers.length);
  let end = Number.POSITIVE_INFINITY;
  // The end's own price, as it stood: the least price of a piece that wants.
  const least = pieces.reduce((low, { open, price }) => (open > 0 && price < low ? price : low), end);
  for (;;) {
    let next = none;
    let near = end;
    for (const [place, { far }] of workers.entries())
      if (settled[place] === 0 && far < near) {
        near = far;
        next = place;
      }
    const worker = workers[next];
    if (!worker) break;
    settled[next] = 1;
    end = Math.min(end, settle(worker, next, workers, pieces, least));
  }
  if (end === Number.POSITIVE_INFINITY) return false;
  for (const one of workers) one.price += Math.min(one.far, end);
  for (const one of pieces) {
    one.price += Math.min(one.far, end);
    if (one.gate) one.gate.price += Math.min(one.gate.far, end);
  }
  return true;
}

const guestsIn = (piece: Piece, at: number, workers: readonly Worker[]): number =>
  piece.holders.reduce((sum, holder) => sum + (workers[holder]?.guest[at] === true ? 1 : 0), 0);

/** Looks from a worker at every piece and, through who has it, at further workers. Returns how far the nearest piece is that wants. */
function settle(worker: Worker, place: number, workers: readonly Worker[], pieces: readonly Piece[], least: number) {
  let end = Number.POSITIVE_INFINITY;
  const start = worker.far + worker.price;
  const pass = (piece: Piece, at: number, far: number, guests: boolean): void => {
    for (const holder of piece.holders) {
      const other = workers[holder] as Worker;
      if (piece.gate && (other.guest[at] === true) !== guests) continue;
      const further = far - (other.costs[at] as number) - other.price;
      if (further < other.far) other.far = further;
    }
  };
  const come = (piece: Piece, at: number, far: number): void => {
    if (far - piece.price >= piece.far) return;
    piece.far = far - piece.price;
    if (piece.open > 0) end = Math.min(end, far - least);
    pass(piece, at, far, false);
    if (piece.gate && guestsIn(piece, at, workers) > 0) comeToGate(piece, piece.gate, at, far);
  };
  const comeToGate = (piece: Piece, gate: Gate, at: number, far: number): void => {
    if (far - gate.price >= gate.far) return;
    gate.far = far - gate.price;
    pass(piece, at, far, true);
    if (guestsIn(piece, at, workers) < gate.most) come(piece, at, far);
  };
  for (let at = 0; at < pieces.length; at += 1) {
    const cost = worker.costs[at] as number;
    if (cost === closed) continue;
    const piece = pieces[at] as Piece;
    const far = start + cost;
    if (piece.gate && worker.guest[at] === true) {
      if (far - piece.gate.price < piece.gate.far && !piece.holders.includes(place))
        comeToGate(piece, piece.gate, at, far);
    } else if (far - piece.price < piece.far && !piece.holders.includes(place)) come(piece, at, far);
  }
  return end;
}

/** Gives along paths of least cost, each node used once, until none is left that was not tried. */
function augment(workers: readonly Worker[], pieces: readonly Piece[], step: number): void {
  const least = pieces.reduce(
    (low, { open, price }) => (open > 0 && price < low ? price : low),
    Number.POSITIVE_INFINITY,
  );
  const triedWorkers = new Uint8Array(workers.length);
  const triedPieces = new Uint8Array(pieces.length);
  const triedGates = new Uint8Array(pieces.length);
  /** Puts a worker in the place of one who has the piece and finds another; through a gate in that of a guest. */
  const replace = (piece: Piece, at: number, price: number, place: number, guests: boolean): boolean => {
    for (const [slot, holder] of piece.holders.entries()) {
      const other = workers[holder] as Worker;
      if (piece.gate && (other.guest[at] === true) !== guests) continue;
      if (triedWorkers[holder] === 1 || price - (other.costs[at] as number) !== other.price) continue;
      if (!reach(holder)) continue;
      piece.holders[slot] = place;
      return true;
    }
    return false;
  };
  const enter = (piece: Piece, at: number, place: number): boolean => {
    if (triedPieces[at] === 1) return false;
    triedPieces[at] = 1;
    if (piece.open > 0 && piece.price === least) {
      piece.open -= 1;
      piece.holders.push(place);
      return true;
    }
    if (replace(piece, at, piece.price, place, false)) return true;
    const { gate } = piece;
    if (!gate || gate.price !== piece.price || triedGates[at] === 1) return false;
    triedGates[at] = 1;
    return replace(piece, at, gate.price, place, true);
  };
  const enterByGate = (piece: Piece, gate: Gate, at: number, place: number): boolean => {
    if (triedGates[at] === 1) return false;
    triedGates[at] = 1;
    if (replace(piece, at, gate.price, place, true)) return true;
    return gate.price === piece.price && guestsIn(piece, at, workers) < gate.most && enter(piece, at, place);
  };
  const reach = (place: number): boolean => {
    triedWorkers[place] = 1;
    const worker = workers[place] as Worker;
    for (let at = 0; at < pieces.length; at += 1) {
      const cost = worker.costs[at] as number;
      if (cost === closed) continue;
      const piece = pieces[at] as Piece;
      const { gate } = piece;
      if (gate && worker.guest[at] === true) {
        if (triedGates[at] === 1 || worker.price + cost !== gate.price || piece.holders.includes(place)) continue;
        if (enterByGate(piece, gate, at, place)) return true;
        continue;
      }
      if (triedPieces[at] === 1 || worker.price + cost !== piece.price || piece.holders.includes(place)) continue;
      if (enter(piece, at, place)) return true;
    }
    return false;
  };
  for (const [place, worker] of workers.entries())
    if (triedWorkers[place] === 0 && worker.load < worker.bound && step * worker.load === worker.price && reach(place))
      worker.load += 1;
}
