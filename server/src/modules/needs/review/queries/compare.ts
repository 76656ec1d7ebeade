import type { NeedComparison } from '@jiebang/contract/needs/desk/desk.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { withNames } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { filesById } from '#platform/files/store.ts';
import type { Platform } from '#platform/platform.ts';
import { originalRefused } from '../../access.ts';
import { findNeed, tables } from '../../store.ts';
import { versionLines, versionsOf } from '../store.ts';
import { changedFields, versionOf } from '../views.ts';
import { lastReturn } from './review.ts';

/** Two versions of a need, for those who may read its original: those asked for, else the newest and the one before it, which was returned. */
export async function compareVersions(
  { db }: Platform,
  viewer: Viewer,
  id: string,
  asked: { readonly before?: number | undefined; readonly after?: number | undefined },
): Promise<NeedComparison | Refusal> {
  const need = await findNeed(db, id);
  const refused = originalRefused(viewer, need);
  if (!need || refused) return refused ?? refuse('not_found');
  const lines = await withNames(db, await versionLines(db, id));
  const after = asked.after ?? lines.length;
  const before = asked.before ?? after - 1;
  const known = (n: number) => lines.some((line) => line.n === n);
  if ((asked.after && !known(after)) || (asked.before && !known(before))) return refuse('not_found');
  const rows = await withNames(db, await versionsOf(db, id, [before, after]));
  const saved = await filesById(
    db,
    rows.flatMap(({ files }) => files),
  );
  const fileNames = new Map(saved.map((file) => [file.id, file.name]));
  const version = (n: number) => {
    const row = rows.find((one) => one.n === n);
    return row ? versionOf({ ...row, fileNames }) : null;
  };
  const [older, newer] = [version(before), version(after)];
  return {
    versions: lines.map(({ n, at, name }) => ({ n, at: at.toISOString(), by: name })),
    before: older,
    after: newer,
    changed: older && newer ? changedFields(older, newer) : [],
    asked: older && newer ? await askedBetween(db, id, new Date(older.at), new Date(newer.at)) : null,
  };
}

/** What was asked when the need was last returned between two times. */
async function askedBetween(db: Db, need: string, from: Date, to: Date): Promise<NeedComparison['asked']> {
  const returned = await lastReturn(db, need, to);
  if (!returned || returned.at < from) return null;
  const move = await tables(db)
    .selectFrom('needs.need_move')
    .select('reason')
    .where('item', '=', need)
    .where('action', '=', 'return')
    .where('at', '<=', to)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { at: returned.at.toISOString(), points: returned.points, reason: move?.reason ?? null };
}
