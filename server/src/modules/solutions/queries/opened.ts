import type { ReplyOf } from '@jiebang/contract/http/route.ts';
import type { Opening } from '@jiebang/contract/log/documents.ts';
import type { solutionRoutes } from '@jiebang/contract/solutions/routes.ts';
import type { OpenedCard, OpenedSolution, SubmittedSolution } from '@jiebang/contract/solutions/solution.ts';
import { openedStates } from '@jiebang/contract/solutions/solution.ts';
import { sql } from 'kysely';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { organisationsById, peopleById } from '#modules/identity/index.ts';
import { documentOf } from '#modules/log/index.ts';
import { findNeed, type NeedRow } from '#modules/needs/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import { cursorOf, timeKeysOf } from '#platform/db/cursor.ts';
import { filesById } from '#platform/files/store.ts';
import type { Platform } from '#platform/platform.ts';
import { isNeedsOwner, mayReadOpened, mayReadRecommender, runsContestOf } from '../access.ts';
import type { Reader } from '../opening/actions/note-opened.ts';
import { noteReading } from '../opening/actions/note-reading.ts';
import { openingOfNeed, screeningOf } from '../opening/store.ts';
import { findSolution, placeOf, tables, versionOf, type Whole } from '../store.ts';
import { findSignature } from '../team/signature/store.ts';
import { givenSignature } from '../team/signature/views.ts';
import { openedCard, openedSolution } from '../views.ts';
import { readOpened, readOpenedFile, recommenderOf } from './for-judging.ts';
import { publicNeedOf } from './own.ts';
import { standsOnASide } from './sides.ts';

type Page = { readonly after?: string | undefined; readonly limit: number };

/**
 * A need's opened solutions in the order in which they were handed in, for its owner and its organisers: none for an organiser who
 * stands on a side of it. Before the deadline a sealed need answers the same whatever has come.
 */
export async function openedOfNeed(
  platform: Platform,
  viewer: Viewer,
  id: string,
  query: Page,
): Promise<ReplyOf<(typeof solutionRoutes)['ofNeed']> | Refusal> {
  const { db } = platform;
  const need = await findNeed(db, id);
  const rolling = need?.mode === 'rolling';
  if (!need || !concerns(viewer, need)) return refuse('not_found');
  if (await isShutOut(platform, viewer, need)) return refuse('conflict_of_interest');
  const arrived = rolling && isNeedsOwner(viewer, need) ? ['submitted'] : [];
  if (need.state === 'published' && arrived.length === 0) return refuse('sealed_until_deadline');
  const after = timeKeysOf(query.after);
  let list = tables(db)
    .selectFrom('solutions.solution')
    .select(['id', 'submitted_at'])
    .where('need', '=', id)
    .where('state', 'in', [...openedStates, ...arrived])
    .where('submitted_at', 'is not', null)
    .orderBy('submitted_at')
    .orderBy('id')
    .limit(query.limit + 1);
  if (after) {
    list = list.where(
      sql<boolean>`(date_trunc('milliseconds', submitted_at), id) > (${after.at}::timestamptz, ${after.id}::uuid)`,
    );
  }
  const rows = await list.execute();
  const shown = rows.slice(0, query.limit);
  const items: OpenedCard[] = [];
  for (const row of shown) {
    const whole = await findSolution(db, row.id);
    const card = whole && mayReadOpened(viewer, whole.place) ? await cardOf(platform, viewer, whole) : null;
    // One that was withdrawn in between is left out.
    if (card && !isRefusal(card)) items.push(card);
  }
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return { items, next: last?.submitted_at ? cursorOf(last.submitted_at.toISOString(), last.id) : null };
}

/** Whether the viewer owns the need or runs its contest: to others it has no list. */
function concerns(viewer: Viewer, need: NeedRow): boolean {
  const { need: place } = placeOf({ state: 'opened', organisation: '', leader: '' }, need, [], []);
  return isNeedsOwner(viewer, place) || runsContestOf(viewer, place);
}

async function cardOf(platform: Platform, viewer: Viewer, whole: Whole): Promise<OpenedCard | Refusal> {
  const { db } = platform;
  const opened = await openedRow(db, whole.row.id);
  const content = opened
    ? {
        title: opened.title,
        teamName: opened.team_name,
        partners: opened.partners.map((name) => ({ organisation: null, name, task: '' })),
        // One that is damaged stands in the list without it.
        recommender: mayReadRecommender(viewer, whole.place.need)
          ? await recommenderOf(platform, whole.row.id).catch(() => null)
          : null,
      }
    : await contentFor(platform, viewer, whole);
  if (isRefusal(content)) return content;
  const parts = { whole, content, openedAt: opened?.at ?? null, at: await now(db) };
  return openedCard({ ...parts, organisation: await nameOf(db, whole.row.organisation) }, viewer);
}

