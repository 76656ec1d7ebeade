import { z } from 'zod';
import { pageOf } from '../http/paging.ts';
import { Id, line } from '../http/scalars.ts';
import {
  AchievementCard,
  AchievementForm,
  AchievementKind,
  AchievementSource,
  AchievementStage,
  CooperationMode,
  IpRight,
  Novelty,
} from './achievement.ts';

/** What narrows a search; each value as its facet tells it. Of codes, those below are meant too. */
export const achievementFilters = {
  field: z
    .string()
    .regex(/^\d{2,5}$/)
    .optional(),
  industry: z
    .string()
    .regex(/^[A-Z]\d{0,4}$/)
    .optional(),
  region: z
    .string()
    .regex(/^(\d{2}|\d{6}|[A-Z]{2})$/)
    .optional(),
  source: AchievementSource.optional(),
  kind: AchievementKind.optional(),
  form: AchievementForm.optional(),
  stage: AchievementStage.optional(),
  novelty: Novelty.optional(),
  /** A level of the scale at least. */
  maturity: z.coerce.number().int().min(1).max(13).optional(),
  cooperation: CooperationMode.optional(),
  right: IpRight.shape.kind.optional(),
  owner: Id.optional(),
};
export const AchievementFilters = z.strictObject(achievementFilters);
export type AchievementFilters = z.infer<typeof AchievementFilters>;
export type AchievementFilter = keyof AchievementFilters;

/** What is typed: words in either language, and a few signs for those who know them: "…", *, +, -, OR, title: and owner:. */
export const achievementWordsTyped = line(200).optional();

/** No search is paged further than this: whoever wants more narrows it. */
export const mostFound = 1000;

export const AchievementQuery = z.strictObject({
  q: achievementWordsTyped,
  ...achievementFilters,
  /** By relevance where something was typed, else the newest first, when left out. */
  sort: z.enum(['relevance', 'newest', 'maturity']).optional(),
  /** The `next` of the page before. */
  after: z
    .string()
    .regex(/^\d{1,3}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

/** Places of a text that was found, as pairs of beginning and end in UTF-16 units, in order, none over another. */
export const Marks = z.array(z.tuple([z.int().min(0), z.int().min(0)]));
export type Marks = z.infer<typeof Marks>;
/** A text, or a part of it, with what was found in it. */
export const Marked = z.strictObject({ text: z.string(), marks: Marks });
export type Marked = z.infer<typeof Marked>;

/** A line of a search: the card, and where what was asked for stands. */
export const FoundAchievement = z.strictObject({
  ...AchievementCard.shape,
  titleMarks: Marks,
  titleEnMarks: Marks,
  /** A part of its text in which most of it stands; null where its text has none. */
  excerpt: Marked.nullable(),
});
export type FoundAchievement = z.infer<typeof FoundAchievement>;

const FacetCount = z.strictObject({
  value: z.string(),
  /** The name of an owner, which is no code; else left out. */
  name: z.string().optional(),
  nameEn: z.string().nullable().optional(),
  count: z.int().min(0),
});
export const achievementFacets = [
  'field',
  'industry',
  'region',
  'form',
  'stage',
  'kind',
  'cooperation',
  'right',
  'owner',
] as const;
export type AchievementFacet = (typeof achievementFacets)[number];

/** How much of the library the search answers for, so that it never leaves out in silence. */
export const SearchCoverage = z.strictObject({
  is: z.enum(['whole', 'loading', 'rebuilding']),
  done: z.int().min(0),
  of: z.int().min(0),
});

export const FoundAchievements = z.strictObject({
  ...pageOf(FoundAchievement).shape,
  total: z.int().min(0),
  /** What was typed, with words as they may have been meant that nothing has as they are spelt; null where there are none. */
  meant: z.string().nullable(),
  /** Whether nothing has all of what was typed, so that what has some of it is shown. */
  loosened: z.boolean(),
  /** For each facet its first level's values with how many would be found, under the other choices; the most frequent first. */
  facets: z.strictObject(
    Object.fromEntries(achievementFacets.map((name) => [name, z.array(FacetCount)])) as Record<
      AchievementFacet,
      z.ZodArray<typeof FacetCount>
    >,
  ),
  /** Where nothing is found: which choice, taken away, shows how many. */
  without: z.array(z.strictObject({ choice: z.string(), count: z.int().min(1) })),
  /** Whether what was typed was also looked for in the other language: not yet, while the dictionary is being read. Asked again a little later, more may be found. */
  otherLanguage: z.enum(['searched', 'not_yet']),
  coverage: SearchCoverage,
});
export type FoundAchievements = z.infer<typeof FoundAchievements>;

/** What may be meant by the beginning that was typed: a keyword of public achievements, or the title of one. */
export const AchievementSuggestion = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('keyword'), text: z.string(), count: z.int().min(1) }),
  z.strictObject({ kind: z.literal('title'), text: z.string(), number: z.string() }),
]);
export type AchievementSuggestion = z.infer<typeof AchievementSuggestion>;

export const achievementSearchRoutes = {
  suggestions: {
    method: 'GET',
    path: '/achievements-suggestions',
    summary: { zh: '成果搜索的输入提示', en: 'What may be meant by the beginning that was typed' },
    query: z.strictObject({ q: line(200) }),
    reply: z.strictObject({ items: z.array(AchievementSuggestion).max(8) }),
  },
  search: {
    method: 'GET',
    path: '/achievements-search',
    summary: {
      zh: '成果搜索：中英文检索、筛选、各项计数、标出命中之处',
      en: 'Search the library: in Chinese and English, narrowed, with counts and what was found marked',
    },
    query: AchievementQuery,
    reply: FoundAchievements,
  },
} as const;
