import { AchievementDraft } from '@jiebang/contract/achievements/achievement.ts';
import { PhaseName } from '@jiebang/contract/contests/phase.ts';
import { OrganisationInput } from '@jiebang/contract/identity/organisation.ts';
import { Criterion } from '@jiebang/contract/judging/panel.ts';
import { NeedDraft, NeedState, NeedText, TrackKind, Triage } from '@jiebang/contract/needs/need.ts';
import { SolutionDraft } from '@jiebang/contract/solutions/solution.ts';
import { z } from 'zod';

/** The name by which one item of the content refers to another; never stored. */
const Key = z.string().regex(/^[a-z0-9-]+$/);
const Words = z.string().trim().min(1);
const Fen = z.int().min(0);
/** Days from the day of loading; negative is past. */
const DayOffset = z.int();

export const ContestContent = z.strictObject({
  key: Key,
  number: z.int(),
  nameZh: Words,
  nameEn: Words,
  shortZh: Words,
  shortEn: Words,
  taglineZh: Words,
  taglineEn: Words,
  introZh: Words,
  introEn: Words,
  units: z.array(
    z.strictObject({
      role: z.enum(['guiding', 'hosting', 'co_organising', 'organising', 'supporting']),
      name: Words,
      nameEn: Words,
      organisation: Key.nullable(),
    }),
  ),
  tracks: z.array(
    z.strictObject({
      key: Key,
      kind: TrackKind,
      nameZh: Words,
      nameEn: Words,
      organiser: Key,
      summaryZh: Words,
      summaryEn: Words,
      mode: z.enum(['sealed', 'rolling']),
      scope: z.strictObject({
        fields: z.array(z.string()),
        regions: z.array(z.string()),
        countries: z.array(z.string()),
      }),
    }),
  ),
  phases: z.array(
    z.strictObject({ phase: PhaseName, nameZh: Words, nameEn: Words, startDay: DayOffset, endDay: DayOffset }),
  ),
  rubric: z.array(Criterion),
  awards: z.array(z.strictObject({ kind: z.string(), nameZh: Words, nameEn: Words, count: z.int(), amount: Fen })),
});

/** `input` is what the member would type into the form of an organisation. */
export const OrganisationContent = z.strictObject({ key: Key, emailDomain: z.string(), input: OrganisationInput });

export const PersonContent = z.strictObject({
  key: Key,
  name: Words,
  nameEn: Words,
  email: z.email(),
  organisation: Key.nullable(),
  membership: z.enum(['admin', 'member']).nullable(),
  roles: z
    .array(
      z.enum([
        'owner',
        'solver',
        'broker',
        'agency_admin',
        'reviewer',
        'clearance_officer',
        'observer',
        'organiser',
        'track_organiser',
        'judge',
        'certifier',
        'authority',
        'admin',
        'translator',
      ]),
    )
    .min(1),
  title: Words,
  /** Second-level field codes. */
  expertise: z.array(z.string()),
});

/** A need: the original as its owner types it, the cleared text where it got so far, and where it is to stand. */
export const NeedContent = z.strictObject({
  key: Key,
  state: NeedState,
  triage: Triage.nullable(),
  track: TrackKind,
  organisation: Key,
  owner: Key,
  broker: Key.nullable(),
  days: z.strictObject({
    submitted: DayOffset.nullable(),
    published: DayOffset.nullable(),
    deadline: DayOffset.nullable(),
  }),
  otherFields: z.array(z.string()),
  cooperation: z.enum(['short_term', 'long_term']),
  original: NeedDraft,
  publicText: NeedText.nullable(),
  english: NeedText.omit({ keywords: true }).nullable(),
});

/** A solution; `rank` is the place it is to take where its need is judged, null where it is not. `months` run from the start. */
export const SolutionContent = z.strictObject({
  key: Key,
  need: Key,
  organisation: Key,
  leader: Key,
  members: z.array(Key),
  draft: SolutionDraft,
  rank: z.int().min(1).nullable(),
  english: z.strictObject({ title: Words, approach: Words }).nullable(),
});

/** An achievement as its owner types it, and where it is to stand; `day` is when it was begun. */
export const AchievementContent = z.strictObject({
  key: Key,
  organisation: Key,
  owner: Key,
  state: z.enum(['draft', 'under_review', 'public']),
  day: DayOffset,
  draft: AchievementDraft,
});
