import { z } from 'zod';
import { routes } from '../http/route.ts';
import { Id } from '../http/scalars.ts';
import { AchievementMatches, MatchingChoices, NeedMatches, Verdict } from './match.ts';

const one = z.strictObject({ id: Id });

export const matchingRoutes = routes('matching', {
  ofNeed: {
    method: 'GET',
    path: '/workspace/needs/:id/matches',
    summary: { zh: '与本单位需求匹配的成果、单位与技术经理人', en: 'What matches a need of one’s own' },
    params: one,
    reply: NeedMatches,
  },
  ofAchievement: {
    method: 'GET',
    path: '/workspace/achievements/:id/matches',
    summary: { zh: '与本单位成果匹配的需求', en: 'Needs that match an achievement of one’s own' },
    params: one,
    reply: AchievementMatches,
  },
  judge: {
    method: 'PUT',
    path: '/workspace/matches',
    summary: { zh: '评价一项匹配，或收回评价', en: 'Say whether a match is good, or take it back' },
    body: z.strictObject({ need: Id, achievement: Id, verdict: Verdict.nullable() }),
    reply: z.strictObject({ need: Id, achievement: Id, verdict: Verdict.nullable() }),
  },
  choices: {
    method: 'GET',
    path: '/workspace/matching',
    summary: { zh: '匹配的提醒与拒绝', en: 'What one chose about matching' },
    reply: MatchingChoices,
  },
  chooseTold: {
    method: 'PUT',
    path: '/workspace/matching/told',
    summary: { zh: '是否接收匹配提醒', en: 'Whether to be told of new matches' },
    body: z.strictObject({ told: z.boolean() }),
    reply: MatchingChoices,
  },
  chooseMatched: {
    method: 'PUT',
    path: '/workspace/matching/organisations/:id',
    summary: { zh: '本单位是否参与自动匹配', en: 'Whether an organisation is matched' },
    params: one,
    body: z.strictObject({ matched: z.boolean() }),
    reply: MatchingChoices,
  },
});
