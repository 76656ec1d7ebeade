import type { FinalCard, FinalDraft, WorkFinal } from '@jiebang/contract/judging/stage/final.ts';
import { ConsoleAction } from '@jiebang/contract/judging/stage/final.ts';
import { allowed } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { peopleById } from '#modules/identity/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import { cursorOf, timeKeysOf } from '#platform/db/cursor.ts';
import type { Platform } from '#platform/platform.ts';
import { roundOf } from '../../../panel/round/store.ts';
import { findPanel } from '../../../panel/store.ts';
import { needLine } from '../../../queries/need-line.ts';
import { sheetsOfRound } from '../../../sheet/store.ts';
import { canOf } from '../../../views.ts';
import { biddingOfNeeds } from '../../price/queries/bidding.ts';
import { castOf, type FinalCast } from '../../show/queries/cast.ts';
import { type Bidding, decideAct } from '../../show/queries/decide.ts';
import { openJudgesOf } from '../../show/queries/sheets.ts';
import { type Played, play, undoable } from '../../show/rules.ts';
import { allBoards, publicShow } from '../../show/views.ts';
import { asOfFinal, mayWatch } from '../access.ts';
import { finalLife } from '../lifecycle.ts';
import { finalRules } from '../rules.ts';
import { type FinalNeedRow, type FinalRow, finalById, finalsOf } from '../store.ts';
import { contextOf } from './context.ts';
import { namesOf, needById } from './public.ts';

const cardOf = ({ id, number, title, title_en, place, begins_at, state }: FinalRow): FinalCard => ({
  id,
  number,
  title,
  titleEn: title_en,
  place,
  beginsAt: begins_at.toISOString(),
  state,
});

/** Finals that the viewer runs or watches, by their day, the latest first. */
export async function listFinals(
  { db }: Platform,
  viewer: Viewer,
  query: { readonly after?: string | undefined; readonly limit: number },
): Promise<{ items: FinalCard[]; next: string | null }> {
  const grants = viewer.grants.filter(({ role }) => ['organiser', 'track_organiser', 'observer'].includes(role));
  const at = (scope: string) => grants.flatMap((one) => (one.scope === scope && one.scopeId ? [one.scopeId] : []));
  const everywhere = grants.some(({ scope }) => scope === 'platform');
  const places = everywhere ? null : { contests: at('contest'), tracks: at('track') };
  const rows = await finalsOf(db, places, timeKeysOf(query.after), query.limit + 1);
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return { items: page.map(cardOf), next: last ? cursorOf(last.begins_at.toISOString(), last.id) : null };
}

/**
 * The console: the show as the hall sees it and as it stands, whom it waits for, the record, and what may be done now. Who stands on a side
 * of one of its needs, organiser or observer, is shut out: it tells what the hall is not told.
 */
export async function readConsole(platform: Platform, viewer: Viewer, id: string): Promise<WorkFinal | Refusal> {
  const { db } = platform;
  const final = await finalById(db, id);
  if (!final || !mayWatch(viewer, final)) return refuse('not_found');
  const context = await contextOf(platform, db, viewer, final);
  if (context.ofASide) return refuse('conflict_of_interest');
  const on = await castOf(db, final);
  const show = play(on.start, on.entries);
  const as = asOfFinal(viewer, final);
  const can = allowed(finalLife, finalRules, { state: final.state, as, context });
  const acts = as.length > 0;
  const last = undoable(on.entries);
  const at = await now(db);
  const bidding = await biddingOfNeeds(db, final, on, at);
  return {
    ...cardOf(final),
    version: final.version,
    contest: final.contest,
    track: final.track,
    draft: draftOf(final, on.needs),
    needs: await needViews(db, on.needs),
    committed: context.committed,
    items: await itemViews(platform, on, show, acts, bidding),
    show: { ...publicShow(show, on.cast), state: final.state },
    boards: allBoards(show),
    entries: await entryViews(db, on),
    undoable: acts && final.state === 'live' ? last : null,
    at: at.getTime(),
    can: { ...canOf(can), ...(acts ? consoleCan(on, show, bidding) : {}) },
  };
}

