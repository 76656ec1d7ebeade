import { achievementWords } from '../words.data.ts';
import type { AssessmentItem } from './assessment.ts';
import { assessmentWords } from './words.data.ts';

type Locale = 'zh' | 'en';
type Counted = keyof (typeof assessmentWords)['zh']['count'];

/** What a number that was found counts. */
const counted: Readonly<Partial<Record<AssessmentItem, Counted>>> = {
  novelty_text: 'letters',
  advance_figures: 'figures',
  advance_tested: 'level',
  ip_granted: 'pieces',
  ip_applied: 'pieces',
  ip_others: 'pieces',
  ip_live: 'share',
  ip_numbered: 'share',
  team_people: 'people',
  team_units: 'units',
  market_sold: 'level',
  market_ways: 'pieces',
};

/** What was found of an item, in words: `2 项`, `国内领先`, `none`. */
export function foundWords(item: AssessmentItem, found: string, locale: Locale): string {
  const w = assessmentWords[locale];
  const unit = counted[item];
  if (found === '' || (unit !== undefined && found === '0')) return w.found.none;
  if (unit !== undefined) return w.count[unit](found);
  const { novelty, source, stage } = achievementWords[locale];
  const named: Readonly<Record<string, string>> = { ...novelty, ...source, ...stage, ...w.found };
  return named[found] ?? found;
}

/** Hundredths of a point as they are read: `51.15`. */
export const hundredths = (value: number): string => (value / 100).toFixed(2);
