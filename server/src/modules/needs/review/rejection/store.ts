import type { RejectionPoint, RejectionWordKind } from '@jiebang/contract/needs/review.ts';
import type { Selectable } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../../store.ts';
import type { NeedsTables } from '../../tables.gen.ts';

export type WordRow = Omit<Selectable<NeedsTables['needs.rejection_word']>, 'kind'> & {
  readonly kind: RejectionWordKind;
  readonly points: readonly RejectionPoint[];
};
type Said = Pick<WordRow, 'need' | 'at' | 'person' | 'kind' | 'says' | 'points'>;

/** Keeps what a reviewer signed of a rejection. */
export async function saveWord(tx: Tx, { points, ...word }: Said): Promise<void> {
  const { n } = await tables(tx)
    .insertInto('needs.rejection_word')
    .values(word)
    .returning('n')
    .executeTakeFirstOrThrow();
  if (points.length === 0) return;
  await tables(tx)
    .insertInto('needs.rejection_point')
    .values(points.map((point, i) => ({ need: word.need, word: n, n: i, ...point })))
    .execute();
}

/** What was ever signed of a need's rejection, in its order. */
export async function wordsOf(db: Db, need: string): Promise<WordRow[]> {
  const words = await tables(db)
    .selectFrom('needs.rejection_word')
    .selectAll()
    .where('need', '=', need)
    .orderBy('n')
    .execute();
  if (words.length === 0) return [];
  const points = await tables(db)
    .selectFrom('needs.rejection_point')
    .selectAll()
    .where('need', '=', need)
    .orderBy('word')
    .orderBy('n')
    .execute();
  const of = (n: WordRow['n']) =>
    points.filter(({ word }) => word === n).map(({ code, says }) => ({ code, says }) as RejectionPoint);
  return words.map((word) => ({ ...word, kind: word.kind as RejectionWordKind, points: of(word.n) }));
}

/** When a need was last moved in one of these ways, or into one of these states; undefined where it never was. */
export async function lastMoved(
  db: Db,
  need: string,
  by: { readonly action: string } | { readonly to: string },
): Promise<Date | undefined> {
  const moved = tables(db).selectFrom('needs.need_move').select('at').where('item', '=', need);
  const found = 'action' in by ? moved.where('action', '=', by.action) : moved.where('to_state', '=', by.to);
  return (await found.orderBy('n', 'desc').limit(1).executeTakeFirst())?.at;
}