/** What was handed in, as this reader may read it; what is read on arrival once it is written down that it is. */
async function contentFor(platform: Platform, viewer: Viewer, whole: Whole): Promise<SubmittedSolution | Refusal> {
  const noted = await noteReading(platform, viewer, whole);
  if (isRefusal(noted)) return noted;
  const by = readerOf(viewer, whole);
  if (isRefusal(by)) return by;
  const { recommender, ...content } = await readOpened(platform, whole.row.id, by);
  if (noted.n !== null && noted.n !== content.version) {
    // Replaced in between: that version is another reading.
    const replaced = await findSolution(platform.db, whole.row.id);
    return replaced ? contentFor(platform, viewer, replaced) : refuse('not_found');
  }
  return recommender && mayReadRecommender(viewer, whole.place.need) ? { ...content, recommender } : content;
}

/** As what the viewer reads it: as the owner's, who may also run the contest, or as who runs it. */
function readerOf({ person, ...viewer }: Viewer, { place }: Whole): Reader | Refusal {
  if (person === null) return refuse('not_found');
  return { person, as: isNeedsOwner({ person, ...viewer }, place.need) ? 'owner' : 'organiser' };
}

async function openedRow(db: Db, solution: string) {
  return tables(db).selectFrom('solutions.opened').selectAll().where('solution', '=', solution).executeTakeFirst();
}

async function nameOf(db: Db, organisation: string): Promise<string> {
  return (await organisationsById(db, [organisation])).get(organisation)?.name ?? '';
}

/** Whether one who runs the need's contest has no part in this need: on a side of it, and not of its owner, who reads as that. */
async function isShutOut(platform: Platform, viewer: Viewer, need: NeedRow): Promise<boolean> {
  const { need: place } = placeOf({ state: 'opened', organisation: '', leader: '' }, need, [], []);
  const runs = !isNeedsOwner(viewer, place) && runsContestOf(viewer, place);
  return runs && standsOnASide(platform, platform.db, viewer, need);
}

/**
 * The solution, when the viewer is one of those for whom it was opened. An organiser on a side of the need, of another solver's too, is told why
 * not.
 */
async function readable(platform: Platform, viewer: Viewer, id: string): Promise<Whole | Refusal> {
  const whole = await findSolution(platform.db, id);
  const opened = whole && (openedStates as readonly string[]).includes(whole.row.state);
  if (opened && (await isShutOut(platform, viewer, whole.need))) return refuse('conflict_of_interest');
  return whole && mayReadOpened(viewer, whole.place) ? whole : refuse('not_found');
}

/** An opened solution in full. */
export async function readOpenedSolution(
  platform: Platform,
  viewer: Viewer,
  id: string,
): Promise<OpenedSolution | Refusal> {
  const { db } = platform;
  const whole = await readable(platform, viewer, id);
  if (isRefusal(whole)) return whole;
  const content = await contentFor(platform, viewer, whole).catch(() => refuse('sealed_content_damaged'));
  if (isRefusal(content)) return content;
  const opened = await openedRow(db, id);
  const screening = await screeningOf(db, id);
  const screener = screening && (await peopleById(db, [screening.person])).get(screening.person);
  return openedSolution(
    {
      whole,
      content,
      files: await filesById(
        db,
        content.attachments.map((file) => file.id),
      ),
      need: await publicNeedOf(db, whole.need),
      organisation: await nameOf(db, whole.row.organisation),
      openedAt: opened?.at ?? null,
      signature: await signatureOf(db, whole),
      screening: screening && { ...screening, by: screener?.name ?? '' },
      at: await now(db),
    },
    viewer,
  );
}

/** The organisation's signature under which what was opened had been handed in. */
async function signatureOf(db: Db, { row }: Whole): Promise<OpenedSolution['signature']> {
  const version = await versionOf(db, row.id, row.in_force ?? 0);
  const signature = version?.signature ? await findSignature(db, version.signature) : undefined;
  return signature
    ? givenSignature(signature, await peopleById(db, [signature.signed_by ?? signature.asked_by]))
    : null;
}

/** One file of an opened solution. */
export async function readOpenedAttachment(platform: Platform, viewer: Viewer, id: string, file: string) {
  const whole = await readable(platform, viewer, id);
  if (isRefusal(whole)) return whole;
  const noted = await noteReading(platform, viewer, whole);
  if (isRefusal(noted)) return noted;
  const by = readerOf(viewer, whole);
  if (isRefusal(by)) return by;
  const found = await readOpenedFile(platform, id, file, by).catch(() => refuse('sealed_content_damaged'));
  return found ?? refuse('not_found');
}

/** The record of a need's opening, for its owner and its organisers. */
export async function readOpening(platform: Platform, viewer: Viewer, id: string): Promise<Opening | Refusal> {
  const need = await findNeed(platform.db, id);
  if (need && (await isShutOut(platform, viewer, need))) return refuse('conflict_of_interest');
  const row = need && concerns(viewer, need) ? await openingOfNeed(platform.db, id) : undefined;
  if (!row?.leaf) return refuse('not_found');
  const content = row.content as Opening['content'];
  const document = await documentOf(platform, row.leaf, { format: 'jiebang-opening/1' as const, content });
  if (document?.leaf.kind !== 'solutions_opened') return refuse('not_found');
  return { ...document, leaf: document.leaf };
}
