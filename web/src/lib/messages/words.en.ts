import { achievementWords } from '@jiebang/contract/achievements/words.data.ts';
import { phaseWords } from '@jiebang/contract/contests/words.data.ts';
import { needStateWords, trackKindWords } from '@jiebang/contract/needs/words.data.ts';
import type { Words } from './words.zh.ts';

export const words: Words = {
  site: 'Jiebang',
  needState: needStateWords.en,
  track: trackKindWords.en,
  phase: phaseWords.en,
  achievement: achievementWords.en,
  mode: { sealed: 'Sealed until the deadline', rolling: 'Read on arrival' },
  cooperation: { short_term: 'Short-term', long_term: 'Long-term' },
  way: {
    independent: 'By ourselves',
    commission: 'Commissioned work',
    cooperation: 'Joint development',
    other: 'Another way',
  },
  unit: {
    guiding: 'Guided by',
    hosting: 'Hosted by',
    co_organising: 'Co-organised by',
    organising: 'Organised by',
    supporting: 'Supported by',
  },
};
