import type { Locale } from '../../../../web/src/lib/locale.ts';
import { messages as kitEn } from '../../../../web/src/lib/messages/kit.en.ts';
import { messages as kitZh } from '../../../../web/src/lib/messages/kit.zh.ts';
import { messages as stageEn } from '../../../../web/src/lib/messages/stage.en.ts';
import { messages as stageZh } from '../../../../web/src/lib/messages/stage.zh.ts';
import { publicMessages } from '../../../../web/src/lib/public-messages.ts';
import { wordsIn } from '../../../../web/src/lib/words.ts';
import { messages as assessmentEn } from '../../../../web/src/workspace/features/achievements/assessment/messages.en.ts';
import { messages as assessmentZh } from '../../../../web/src/workspace/features/achievements/assessment/messages.zh.ts';
import { messages as achievementImportsEn } from '../../../../web/src/workspace/features/achievements/imports/messages.en.ts';
import { messages as achievementImportsZh } from '../../../../web/src/workspace/features/achievements/imports/messages.zh.ts';
import { messages as matchingEn } from '../../../../web/src/workspace/features/achievements/matching/messages.en.ts';
import { messages as matchingZh } from '../../../../web/src/workspace/features/achievements/matching/messages.zh.ts';
import { messages as achievementsEn } from '../../../../web/src/workspace/features/achievements/messages.en.ts';
import { messages as achievementsZh } from '../../../../web/src/workspace/features/achievements/messages.zh.ts';
import { messages as finalEn } from '../../../../web/src/workspace/features/contests/final/messages.en.ts';
import { messages as finalZh } from '../../../../web/src/workspace/features/contests/final/messages.zh.ts';
import { messages as contestsEn } from '../../../../web/src/workspace/features/contests/messages.en.ts';
import { messages as contestsZh } from '../../../../web/src/workspace/features/contests/messages.zh.ts';
import { messages as staffEn } from '../../../../web/src/workspace/features/contests/staff/messages.en.ts';
import { messages as staffZh } from '../../../../web/src/workspace/features/contests/staff/messages.zh.ts';
import { messages as inquiriesEn } from '../../../../web/src/workspace/features/deals/inquiries/messages.en.ts';
import { messages as inquiriesZh } from '../../../../web/src/workspace/features/deals/inquiries/messages.zh.ts';
import { messages as judgingFactsEn } from '../../../../web/src/workspace/features/desk/judging-messages.en.ts';
import { messages as judgingFactsZh } from '../../../../web/src/workspace/features/desk/judging-messages.zh.ts';
import { messages as deskEn } from '../../../../web/src/workspace/features/desk/messages.en.ts';
import { messages as factsEn } from '../../../../web/src/workspace/features/desk/messages.facts.en.ts';
import { messages as factsZh } from '../../../../web/src/workspace/features/desk/messages.facts.zh.ts';
import { messages as deskZh } from '../../../../web/src/workspace/features/desk/messages.zh.ts';
import { messages as assignmentEn } from '../../../../web/src/workspace/features/judging/assignment/messages.en.ts';
import { messages as assignmentZh } from '../../../../web/src/workspace/features/judging/assignment/messages.zh.ts';
import { messages as judgingEn } from '../../../../web/src/workspace/features/judging/messages.en.ts';
import { messages as judgingZh } from '../../../../web/src/workspace/features/judging/messages.zh.ts';
import { messages as needsEn } from '../../../../web/src/workspace/features/needs/messages.en.ts';
import { messages as needsZh } from '../../../../web/src/workspace/features/needs/messages.zh.ts';
import { messages as organisationsEn } from '../../../../web/src/workspace/features/organisations/messages.en.ts';
import { messages as organisationsZh } from '../../../../web/src/workspace/features/organisations/messages.zh.ts';
import { messages as shellEn } from '../../../../web/src/workspace/messages/shell.en.ts';
import { messages as shellZh } from '../../../../web/src/workspace/messages/shell.zh.ts';

/** The words that stand on the pages, by feature, so that one story is told in both languages. */
export const tongue = (locale: Locale) =>
  ({
    zh: {
      kit: kitZh,
      words: wordsIn('zh'),
      site: publicMessages('zh'),
      shell: shellZh,
      desk: deskZh,
      facts: { ...factsZh, ...judgingFactsZh },
      contests: contestsZh,
      organisations: organisationsZh,
      staff: staffZh,
      needs: needsZh,
      assignment: assignmentZh,
      judging: judgingZh,
      final: finalZh,
      stage: stageZh,
      achievements: achievementsZh,
      achievementImports: achievementImportsZh,
      matching: matchingZh,
      assessment: assessmentZh,
      inquiries: inquiriesZh,
    },
    en: {
      kit: kitEn,
      words: wordsIn('en'),
      site: publicMessages('en'),
      shell: shellEn,
      desk: deskEn,
      facts: { ...factsEn, ...judgingFactsEn },
      contests: contestsEn,
      organisations: organisationsEn,
      staff: staffEn,
      needs: needsEn,
      assignment: assignmentEn,
      judging: judgingEn,
      final: finalEn,
      stage: stageEn,
      achievements: achievementsEn,
      achievementImports: achievementImportsEn,
      matching: matchingEn,
      assessment: assessmentEn,
      inquiries: inquiriesEn,
    },
  })[locale];
export type Tongue = ReturnType<typeof tongue>;
