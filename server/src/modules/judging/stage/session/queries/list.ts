import type { SessionCard, SessionState } from '@jiebang/contract/judging/stage/session.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Db } from '#platform/db/connection.ts';
import { cursorOf, timeKeysOf } from '#platform/db/cursor.ts';
import type { Platform } from '#platform/platform.ts';
import { type SessionRow, sessionsOf } from '../store.ts';
import { cardOf } from '../views.ts';
import { ownsOf, type Scene, sceneOf, solvesOf } from './scene.ts';

type Query = { readonly after?: string | undefined; readonly limit: number; readonly desk: 'mine' | 'organiser' };
type Page = { items: SessionCard[]; next: string | null };

/** Sessions by their day, the latest first: those that the viewer runs or watches, or those that the viewer takes part in. */
export async function listSessions({ db }: Platform, viewer: Viewer, query: Query): Promise<Page> {
  return query.desk === 'organiser' ? runBy(db, viewer, query) : takenPartIn(db, viewer, query);
}

async function runBy(db: Db, viewer: Viewer, query: Query): Promise<Page> {
  const grants = viewer.grants.filter(({ role }) => ['organiser', 'track_organiser', 'observer'].includes(role));
  const at = (scope: string) => grants.flatMap((one) => (one.scope === scope && one.scopeId ? [one.scopeId] : []));
  const everywhere = grants.some(({ scope }) => scope === 'platform');
  const places = everywhere ? null : { contests: at('contest'), tracks: at('track') };
  const after = timeKeysOf(query.after);
  return pageOf(await sessionsOf(db, { places, after, limit: query.limit + 1 }), query.limit);
}

/** As many sessions as are looked at in one go for those of the viewer. */
const batch = 50;
const shown: readonly SessionState[] = ['choosing', 'planned', 'announced', 'closed', 'cancelled'];

async function takenPartIn(db: Db, viewer: Viewer, query: Query): Promise<Page> {
  const own: SessionRow[] = [];
  for (let after = timeKeysOf(query.after); own.length <= query.limit; ) {
    const rows = await sessionsOf(db, { states: shown, after, limit: batch });
    for (const row of rows) if (takesPart(await sceneOf(db, row), viewer)) own.push(row);
    const last = rows.at(-1);
    if (!last || rows.length < batch) break;
    after = { at: last.begins_at.toISOString(), id: last.id };
  }
  return pageOf(own, query.limit);
}

/** Whether the viewer sits on a side of a session. */
export const takesPart = (scene: Scene, viewer: Viewer): boolean =>
  ownsOf(scene, viewer).length > 0 || solvesOf(scene, viewer).length > 0;

function pageOf(rows: readonly SessionRow[], limit: number): Page {
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { items: page.map(cardOf), next: last ? cursorOf(last.begins_at.toISOString(), last.id) : null };
}
