import { expect, test, vi } from 'vitest';
import type { Locale } from '../../../../web/src/lib/locale.ts';
import { livesTheFinal } from './final.ts';
import { objectsAndCorrects } from './objection.ts';
import { scoresOnline } from './online.ts';
import { contestantsOf } from './players.ts';

// 揭榜比拼 in full, from the opened solutions to what a losing team reads: three needs, nine solutions, seven judges.

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** The whole story as tests, in a language. */
export function livesTheContest(locale: Locale): void {
  const contestants = contestantsOf(locale);
  scoresOnline(contestants);
  livesTheFinal(contestants);
  objectsAndCorrects(contestants);

  test('no page had an error, and none asked another site for anything', () => {
    expect(contestants.problems()).toEqual([]);
  });
}
