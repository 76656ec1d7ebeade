import type { HallBoard } from '@jiebang/contract/judging/stage/session.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { sessionByNumber } from '../store.ts';
import { playOf, sceneOf, slotsOf } from './scene.ts';

/** The board of the hall, from the announcement on: who sits where and when. Teams are named where the organiser said so; a need's owner never is. */
export async function hallBoard({ db }: Platform, number: string): Promise<HallBoard | Refusal> {
  const session = await sessionByNumber(db, number);
  if (!session || (session.state !== 'announced' && session.state !== 'closed')) return refuse('not_found');
  const { meetings, timetable } = await playOf(db, session, await sceneOf(db, session));
  return {
    number: session.number,
    title: session.title,
    titleEn: session.title_en,
    place: session.place,
    state: session.state,
    tables: session.tables,
    slots: slotsOf(session),
    at: (await now(db)).toISOString(),
    meetings: meetings.flatMap(({ id, need, team }) => {
      const at = timetable.get(id);
      if (!at || at.slot === null || at.table === null) return [];
      return [
        {
          slot: at.slot,
          table: at.table,
          need: { number: need.number, title: need.title },
          team: team.n,
          name: session.named ? team.organisation : null,
        },
      ];
    }),
  };
}
