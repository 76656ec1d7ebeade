import type { Sparse } from './cooccurrence.ts';

/** Rows of numbers, each `width` long, one after the other. */
type Dense = Float32Array;

/** So many columns more than are wanted make the subspace sure to hold what is wanted; each pass nears it. */
const spare = 8;
const passes = 4;

/**
 * For each row of a matrix, its place among the `dimensions` directions in which the rows differ most: U times the root of S of the
 * singular value decomposition, by random subspace iteration. The same matrix gives the same places at every run.
 */
export function factor(matrix: Sparse, dimensions: number): Dense {
  const width = Math.min(dimensions + spare, matrix.columns);
  const random = normals();
  let right: Dense = Float32Array.from({ length: matrix.columns * width }, random);
  let left = times(matrix, right, width);
  for (let pass = 0; pass < passes; pass += 1) {
    orthonormal(left, matrix.rows, width);
    right = transposedTimes(matrix, left, width);
    orthonormal(right, matrix.columns, width);
    left = times(matrix, right, width);
  }
  const { values, vectors } = eigen(gram(left, matrix.rows, width), width);
  const order = values.map((_, i) => i).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
  const places = new Float32Array(matrix.rows * dimensions);
  order.slice(0, dimensions).forEach((direction, to) => {
    const value = values[direction] ?? 0;
    // `left` in this direction is U times S; S is the root of the value.
    const scale = value > 1e-9 ? value ** -0.25 : 0;
    for (let row = 0; row < matrix.rows; row += 1) {
      let sum = 0;
      for (let i = 0; i < width; i += 1) sum += (left[row * width + i] ?? 0) * (vectors[i]?.[direction] ?? 0);
      places[row * dimensions + to] = sum * scale;
    }
  });
  return places;
}

function times({ rows, start, column, value }: Sparse, by: Dense, width: number): Dense {
  const product = new Float32Array(rows * width);
  for (let row = 0; row < rows; row += 1) {
    for (let at = start[row] ?? 0; at < (start[row + 1] ?? 0); at += 1) {
      const [from, entry] = [(column[at] ?? 0) * width, value[at] ?? 0];
      for (let i = 0; i < width; i += 1) add(product, row * width + i, entry * (by[from + i] ?? 0));
    }
  }
  return product;
}

function transposedTimes({ rows, columns, start, column, value }: Sparse, by: Dense, width: number): Dense {
  const product = new Float32Array(columns * width);
  for (let row = 0; row < rows; row += 1) {
    for (let at = start[row] ?? 0; at < (start[row + 1] ?? 0); at += 1) {
      const [to, entry] = [(column[at] ?? 0) * width, value[at] ?? 0];
      for (let i = 0; i < width; i += 1) add(product, to + i, entry * (by[row * width + i] ?? 0));
    }
  }
  return product;
}

/** Makes the columns perpendicular and of length 1, in place, each twice (Gram-Schmidt loses digits the first time). */
function orthonormal(columns: Dense, rows: number, width: number): void {
  const dot = (a: number, b: number): number => {
    let sum = 0;
    for (let at = 0; at < rows * width; at += width) sum += (columns[at + a] ?? 0) * (columns[at + b] ?? 0);
    return sum;
  };
  for (let one = 0; one < width; one += 1) {
    for (let turn = 0; turn < 2; turn += 1) {
      for (let other = 0; other < one; other += 1) {
        const shared = dot(one, other);
        for (let at = 0; at < rows * width; at += width) add(columns, at + one, -shared * (columns[at + other] ?? 0));
      }
    }
    const length = Math.sqrt(dot(one, one)) || 1;
    for (let at = one; at < rows * width; at += width) columns[at] = (columns[at] ?? 0) / length;
  }
}

function gram(columns: Dense, rows: number, width: number): Float64Array[] {
  const products = Array.from({ length: width }, () => new Float64Array(width));
  for (let row = 0; row < rows; row += 1) {
    for (let i = 0; i < width; i += 1) {
      const to = products[i];
      const one = columns[row * width + i] ?? 0;
      if (to === undefined || one === 0) continue;
      for (let j = 0; j < width; j += 1) add(to, j, one * (columns[row * width + j] ?? 0));
    }
  }
  return products;
}

/** Eigenvalues of a symmetric matrix, which is used up, and its eigenvectors as columns, by Jacobi's rotations. */
function eigen(matrix: Float64Array[], size: number): { values: number[]; vectors: Float64Array[] } {
  const at = (i: number, j: number): number => matrix[i]?.[j] ?? 0;
  const vectors = Array.from({ length: size }, (_, i) =>
    Float64Array.from({ length: size }, (__, j) => (i === j ? 1 : 0)),
  );
  for (let sweep = 0; sweep < 20; sweep += 1) {
    let turned = false;
    for (let p = 0; p < size; p += 1) {
      for (let q = p + 1; q < size; q += 1) {
        if (Math.abs(at(p, q)) <= 1e-9 * Math.sqrt(Math.abs(at(p, p) * at(q, q))) + 1e-12) continue;
        turned = true;
        const theta = (at(q, q) - at(p, p)) / (2 * at(p, q));
        const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const cosine = 1 / Math.sqrt(tangent * tangent + 1);
        rotateColumns(matrix, p, q, cosine, tangent * cosine);
        rotateRows(matrix, p, q, cosine, tangent * cosine);
        rotateColumns(vectors, p, q, cosine, tangent * cosine);
      }
    }
    if (!turned) break;
  }
  return { values: matrix.map((row, i) => row[i] ?? 0), vectors };
}

function rotateColumns(rows: readonly Float64Array[], p: number, q: number, cosine: number, sine: number): void {
  for (const row of rows) {
    const [a, b] = [row[p] ?? 0, row[q] ?? 0];
    row[p] = cosine * a - sine * b;
    row[q] = sine * a + cosine * b;
  }
}

function rotateRows(rows: readonly Float64Array[], p: number, q: number, cosine: number, sine: number): void {
  const [first, second] = [rows[p], rows[q]];
  if (first === undefined || second === undefined) return;
  for (let i = 0; i < first.length; i += 1) {
    const [a, b] = [first[i] ?? 0, second[i] ?? 0];
    first[i] = cosine * a - sine * b;
    second[i] = sine * a + cosine * b;
  }
}

function add(to: Float32Array | Float64Array, at: number, more: number): void {
  to[at] = (to[at] ?? 0) + more;
}

/** Normally distributed numbers, the same at every run. */
function normals(): () => number {
  let state = 7;
  const uniform = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 1) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}
