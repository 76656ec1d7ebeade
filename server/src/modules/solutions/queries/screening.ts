import type { ReplyOf } from '@jiebang/contract/http/route.ts';
import { holidayCalendar } from '@jiebang/contract/reference/holidays.ts';
import type { screeningRoutes } from '@jiebang/contract/solutions/screening-routes.ts';
import { openedStates } from '@jiebang/contract/solutions/solution.ts';
import { sql } from 'kysely';
import type { Viewer } from '#kernel/viewer.ts';
import { endOfWorkingDays } from '#kernel/working-days.ts';
import { ruleOfEach } from '#modules/contests/index.ts';
import { needLines } from '#modules/needs/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import { cursorOf, timeKeysOf } from '#platform/db/cursor.ts';
import type { Platform } from '#platform/platform.ts';
import { runsContestOf } from '../access.ts';
import { tables } from '../store.ts';
import { type NeedOfSides, sidesOf } from './sides.ts';

type NeedLine = Awaited<ReturnType<typeof needLines>> extends Map<string, infer L> ? L : never;

/** A need with opened solutions that wait for their screening: since when the first does. */
export type Waiting = { readonly need: string; readonly since: Date };

const placeOf = ({ owner, ...line }: NeedLine): NeedOfSides => ({ ...line, organisation: owner });

/** Needs whose opened solutions wait, the longest waiting first, whoever's. */
export async function needsInScreening(db: Db, limit: number): Promise<Waiting[]> {
  const rows = await tables(db)
    .selectFrom('solutions.solution')
    .select((select) => ['need', select.fn.min('moved_at').as('since')])
    .where('state', '=', 'opened')
    .groupBy('need')
    .orderBy('since')
    .orderBy('need')
    .limit(limit)
    .execute();
  return rows.map(({ need, since }) => ({ need, since: new Date(since) }));
}

/** Until when what waits since a moment is to be screened, by the rule `screening_working_days` of each contest as it is now. */
export async function screeningDueOfEach(
  db: Db,
  needs: readonly Pick<NeedLine, 'contest'>[],
  at: Date,
): Promise<(need: Pick<NeedLine, 'contest' | 'track'>, since: Date) => Date> {
  const contests = [...new Set(needs.map(({ contest }) => contest))];
  const daysOf = await ruleOfEach(db, contests, 'screening_working_days');
  return ({ contest, track }, since) => endOfWorkingDays(since, daysOf(contest, at, track), holidayCalendar);
}

/** As many needs as are looked through for one page: more than wait in any contest at once. */
const most = 1000;
const shownOfEach = 50;

/** What waits for its screening in the contests that the viewer runs, need by need, without those where it stands on a side. */
export async function screeningDesk(
  platform: Platform,
  viewer: Viewer,
  query: { readonly after?: string | undefined; readonly limit: number },
): Promise<ReplyOf<(typeof screeningRoutes)['screeningDesk']>> {
  const { db } = platform;
  const waiting = await needsInScreening(db, most);
  const lines = await needLines(
    db,
    waiting.map(({ need }) => need),
  );
  const after = timeKeysOf(query.after);
  const run = [...lines.values()].filter((line) => runsContestOf(viewer, line));
  const aside = viewer.person === null ? null : await sidesOf(platform, db, viewer.person, run.map(placeOf));
  const page: { line: NeedLine; since: Date }[] = [];
  for (const { need, since } of waiting) {
    const line = lines.get(need);
    if (!line || !runsContestOf(viewer, line)) continue;
    if (after && `${since.toISOString()} ${need}` <= `${after.at} ${after.id}`) continue;
    if (aside?.has(need) !== false) continue;
    page.push({ line, since });
    if (page.length > query.limit) break;
  }
  const shown = page.slice(0, query.limit);
  const at = await now(db);
  const needs = shown.map(({ line }) => line);
  const dueOf = await screeningDueOfEach(db, needs, at);
  const opened = await openedOfEach(
    db,
    needs.map(({ id }) => id),
  );
  const last = page.length > query.limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(({ line, since }) => {
      const here = opened.filter(({ need }) => need === line.id);
      const left = here.filter(({ state }) => state === 'opened');
      const due = dueOf(line, since);
      return {
        need: { id: line.id, number: line.number, title: line.title },
        left: left.length,
        all: here.length,
        openedAt: since.toISOString(),
        due: due.toISOString(),
        overdue: due <= at,
        solutions: left.slice(0, shownOfEach).map(({ id, title, team_name }) => ({ id, title, teamName: team_name })),
      };
    }),
    next: last ? cursorOf(last.since.toISOString(), last.line.id) : null,
  };
}

async function openedOfEach(db: Db, needs: readonly string[]) {
  if (needs.length === 0) return [];
  return tables(db)
    .selectFrom('solutions.solution as s')
    .innerJoin('solutions.opened as o', 'o.solution', 's.id')
    .select(['s.id', 's.need', 's.state', 'o.title', 'o.team_name'])
    .where('s.need', 'in', [...needs])
    .where(sql<boolean>`s.state = any(${[...openedStates]}::text[])`)
    .orderBy('s.submitted_at')
    .orderBy('s.id')
    .execute();
}
