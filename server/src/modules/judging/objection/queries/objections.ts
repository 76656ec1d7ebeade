import type { Objection, Remedy } from '@jiebang/contract/judging/result.ts';
import type { z } from 'zod';
import { allowed } from '#kernel/lifecycle.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { organisationsById, peopleById } from '#modules/identity/index.ts';
import { findNeed, type NeedRow } from '#modules/needs/index.ts';
import { sidesAmong } from '#modules/solutions/index.ts';
import { now } from '#platform/db/connection.ts';
import { cursorOf, timeKeysOf } from '#platform/db/cursor.ts';
import type { Platform } from '#platform/platform.ts';
import { asOfObjection } from '../../access.ts';
import { panelById } from '../../panel/store.ts';
import { needLine } from '../../queries/need-line.ts';
import { canOf } from '../../views.ts';
import { isInvolved } from '../actions/objection.ts';
import { objectionLife } from '../lifecycle.ts';
import { objectionRules } from '../rules.ts';
import { listObjections, noticesById, type ObjectionRow, panelsWithObjections } from '../store.ts';
import { evidenceOf } from './evidence.ts';

type Query = {
  readonly after?: string | undefined;
  readonly limit: number;
  readonly desk: 'mine' | 'answering' | 'answered';
};
type Placed = ObjectionRow & { readonly ofNeed: NeedRow };

/** The viewer's own objections, newest first; or of those that the viewer's role answers the open ones, oldest first, or the answered ones, last answered first. */
export async function objections(
  platform: Platform,
  viewer: Viewer,
  query: Query,
): Promise<{ items: Objection[]; next: string | null }> {
  if (viewer.person === null) return { items: [], next: null };
  const { db } = platform;
  const { desk } = query;
  const of =
    desk === 'mine'
      ? { person: viewer.person }
      : { open: desk === 'answering', panels: await panelsOfAnswerer(platform, viewer, desk === 'answering') };
  const rows = await listObjections(db, of, timeKeysOf(query.after), query.limit + 1);
  const page = rows.slice(0, query.limit);
  const items: Objection[] = [];
  for (const row of page) items.push(await objectionView(platform, viewer, await placed(platform, row)));
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return {
    items,
    next: last ? cursorOf((desk === 'answered' ? last.moved_at : last.created_at).toISOString(), last.id) : null,
  };
}

/** Panels with open, or with answered, objections in the viewer's contests, of needs on no side of which the viewer stands. */
async function panelsOfAnswerer(platform: Platform, viewer: Viewer, open: boolean): Promise<string[]> {
  const { db } = platform;
  const panels: { id: string; need: string }[] = [];
  for (const { id, need } of await panelsWithObjections(db, open)) {
    const found = await findNeed(db, need);
    if (found && asOfObjection(viewer, found).length > 0) panels.push({ id, need });
  }
  const needs = panels.map(({ need }) => need);
  const aside = viewer.person === null ? new Set(needs) : await sidesAmong(platform, db, viewer.person, needs);
  return panels.filter(({ need }) => !aside.has(need)).map(({ id }) => id);
}

async function placed({ db }: Platform, row: ObjectionRow): Promise<Placed> {
  const panel = await panelById(db, row.panel);
  const ofNeed = panel && (await findNeed(db, panel.need));
  if (!ofNeed) throw new Error('an objection without a need');
  return { ...row, ofNeed };
}

async function objectionView(platform: Platform, viewer: Viewer, row: Placed): Promise<Objection> {
  const { db } = platform;
  const as = asOfObjection(viewer, row.ofNeed);
  const given = await evidenceOf(db, [row.id]);
  const people = await peopleById(
    db,
    [row.person, row.answered_by].filter((person) => person !== null),
  );
  const organisations = await organisationsById(db, [row.organisation]);
  const notices = await noticesById(db, [row.notice]);
  const at = await now(db);
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    notice: notices.get(row.notice)?.number ?? '',
    need: await needLine(db, row.ofNeed),
    person: people.get(row.person)?.name ?? '',
    organisation: organisations.get(row.organisation)?.name ?? '',
    text: row.text,
    evidence: given.map(({ objection: _, sha256: __, ...file }) => file),
    filedAt: row.created_at.toISOString(),
    due: row.answer_due.toISOString(),
    overdue: row.state === 'filed' && row.answer_due <= at,
    answer: row.answer,
    published: row.published,
    answeredAt: row.state === 'filed' ? null : row.moved_at.toISOString(),
    answeredBy: as.length > 0 && row.answered_by !== null ? (people.get(row.answered_by)?.name ?? null) : null,
    remedy: row.remedy as z.infer<typeof Remedy> | null,
    can: canOf(
      allowed(objectionLife, objectionRules, {
        state: row.state,
        as: row.person === viewer.person ? [...as, 'objector'] : as,
        context: {
          now: at.getTime(),
          noticeEnds: null,
          realName: true,
          evidence: given.length,
          involved: await isInvolved(platform, db, viewer, row.ofNeed, row),
        },
      }),
    ),
  };
}
