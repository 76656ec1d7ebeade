import { z } from 'zod';
import { pageOf, pageQuery, Total } from '../http/paging.ts';
import { Fen, Id, Instant, line, PlaceCode } from '../http/scalars.ts';
import {
  Cooperation,
  FieldCode,
  IndustryCode,
  NeedCard,
  NeedPlace,
  PublicNeed,
  PublicNeedState,
  TrackKind,
} from './need.ts';

/** Budgets that the board's choices name, in fen: from 10 to 1,000 万元; and within how many days a need closes. */
export const budgetSteps = [10, 50, 100, 500, 1000].map((wan) => wan * 1_000_000);
export const closingSteps = [7, 30];

/** What the board can be narrowed to. */
const filters = {
  q: line(100).optional(),
  state: PublicNeedState.optional(),
  contest: Id.optional(),
  track: Id.optional(),
  trackKind: TrackKind.optional(),
  field: FieldCode.optional(),
  industry: IndustryCode.optional(),
  region: PlaceCode.optional(),
  cooperation: Cooperation.optional(),
  /** Needs whose budget reaches so much, in fen, and those whose budget begins at so much at most; of one to be negotiated nobody knows. */
  budgetFrom: z.coerce.number().pipe(Fen).optional(),
  budgetTo: z.coerce.number().pipe(Fen).optional(),
  /** Open needs whose deadline comes within so many days. */
  closesWithin: z.coerce.number().int().min(1).max(365).optional(),
  /** Needs of this organisation that are published under its name. */
  organisation: Id.optional(),
};

/** What is kept of a search of the board, so that it can be asked again of each need that is published. */
export const BoardSearch = z.strictObject(filters);
export type BoardSearch = z.infer<typeof BoardSearch>;

/** A need as a feed carries it: its line of the board, how its edition and track are called, its problem, and when it last moved. */
export const FeedNeed = z.strictObject({
  ...NeedCard.shape,
  place: NeedPlace,
  problem: z.string(),
  changedAt: Instant,
});
export type FeedNeed = z.infer<typeof FeedNeed>;

const count = z.int().min(0);
/** How many needs of a contest were published, take solutions now, were paired, were contracted; and were published in each track that has any. */
export const ContestCounts = z.strictObject({
  published: count,
  open: count,
  paired: count,
  contracted: count,
  tracks: z.array(z.strictObject({ track: Id, published: count })),
});
export type ContestCounts = z.infer<typeof ContestCounts>;

/** How many needs each choice would show, by its value; a choice that would show none is left out. */
const Choices = z.record(z.string(), count);
/** Every facet of the board with its choices; of field, industry and place (a place elsewhere as the board takes it) the first level. */
export const Facets = z.strictObject({
  state: Choices,
  contest: Choices,
  track: Choices,
  trackKind: Choices,
  field: Choices,
  industry: Choices,
  region: Choices,
  cooperation: Choices,
  budgetFrom: Choices,
  budgetTo: Choices,
  closesWithin: Choices,
});
export type Facets = z.infer<typeof Facets>;
export type Facet = keyof Facets;

/** What is chosen at more than one level. */
export const Levelled = z.enum(['field', 'industry', 'region']);
export type Levelled = z.infer<typeof Levelled>;

const { organisation: _, ...choices } = filters;

/** What anyone may read of needs. */
export const boardRoutes = {
  board: {
    method: 'GET',
    path: '/needs',
    summary: { zh: '需求榜：筛选、检索、分页', en: 'The board: filters, search, pages' },
    query: z.strictObject({
      ...pageQuery,
      ...filters,
      sort: z.enum(['newest', 'deadline', 'budget']).default('newest'),
    }),
    reply: z.strictObject({ ...pageOf(NeedCard).shape, total: Total }),
  },
  feed: {
    method: 'GET',
    path: '/needs-feed',
    summary: { zh: '最新张榜的五十项需求，供订阅', en: 'The fifty newest needs, for feeds' },
    query: z.strictObject(filters),
    reply: z.strictObject({ items: z.array(FeedNeed).max(50) }),
  },
  facets: {
    method: 'GET',
    path: '/needs-facets',
    summary: {
      zh: '需求榜各项筛选条件下各有多少需求',
      en: 'How many needs each choice of each facet would show, under the other choices',
    },
    query: z.strictObject(choices),
    reply: Facets,
  },
  levels: {
    method: 'GET',
    path: '/needs-levels/:of',
    summary: {
      zh: '领域、行业或地区各级各有多少需求',
      en: 'How many needs each field, industry or place would show at its first two levels, under the other choices',
    },
    params: z.strictObject({ of: Levelled }),
    query: z.strictObject(choices),
    reply: z.strictObject({ counts: Choices }),
  },
  counts: {
    method: 'GET',
    path: '/needs-counts',
    summary: {
      zh: '一届赛事的张榜需求各有多少',
      en: 'How many published needs of a contest stand where, in all and by track',
    },
    query: z.strictObject({ contest: Id }),
    reply: ContestCounts,
  },
  map: {
    method: 'GET',
    path: '/needs-map',
    summary: { zh: '全部张榜需求的编号，分册列出', en: 'The numbers of all published needs, in parts' },
    query: z.strictObject({ part: z.coerce.number().int().min(1).max(10_000).default(1) }),
    reply: z.strictObject({
      /** How many parts there are; an empty board has one. */
      parts: z.int().min(1),
      items: z.array(z.strictObject({ number: z.string(), changedAt: Instant })),
    }),
  },
  read: {
    method: 'GET',
    path: '/needs/:number',
    summary: { zh: '一项已张榜的需求', en: 'One published need' },
    params: z.strictObject({ number: z.string().max(40) }),
    reply: PublicNeed,
  },
  qr: {
    method: 'GET',
    path: '/needs/:number/qr',
    summary: { zh: '需求永久地址的二维码 (SVG)', en: 'The permanent address of a need as a QR code (SVG)' },
    download: true,
    params: z.strictObject({ number: z.string().max(40) }),
    reply: z.null(),
  },
} as const;
