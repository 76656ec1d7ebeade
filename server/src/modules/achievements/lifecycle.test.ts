import { emptyAchievement } from '@jiebang/contract/achievements/achievement.ts';
import { reviewItems } from '@jiebang/contract/achievements/work.ts';
import { expect, test } from 'vitest';
import { noSignatory } from '#kernel/viewer.ts';
import { type Contexts, differences, mutants } from '#testing/lifecycle.ts';
import { wholeAchievement } from './factory.ts';
import { achievementLife } from './lifecycle.ts';
import { type AchievementContext, achievementRules } from './rules.ts';

/** What product.md §9 and decision 0046 say of an achievement, action by action. */
const said = `
create: nothing → draft; owner
enter: nothing → public; operator
edit: draft → draft; owner
edit: returned → returned; owner
submit: draft, returned → under_review; owner; organisation_verified, codes_known, complete, evidence_fits, words_newest, signatory
take_back: under_review → draft; owner
publish: under_review → public; reviewer; independent, confirmed
return: under_review → returned; reviewer; independent
take_down: public → returned; reviewer; independent
withdraw: draft, returned, under_review, public → withdrawn; owner
merge: draft, returned, public → merged; owner, reviewer; into_fits
separate: merged → public; owner, reviewer; was_public
take_out: merged → draft; owner; never_public
reopen: withdrawn → draft; owner`;

const draft = wholeAchievement();
const contexts: Contexts<AchievementContext> = {
  good: {
    draft,
    organisationVerified: true,
    signing: { signs: true, signatories: [] },
    outdated: [],
    ofOwnOrganisation: false,
    wasPublic: true,
    intoFits: true,
    confirmed: reviewItems,
  },
  goodFor: { take_out: { wasPublic: false } },
  breaking: {
    organisation_verified: { by: { organisationVerified: false }, refusal: 'organisation_not_verified' },
    codes_known: { by: { draft: { ...draft, fields: ['99'] } }, refusal: 'code_unknown' },
    complete: { by: { draft: { ...draft, completers: [] } }, refusal: 'achievement_incomplete' },
    evidence_fits: { by: { draft: { ...draft, maturity: 8 } }, refusal: 'evidence_does_not_fit' },
    words_newest: { by: { outdated: ['declaration'] }, refusal: 'words_changed' },
    signatory: { by: { signing: noSignatory }, refusal: 'not_a_signatory' },
    independent: { by: { ofOwnOrganisation: true }, refusal: 'own_achievement' },
    into_fits: { by: { intoFits: false }, refusal: 'merge_unfit' },
    was_public: { by: { wasPublic: false }, refusal: 'not_in_this_state' },
    never_public: { by: { wasPublic: true }, refusal: 'not_in_this_state' },
    confirmed: { by: { confirmed: reviewItems.slice(1) }, refusal: 'checklist_incomplete' },
  },
};

test('every state × action × persona is as the product says', () => {
  expect(differences(achievementLife, achievementRules, contexts, said)).toEqual([]);
});

test('a table that is wrong by one word is found out', () => {
  const wrong = mutants(achievementLife).filter(
    ({ life }) => differences(life, achievementRules, contexts, said).length === 0,
  );
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('what is missing is said field by field, and one text in either language is enough', () => {
  const { complete } = achievementRules;
  const named = complete({ ...contexts.good, draft: emptyAchievement('只有题名') });
  expect(named?.fields?.map(({ path }) => path)).toEqual([
    ...['text', 'source', 'kind', 'form', 'stage', 'maturity', 'region'],
    ...['keywords', 'completers', 'fields', 'cooperation'],
  ]);
  expect(complete({ ...contexts.good, draft: { ...draft, text: null, textEn: 'In English.' } })).toBe(null);
});

test('evidence stands level by level: each once, none above the claimed level, the claimed one among them', () => {
  const { evidence_fits } = achievementRules;
  const fits = (maturity: number, ...levels: number[]) =>
    evidence_fits({
      ...contexts.good,
      draft: { ...draft, maturity, maturityEvidence: levels.map((level) => ({ level, says: '检测报告。' })) },
    }) === null;
  expect([fits(3, 1, 2, 3), fits(3, 3), fits(3, 1, 2), fits(3, 3, 4), fits(3, 3, 3), fits(3)]).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
