import { clock } from '#kernel/viewer.ts';
import type { MatchableAchievement } from '#modules/achievements/index.ts';
import { membersOf } from '#modules/identity/index.ts';
import type { MatchableNeed } from '#modules/needs/index.ts';
import type { Db, Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import { mostTold, tellingStrength } from '../config.ts';
import { noteTold, quietAmong } from '../store.ts';
import type { Scored } from './score.ts';

type Found = { readonly need: MatchableNeed; readonly achievement: MatchableAchievement; readonly scored: Scored };

/**
 * Tells the people of both sides of what is strong and was not told before: each need's people once for all that was found for it now, each
 * owner of achievements once, of the best of its own. Who chose not to be told is not.
 */
export async function tell(tx: Tx, found: readonly Found[]): Promise<void> {
  const strong = found.filter(({ scored, need }) => scored.strength >= tellingStrength && need.state === 'published');
  const told = strong.slice(0, mostTold);
  for (const side of ['need', 'achievement'] as const) {
    const fresh = await noteTold(
      tx,
      side,
      told.map(({ need, achievement }) => ({ need: need.id, achievement: achievement.id })),
    );
    const isFresh = (one: Found) =>
      fresh.some(({ need, achievement }) => need === one.need.id && achievement === one.achievement.id);
    const heads = new Map<string, Found & { count: number }>();
    for (const one of told.filter(isFresh)) {
      const whose = side === 'need' ? one.need.id : one.achievement.organisation;
      const head = heads.get(whose);
      if (head) head.count += 1;
      else heads.set(whose, { ...one, count: 1 });
    }
    for (const { need, achievement, count } of heads.values()) {
      const organisation = side === 'need' ? need.organisation : achievement.organisation;
      const audience = await hearers(tx, organisation);
      if (audience.length === 0) continue;
      record(tx, {
        name: side === 'need' ? 'need_matched' : 'achievement_matched',
        subject: side === 'need' ? need.id : achievement.id,
        actor: clock,
        data: { need: need.id, found: count },
        audience,
      });
    }
  }
}

async function hearers(db: Db, organisation: string): Promise<string[]> {
  const people = (await membersOf(db, organisation)).map(({ person }) => person);
  const quiet = await quietAmong(db, people);
  return people.filter((person) => !quiet.has(person)).map((person) => `person:${person}`);
}