function draftOf(final: FinalRow, needs: readonly FinalNeedRow[]): FinalDraft {
  return {
    title: final.title,
    titleEn: final.title_en,
    place: final.place,
    beginsAt: final.begins_at.toISOString(),
    presentSeconds: final.present_seconds,
    questionSeconds: final.question_seconds,
    shows: final.shows,
    named: final.named,
    needs: needs.map(({ need, ground, reason }) => ({
      need,
      ground: ground as FinalDraft['needs'][0]['ground'],
      reason,
    })),
  };
}

async function needViews(db: Db, needs: readonly FinalNeedRow[]): Promise<WorkFinal['needs']> {
  const found: WorkFinal['needs'] = [];
  for (const { need } of needs) {
    const panel = await findPanel(db, need);
    const begun = panel && (await roundOf(db, panel.id));
    const sheets = begun ? await sheetsOfRound(db, begun.id) : [];
    const finalists = new Set(sheets.map(({ solution }) => solution)).size;
    found.push({ ...(await needLine(db, await needById(db, need))), panel: panel?.state ?? null, finalists });
  }
  return found;
}

/** For what is no price round. */
const noBidding: Bidding = { allowed: 0, bid: new Set(), now: 0 };

const ofItem = ['present', 'question', 'score', 'skip', 'recall'] as const;

async function itemViews(
  platform: Platform,
  { items, cast }: FinalCast,
  show: Played,
  acts: boolean,
  bidding: readonly Bidding[],
): Promise<WorkFinal['items']> {
  const names = await namesOf(platform, items);
  const views: WorkFinal['items'] = [];
  for (const [place, item] of items.entries()) {
    const now = show.items[place];
    if (!now) throw new Error('an item that is not in the show');
    const may = ofItem.map((action) => {
      const asked = { action, item: place + 1, need: null, reason: '' };
      return [action, toCan(decideAct(show, cast, asked, noBidding))] as const;
    });
    views.push({
      id: item.id,
      item: item.n,
      need: item.need,
      organisation: names.get(item.solution) ?? '',
      state: now.state,
      in: now.in,
      of: now.of,
      missing: item.n === null ? [] : await openJudgesOf(platform.db, item),
      bid: item.n !== null && (bidding[cast.needOf[place] ?? -1]?.bid.has(item.n) ?? false),
      can: acts ? Object.fromEntries(may) : {},
    });
  }
  return views;
}

/** What may be done of the show as a whole; a reveal and a price round are asked for need by need, as `reveal:<need>`. */
function consoleCan({ cast, numbers }: FinalCast, show: Played, bidding: readonly Bidding[]): WorkFinal['can'] {
  const ofNeed = ['reveal', 'call_prices', 'open_prices'] as const;
  const whole = ConsoleAction.options.filter((one) => ![...ofNeed, ...ofItem].some((other) => other === one));
  const none = { item: null, need: null, reason: null };
  return Object.fromEntries([
    ...whole.map((action) => [action, toCan(decideAct(show, cast, { ...none, action }, noBidding))]),
    ...numbers.needs.flatMap((id, need) =>
      ofNeed.map((action) => [
        `${action}:${id}`,
        toCan(decideAct(show, cast, { ...none, action, need }, bidding[need] ?? noBidding)),
      ]),
    ),
  ]);
}

const toCan = (refused: Refusal | null) => (isRefusal(refused) ? { code: refused.refused } : (true as const));

async function entryViews(db: Db, { rows, entries }: FinalCast): Promise<WorkFinal['entries']> {
  const people = await peopleById(
    db,
    rows.flatMap(({ person }) => (person === null ? [] : [person])),
  );
  const undone = new Set(rows.map(({ undoes }) => undoes));
  return rows
    .map((row, place) => ({
      n: row.n,
      action: row.action,
      item: entries[place]?.item ?? null,
      at: row.at.toISOString(),
      by: row.person === null ? null : (people.get(row.person)?.name ?? null),
      reason: row.reason,
      undoes: row.undoes,
      undone: undone.has(row.n),
    }))
    .reverse();
}
