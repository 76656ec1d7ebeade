import type { achievementRoutes } from '@jiebang/contract/achievements/routes.ts';
import {
  type AchievementFacet,
  type AchievementFilter,
  achievementFacets,
  type FoundAchievement,
  mostFound,
} from '@jiebang/contract/achievements/search.ts';
import type { Received, ReplyOf } from '@jiebang/contract/http/route.ts';
import type { OrganisationCard } from '@jiebang/contract/identity/organisation.ts';
import { organisationsById } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { excerptOf, type Mark, marksOf } from '#platform/search/analysis/marks.ts';
import type { Condition, FacetValue, Found, SearchQuery } from '#platform/search/port.ts';
import { type AchievementRow, findPublic, publicOf } from '../../store.ts';
import { cardOf } from '../../views.ts';
import { achievementIndex } from './searched.ts';
import { beginningsOf, meantBy } from './suggestions.ts';
import { type Asked, readTyped, toTranslate } from './typed.ts';

type Search = (typeof achievementRoutes)['search'];
type Query = Received<Search>['query'];
type Filters = Omit<Query, 'q' | 'sort' | 'after' | 'limit'>;

/** So many characters of a text are shown around what was found. */
const excerpt = 120;
/** So many values of a facet are counted, of which those of its first level are told. */
const counted = 120;
const toldOwners = 10;
const achievementNumber = /^CG-\d{4}-\d{6,12}$/i;
/** How long the first searches after a start wait for what is there to be read, in milliseconds. */
const patience = 5000;

/** Searches the public library. What is told of an achievement is read from the library itself, and only where it is public at that moment. */
export async function searchAchievements(platform: Platform, query: Query): Promise<ReplyOf<Search>> {
  const { q = '', sort = q === '' ? 'newest' : 'relevance', after, limit, ...filters } = query;
  const called = achievementNumber.exec(q.normalize('NFKC').trim())?.[0].toUpperCase();
  const other = await platform.translator.translate(toTranslate(q));
  const asked = readTyped(
    await presentNumber(platform.db, called, q),
    other ?? new Map(),
    await beginningsOf(platform, q),
  );
  const offset = after === undefined ? 0 : Number(after);
  const plan = { asked, filters, page: { ...orderOf(sort), offset, limit: Math.min(limit, mostFound - offset) } };
  const strict = await find(platform, plan, asked.all);
  const loosened = strict.total === 0 && asked.all.length > 0;
  const found = loosened ? await find(platform, plan, []) : strict;
  const rows = await rowsOf(platform.db, found);
  const facets = await facetsOf(platform, plan, loosened ? [] : asked.all, found);
  const owners = await organisationsById(platform.db, [
    ...new Set([...rows.map(({ organisation }) => organisation), ...facets.owner.map(({ value }) => value)]),
  ]);
  const total = found.total ?? 0;
  const next = offset + limit;
  return {
    items: rows.map((row) => lineOf(row, owners.get(row.organisation), asked)),
    next: next < Math.min(total, mostFound) ? `${next}` : null,
    total,
    loosened: loosened && total > 0,
    meant: strict.total === 0 ? await meantBy(platform, q) : null,
    facets: { ...facets, owner: facets.owner.flatMap((one) => named(one, owners)) },
    without: total === 0 ? await withoutEach(platform, plan) : [],
    otherLanguage: other === null ? 'not_yet' : 'searched',
    coverage: found.coverage.is === 'whole' ? { is: 'whole', done: 0, of: 0 } : found.coverage,
  };
}

/** A number as the library has it now: that of one that was merged leads to the other. */
const presentNumber = async (db: Db, called: string | undefined, typed: string): Promise<string> =>
  called === undefined ? typed : ((await findPublic(db, called))?.number ?? typed);

type Plan = {
  readonly asked: Asked;
  readonly filters: Filters;
  readonly page: Pick<SearchQuery, 'order' | 'offset' | 'limit'>;
};

function orderOf(sort: NonNullable<Query['sort']>): Pick<SearchQuery, 'order'> {
  if (sort === 'relevance') return {};
  return { order: { number: sort === 'newest' ? 'published' : 'maturity', descending: true } };
}

/** The conditions of what was chosen; without one of them, where that is named. */
export function conditionsOf(filters: Filters, but?: AchievementFilter): Condition[] {
  return Object.entries(filters).flatMap(([name, value]): Condition[] => {
    if (value === undefined || name === but) return [];
    if (name === 'maturity') return [{ is: 'number', name, from: Number(value) }];
    return [{ is: 'value', name, anyOf: [`${value}`] }];
  });
}

