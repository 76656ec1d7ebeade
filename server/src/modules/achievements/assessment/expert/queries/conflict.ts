import { organisationsById, peopleById, priorAffiliations, withMerged } from '#modules/identity/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import type { AchievementRow } from '../../../store.ts';
import { formerDays } from '../config.ts';

/** Letters alone: case, spaces and the dots between given names tell nobody apart. */
const letters = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, '');

/**
 * Whether a person has to do with an achievement: is of its owner's house or was within three years, has said to be bound to it as a judge
 * does, or bears the name of somebody who made it.
 */
export async function isInConflict(
  { ties }: Pick<Platform, 'ties'>,
  db: Db,
  achievement: Pick<AchievementRow, 'organisation' | 'completers'>,
  person: string,
): Promise<boolean> {
  const since = new Date((await now(db)).getTime() - formerDays * 86_400_000);
  const house = await withMerged(db, achievement.organisation);
  const own = [...(await priorAffiliations(db, person, since))];
  const named: string[] = [];
  for (const { bound } of ties) {
    const found = await bound(db, person, since);
    own.push(...found.organisations);
    named.push(...found.names.map(letters));
  }
  if (own.some((one) => house.includes(one))) return true;
  const owner = (await organisationsById(db, [achievement.organisation])).get(achievement.organisation);
  if (owner && named.includes(letters(owner.name))) return true;
  const card = (await peopleById(db, [person])).get(person);
  const names = [card?.name, card?.nameEn].flatMap((name) => (name ? [letters(name)] : []));
  const made = (achievement.completers as { name: string }[]).map(({ name }) => letters(name));
  return names.some((name) => made.includes(name));
}
