import type { Received } from '@jiebang/contract/http/route.ts';
import { Day, Id } from '@jiebang/contract/http/scalars.ts';
import type { needRoutes } from '@jiebang/contract/needs/routes.ts';
import { type RawBuilder, sql } from 'kysely';
import { cursorOf, keysOf, timeKeysOf } from '#platform/db/cursor.ts';
import { inStep } from '../../queries/terms.ts';

/** An order of a list of needs: by a key over columns of `needs.need`, then by id. */
export type Order = {
  readonly key: RawBuilder<unknown>;
  readonly type: RawBuilder<unknown>;
  readonly back: boolean;
  /** Whether a cursor of this order may carry such a key. */
  readonly fits: (key: string) => boolean;
};

const time = sql`timestamptz`;
const never = 'infinity';
const isTime = (key: string) => timeKeysOf(cursorOf(key, '00000000-0000-7000-8000-000000000000')) !== null;

/** The orders in which a desk's list begins, and those that are asked for. */
export const orders = {
  /** The longest since their last move first. */
  moved: { key: sql`moved_at`, type: time, back: false, fits: isTime },
  made: { key: sql`created_at`, type: time, back: true, fits: isTime },
  /** The day on which what is not ready is looked at again; what has none last. */
  again: {
    key: sql`coalesce(look_again, ${sql.lit(never)})`,
    type: sql`date`,
    back: false,
    fits: (key: string) => key === never || Day.safeParse(key).success,
  },
  latest: { key: sql`moved_at`, type: time, back: true, fits: isTime },
  /** The day by which the step is to be done that runs now; what has none last. */
  due: {
    key: sql`(case when ${inStep} then coalesce(step_due, ${sql.lit(never)}) else ${sql.lit(never)} end)`,
    type: time,
    back: false,
    fits: (key: string) => key === never || isTime(key),
  },
  /** Numbers of one edition by how they count, 2026-10000 after 2026-9999; what has none yet first. */
  number: {
    key: sql`lpad(coalesce(number, ''), 40, '0') collate "C"`,
    type: sql`text`,
    back: false,
    fits: (key: string) => /^[\x20-\x7e]{40}$/.test(key),
  },
} as const satisfies Readonly<Record<Asked | 'moved' | 'made' | 'again', Order>>;
type Asked = NonNullable<Received<(typeof needRoutes)['list']>['query']['sort']>;

/** Where a page begins, as a condition: behind the last need of the page before. A cursor that this order did not make begins anew. */
export function behind({ key, type, back, fits }: Order, cursor: string | undefined): RawBuilder<boolean> {
  const [at, id] = keysOf(cursor, ['string', 'string']) ?? [];
  if (typeof at !== 'string' || !fits(at) || !Id.safeParse(id).success) return sql`true`;
  return sql`(${key}, id) ${back ? sql`<` : sql`>`} (${at}::${type}, ${id}::uuid)`;
}

/** By what a query is sorted. */
export function sortedBy({ key, back }: Order): RawBuilder<unknown> {
  return back ? sql`${key} desc, id desc` : sql`${key}, id`;
}

/** The key of a need, as its order's column gives it, as a cursor carries it. */
export function keyText(key: unknown): string {
  if (key instanceof Date) return key.toISOString();
  return key === Number.POSITIVE_INFINITY ? never : String(key);
}
