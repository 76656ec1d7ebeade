import { achievementWords } from '@jiebang/contract/achievements/words.data.ts';
import { phaseWords } from '@jiebang/contract/contests/words.data.ts';
import type { NeedState, TrackKind } from '@jiebang/contract/needs/need.ts';
import { needStateWords, trackKindWords } from '@jiebang/contract/needs/words.data.ts';

type AchievementWords = {
  readonly [K in keyof typeof achievementWords.zh]: Readonly<Record<keyof (typeof achievementWords.zh)[K], string>>;
};

/** The glossary's words, the same everywhere. */
export const words = {
  site: '揭榜',
  needState: needStateWords.zh as Record<NeedState, string>,
  track: trackKindWords.zh as Record<TrackKind, string>,
  phase: phaseWords.zh,
  achievement: achievementWords.zh as AchievementWords,
  mode: { sealed: '密封比拼', rolling: '随到随评' },
  cooperation: { short_term: '短期合作', long_term: '长期合作' },
  way: { independent: '独立解决', commission: '委托开发', cooperation: '合作开发', other: '其他方式' },
  unit: {
    guiding: '指导单位',
    hosting: '主办单位',
    co_organising: '联合组织单位',
    organising: '承办单位',
    supporting: '支持单位',
  },
};
export type Words = typeof words;
