import type { Follow } from '@jiebang/contract/notifications/notification.ts';
import { type Viewer, visitor } from '#kernel/viewer.ts';
import { contestById, trackById } from '#modules/contests/index.ts';
import { organisationsById } from '#modules/identity/index.ts';
import { needTitles } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { tables } from '../store.ts';
import { type Followed, viewFollow } from '../views.ts';

/** What the viewer follows, newest first, with its public names. */
export async function follows(db: Db, viewer: Viewer): Promise<{ items: Follow[] }> {
  const rows = await tables(db)
    .selectFrom('notifications.follow')
    .select(['kind', 'target', 'at'])
    .where('person', '=', viewer.person)
    .orderBy('at', 'desc')
    .orderBy('target')
    .execute();
  const targets = (kind: string) => rows.filter((row) => row.kind === kind).map((row) => row.target);
  const known = new Map<string, Followed>();
  for (const { id, number, title } of (await needTitles(db, visitor, targets('need'))).values())
    known.set(id, { number, name: title, nameEn: null });
  for (const target of targets('track')) {
    const track = await trackById(db, target);
    if (track) known.set(target, { number: null, name: track.name, nameEn: track.nameEn });
  }
  for (const target of targets('contest')) {
    const contest = await contestById(db, target);
    if (contest) known.set(target, { number: contest.number, name: contest.name, nameEn: contest.nameEn });
  }
  for (const { id, name, nameEn } of (await organisationsById(db, targets('organisation'))).values())
    known.set(id, { number: null, name, nameEn });
  return { items: rows.map((row) => viewFollow(row, known.get(row.target))) };
}
