import type { AwardKind } from '@jiebang/contract/awards/award.ts';
import type { Cast } from '../cast.ts';
import { after, at, type Story } from '../stage.ts';
import { organiser } from './need.ts';

/** What is nominated so far, with how many of each; the first one is decided already. */
const nominations: readonly (readonly [AwardKind, number])[] = [
  ['best_solution', 2],
  ['most_innovative', 1],
  ['best_agency', 2],
  ['best_open_enterprise', 1],
];

/** The awards are set up, the first recipients nominated, and one decided. The rest is the organiser's to do. */
export async function* nominateForAwards(cast: Cast): Story {
  const { calendar, contest } = cast;
  yield after(calendar.day(-2, 13));
  const desk = cast.as(organiser).awards;
  await desk.define({ body: { contest } });
  yield at(calendar.day(-1, 10));
  for (const [kind, count] of nominations) {
    const { items } = await desk.candidates({ query: { contest, kind } });
    for (const { subject } of items.slice(0, count)) {
      const reason = '方案指标完整，实施路径清楚，双方已签约并进入履行。';
      const nominated = await desk.nominate({ body: { contest, kind, subject, reason } });
      if (kind !== 'most_innovative') continue;
      const amountFen = cast.content.contest.awards.find((award) => award.kind === kind)?.amount ?? 0;
      await desk.decide({ params: { id: nominated.id }, version: nominated.version, body: { amountFen } });
    }
  }
}
