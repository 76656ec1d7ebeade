import type { AchievementDraft } from '@jiebang/contract/achievements/achievement.ts';
import { reviewItems } from '@jiebang/contract/achievements/work.ts';
import { declarationNow } from '@jiebang/contract/needs/confidential/text.ts';
import { done } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { createAchievement } from './actions/create.ts';
import { publishAchievement, submitAchievement } from './actions/review.ts';
import { findAchievement } from './store.ts';

/** A whole draft, of which a test says only what it is about. */
export function wholeAchievement(given: Partial<AchievementDraft> = {}): AchievementDraft {
  return {
    title: '耐低温聚酯薄膜的连续制备工艺',
    titleEn: 'Continuous making of polyester film for low temperatures',
    keywords: ['聚酯薄膜', '低温'],
    keywordsEn: ['polyester film', 'low temperature'],
    text: '以共聚改性与双向拉伸连续制备耐低温薄膜，零下六十度断裂伸长率不低于十八。',
    textEn: 'Copolymers and biaxial stretching give a film that stays tough at −60 °C.',
    completers: [{ name: '样本甲', unit: '样本大学' }],
    nameCompleters: true,
    source: 'own_research',
    kind: 'applied',
    form: 'process',
    ip: [{ kind: 'invention_patent', number: 'ZL209912345678.9', status: 'granted' }],
    stage: 'pilot',
    novelty: 'domestic_leading',
    maturity: 7,
    maturityEvidence: [{ level: 7, says: '中试线连续运行七十二小时的记录。' }],
    fields: ['401'],
    industry: 'C29',
    region: '310115',
    cooperation: ['licence', 'joint_development'],
    price: { min: 100_000_000, max: 200_000_000 },
    ...given,
  };
}

/** Takes an achievement from nothing to the public library by the real actions. Returns its id and number. */
export async function makePublicAchievement(
  platform: Platform,
  staff: { readonly owner: Viewer; readonly reviewer: Viewer },
  given: { readonly organisation: string; readonly achievement?: Partial<AchievementDraft> },
): Promise<{ id: string; number: string }> {
  const { organisation } = given;
  const achievement = wholeAchievement(given.achievement);
  const { id } = done(await createAchievement(platform, staff.owner, { organisation, achievement }));
  done(await submitAchievement(platform, staff.owner, id, declarationNow));
  done(await publishAchievement(platform, staff.reviewer, id, reviewItems));
  const number = (await findAchievement(platform.db, id))?.number;
  if (!number) throw new Error('a public achievement without a number');
  return { id, number };
}
