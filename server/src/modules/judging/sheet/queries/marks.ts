import type { Db } from '#platform/db/connection.ts';
import type { Marks } from '../../panel/ranking/rules.ts';
import { scoresOf, sheetsOfRound } from '../store.ts';

/** The locked sheets of a round as its ranking sees them; `judge` is the seat. */
export async function marksOf(db: Db, round: { readonly id: string }): Promise<Marks[]> {
  const locked = (await sheetsOfRound(db, round.id)).filter((sheet) => sheet.state === 'locked');
  const scores = await scoresOf(
    db,
    locked.map((sheet) => sheet.id),
  );
  return locked.map(({ id, seat, solution }) => ({
    judge: seat,
    solution,
    scores: Object.fromEntries((scores.get(id) ?? []).map(({ criterion, score }) => [criterion, score ?? 0])),
  }));
}
