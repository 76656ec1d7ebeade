import type { AchievementDraft } from '@jiebang/contract/achievements/achievement.ts';
import { reviewItems } from '@jiebang/contract/achievements/work.ts';
import { isField } from '@jiebang/contract/reference/fields.ts';
import { isIndustry } from '@jiebang/contract/reference/industries.ts';
import { isPlace } from '@jiebang/contract/reference/places.ts';
import type { Rules } from '#kernel/lifecycle.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { noSignatory, type Signing, signingRules, wordsRules } from '#kernel/viewer.ts';

/** What the rules of an achievement look at. */
export type AchievementContext = {
  readonly draft: AchievementDraft;
  readonly organisationVerified: boolean;
  /** Whether the asker signs for the organisation that owns it. */
  readonly signing: Signing;
  /** Whether the declaration that is signed is no longer the newest. */
  readonly outdated: readonly 'declaration'[];
  /** Whether the asker belongs to the organisation that owns it. */
  readonly ofOwnOrganisation: boolean;
  /** Whether it was public before, and whether the one into which it is to be merged takes it. */
  readonly wasPublic: boolean;
  readonly intoFits: boolean;
  /** What the reviewer confirms. */
  readonly confirmed: readonly string[];
};

/** What the rules see of an achievement of which nothing else is asked. */
export const plainContext = (draft: AchievementDraft): AchievementContext => ({
  draft,
  organisationVerified: false,
  signing: noSignatory,
  outdated: [],
  ofOwnOrganisation: false,
  wasPublic: false,
  intoFits: false,
  confirmed: [],
});

const required = ['source', 'kind', 'form', 'stage', 'maturity', 'region'] as const;
const requiredLists = ['keywords', 'completers', 'fields', 'cooperation'] as const;

/** What a submission still lacks, each field by name; null when it is whole. One text is enough, in either language. */
function missingOf(draft: AchievementDraft): Refusal | null {
  const missing = [
    ...(draft.text === null && draft.textEn === null ? ['text'] : []),
    ...required.filter((name) => draft[name] === null),
    ...requiredLists.filter((name) => draft[name].length === 0),
  ];
  return missing.length === 0
    ? null
    : refuse('achievement_incomplete', { fields: missing.map((path) => ({ path, code: 'required' })) });
}

/** Which codes of a draft stand in none of the state's lists, each field by name; null when all do. */
function unknownCodesOf({ fields, industry, region }: AchievementDraft): Refusal | null {
  const unknown = [
    ...(fields.every((code) => isField(code)) ? [] : [{ path: 'fields', code: 'unknown_code' }]),
    ...(industry === null || isIndustry(industry) ? [] : [{ path: 'industry', code: 'unknown_code' }]),
    ...(region === null || isPlace(region) ? [] : [{ path: 'region', code: 'unknown_region' }]),
  ];
  return unknown.length === 0 ? null : refuse('code_unknown', { fields: unknown });
}

/** Evidence level by level: each level once, none above the claimed one, and the claimed one among them. */
function evidenceFits({ maturity, maturityEvidence }: AchievementDraft): boolean {
  const levels = maturityEvidence.map(({ level }) => level);
  return (
    new Set(levels).size === levels.length &&
    levels.every((level) => level <= (maturity ?? 0)) &&
    (maturity === null || levels.includes(maturity))
  );
}

/** The named rules of an achievement's lifecycle. */
export const achievementRules = {
  ...wordsRules,
  ...signingRules,
  organisation_verified: ({ organisationVerified }) =>
    organisationVerified ? null : refuse('organisation_not_verified'),
  codes_known: ({ draft }) => unknownCodesOf(draft),
  complete: ({ draft }) => missingOf(draft),
  evidence_fits: ({ draft }) =>
    evidenceFits(draft)
      ? null
      : refuse('evidence_does_not_fit', { fields: [{ path: 'maturityEvidence', code: 'custom' }] }),
  independent: ({ ofOwnOrganisation }) => (ofOwnOrganisation ? refuse('own_achievement') : null),
  into_fits: ({ intoFits }) => (intoFits ? null : refuse('merge_unfit')),
  was_public: ({ wasPublic }) => (wasPublic ? null : refuse('not_in_this_state')),
  never_public: ({ wasPublic }) => (wasPublic ? refuse('not_in_this_state') : null),
  confirmed: ({ confirmed }) =>
    reviewItems.every((item) => confirmed.includes(item)) ? null : refuse('checklist_incomplete'),
} satisfies Rules<string, AchievementContext>;
