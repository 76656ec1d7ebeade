import type { PublicNeed } from '@jiebang/contract/needs/need.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Db } from '#platform/db/connection.ts';
import { tables } from '../store.ts';
import { publicNeed } from '../views.ts';

/** A published need by its number. */
export async function readPublicNeed(db: Db, number: string): Promise<PublicNeed | Refusal> {
  const line = await tables(db).selectFrom('needs.board').selectAll().where('number', '=', number).executeTakeFirst();
  if (!line) return refuse('not_found');
  const [text, need, stations] = await Promise.all([
    tables(db).selectFrom('needs.public_text').selectAll().where('need', '=', line.need).executeTakeFirstOrThrow(),
    tables(db)
      .selectFrom('needs.need')
      .select(['term_months', 'ways', 'wished', 'maturity', 'ownership', 'valid_until'])
      .where('id', '=', line.need)
      .executeTakeFirstOrThrow(),
    tables(db)
      .selectFrom('needs.need_move')
      .select(['to_state as state', 'at'])
      .where('item', '=', line.need)
      .where('at', '>=', line.published_at)
      .whereRef('from_state', '!=', 'to_state')
      .orderBy('n')
      .execute(),
  ]);
  return publicNeed(line, text, need, stations);
}
