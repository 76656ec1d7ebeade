import { createHash } from 'node:crypto';
import { matchableAchievements } from '#modules/achievements/index.ts';
import { matchableNeeds } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { answerOf, questionOf } from '../../actions/score.ts';
import type { Side } from '../../store.ts';

type Text = { readonly text: string; readonly hash: string };

/** What anyone may read of these now, as it is sent; what is not public is absent. */
export async function textsOf(db: Db, kind: Side, ids: readonly string[]): Promise<Map<string, Text>> {
  const said =
    kind === 'need'
      ? [...(await matchableNeeds(db, ids)).values()].map((need) => {
          const { title, content } = questionOf(need);
          return [need.id, [title, content]] as const;
        })
      : [...(await matchableAchievements(db, ids)).values()].map((achievement) => {
          const { headline, body } = answerOf(achievement);
          return [achievement.id, [headline, body]] as const;
        });
  return new Map(
    said.map(([id, parts]) => {
      const text = parts.filter((one) => one !== '').join('\n');
      return [id, { text, hash: createHash('sha256').update(text).digest('hex') }];
    }),
  );
}