async function find(platform: Platform, { asked, filters, page }: Plan, all: readonly Condition[]): Promise<Found> {
  return ask(platform, {
    terms: asked.terms,
    conditions: [...asked.firm, ...all, ...conditionsOf(filters)],
    ...page,
    counted: true,
    facets: achievementFacets.map((name) => ({ name, most: counted })),
  });
}

/** Asks the index; right after a start a little later, since it is being read. */
async function ask(platform: Platform, query: SearchQuery): Promise<Found> {
  const index = platform.search.index(achievementIndex);
  const found = await index.search(query);
  if (found.coverage.is !== 'loading' || found.coverage.of > 0) return found;
  const waited = new Promise((resolve) => setTimeout(resolve, patience).unref());
  await Promise.race([index.settled(), waited]);
  return index.search(query);
}

/** What was found, in its order, as it is in the library now: what is public no more is left out. */
async function rowsOf(db: Db, { hits }: Found): Promise<AchievementRow[]> {
  const rows = await publicOf(
    db,
    hits.map(({ id }) => id),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return hits.flatMap(({ id }) => byId.get(id) ?? []);
}

type Facets = Record<AchievementFacet, FacetValue[]>;

/** Each facet's first level: under all choices but its own, so that another one of it can be chosen. */
async function facetsOf(platform: Platform, plan: Plan, all: readonly Condition[], found: Found): Promise<Facets> {
  const chosen = achievementFacets.filter((name) => plan.filters[name] !== undefined);
  const others = await Promise.all(
    chosen.map((name) =>
      ask(platform, {
        terms: plan.asked.terms,
        conditions: [...plan.asked.firm, ...all, ...conditionsOf(plan.filters, name)],
        limit: 0,
        facets: [{ name, most: counted }],
      }),
    ),
  );
  const of = (name: AchievementFacet): readonly FacetValue[] =>
    (chosen.includes(name) ? others[chosen.indexOf(name)] : found)?.facets[name] ?? [];
  return Object.fromEntries(achievementFacets.map((name) => [name, firstLevel(name, of(name))])) as Facets;
}

function firstLevel(name: AchievementFacet, values: readonly FacetValue[]): FacetValue[] {
  if (name === 'owner') return values.slice(0, toldOwners);
  const digits =
    name === 'field' ? /^\d\d$/ : name === 'industry' ? /^[A-Z]$/ : name === 'region' ? /^(\d\d|[A-Z]{2})$/ : /./;
  return values.filter(({ value }) => digits.test(value));
}

function named({ value, count }: FacetValue, owners: ReadonlyMap<string, OrganisationCard>) {
  const owner = owners.get(value);
  return owner ? [{ value, name: owner.name, nameEn: owner.nameEn, count }] : [];
}

/** Where nothing is found: how many there would be without each of the choices, and without what was typed. */
async function withoutEach(platform: Platform, { asked, filters }: Plan) {
  const chosen = (Object.keys(filters) as AchievementFilter[]).filter((name) => filters[name] !== undefined);
  const counts = await Promise.all([
    ...chosen.map(async (choice) => ({
      choice,
      count: await count(platform, asked, [...asked.firm, ...conditionsOf(filters, choice)]),
    })),
    ...(asked.terms.size > 0 && chosen.length > 0
      ? [{ choice: 'q', count: await count(platform, null, conditionsOf(filters)) }]
      : []),
  ]);
  return counts.filter((one) => one.count > 0);
}

async function count(platform: Platform, asked: Asked | null, conditions: readonly Condition[]): Promise<number> {
  const found = await ask(platform, { terms: asked?.terms ?? new Map(), conditions, limit: 0, counted: true });
  return found.total ?? 0;
}

function lineOf(row: AchievementRow, owner: OrganisationCard | undefined, { terms }: Asked): FoundAchievement {
  const marks = (text: string | null): [number, number][] =>
    text === null ? [] : marksOf(text, terms.keys()).map(([start, end]) => [start, end]);
  const body = [row.text, row.text_en].find((text) => text !== null && marks(text).length > 0);
  const shown = body == null ? null : excerptOf(body, marks(body) as Mark[], excerpt);
  return {
    ...cardOf(row, owner),
    titleMarks: marks(row.title),
    titleEnMarks: marks(row.title_en),
    excerpt: shown && { text: shown.text, marks: shown.marks.map(([start, end]) => [start, end]) },
  };
}
