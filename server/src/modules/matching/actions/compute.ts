import { setImmediate as breathe } from 'node:timers/promises';
import { done } from '#kernel/refusal.ts';
import { type MatchableAchievement, matchableAchievements } from '#modules/achievements/index.ts';
import { type MatchableNeed, matchableNeeds, openNeeds } from '#modules/needs/index.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import type { Translations } from '#platform/search/languages/translator.ts';
import { askAcross } from '#platform/search/match/across.ts';
import { ask, firstStage } from '#platform/search/match/rank.ts';
import type { Condition } from '#platform/search/port.ts';
import { firstFound, leastStrength, mostKept, nearestFound } from '../config.ts';
import { knowledgeNow, type Learned } from '../knowledge/store.ts';
import {
  advanceWanted,
  findWanted,
  keepMatches,
  lockWanted,
  refusedAmong,
  type Side,
  settleWanted,
  type Wanted,
} from '../store.ts';
import { nearestTo, nearnessOf } from '../vectors/queries/near.ts';
import { answerOf, questionOf, type ReadNeed, readNeed, type Scored, scoreOf } from './score.ts';
import { tell } from './tell.ts';

/** Needs that are matched before what was done so far is noted. */
const step = 20;
const mostNeeds = 50;

type Found = { readonly need: MatchableNeed; readonly achievement: MatchableAchievement; readonly scored: Scored };

/** Matches what is wanted, need by need, until it is done or the end of the step at which `stopping` is aborted. */
export async function compute(platform: Platform, wanted: Wanted, stopping: AbortSignal): Promise<void> {
  const learned = await knowledgeNow(platform.db);
  const row = learned && (await findWanted(platform.db, wanted));
  if (!learned || !row) return;
  if (wanted.kind === 'library')
    return computeAll(platform, learned, wanted, { since: row.since, after: row.after }, stopping);
  const found =
    wanted.kind === 'need'
      ? await forNeed(platform, learned, wanted.id)
      : await forAchievement(platform, learned, wanted.id);
  done(
    await platform.transact(async (tx) => {
      if (!(await lockWanted(tx, wanted, row.since))) return null;
      await keep(tx, wanted.kind === 'need' ? 'need' : 'achievement', wanted.id, learned, found);
      await settleWanted(tx, wanted, row.since);
      return null;
    }),
  );
}

async function computeAll(
  platform: Platform,
  learned: Learned,
  wanted: Wanted,
  from: { readonly since: Date; readonly after: string | null },
  stopping: AbortSignal,
): Promise<void> {
  let { after } = from;
  while (!stopping.aborted) {
    const ids = await openNeeds(platform.db, after, step);
    const all: { id: string; found: Found[] }[] = [];
    for (const id of ids) all.push({ id, found: await forNeed(platform, learned, id) });
    const last = ids.at(-1);
    done(
      await platform.transact(async (tx) => {
        if (!(await lockWanted(tx, wanted, from.since))) return null;
        for (const { id, found } of all) await keep(tx, 'need', id, learned, found);
        if (last === undefined) await settleWanted(tx, wanted, from.since);
        else await advanceWanted(tx, wanted, from.since, last);
        return null;
      }),
    );
    if (last === undefined) return;
    after = last;
  }
}

/** Keeps what was found of one need or one achievement, and tells its people of what is new and strong. */
async function keep(tx: Tx, side: Side, id: string, { version }: Learned, found: readonly Found[]): Promise<void> {
  const pairs = found.map(({ need, achievement, scored }) => ({ need: need.id, achievement: achievement.id, scored }));
  await keepMatches(tx, { side, id, knowledge: version, at: await now(tx) }, pairs);
  await tell(tx, found);
}

/** What the library holds for a need: what its index finds by weighted terms, and what is nearest in meaning, matched one by one. */
async function forNeed(platform: Platform, { knowledge }: Learned, id: string): Promise<Found[]> {
  const need = (await matchableNeeds(platform.db, [id])).get(id);
  if (!need) return [];
  const read = readNeed(need, knowledge, await wordsOfOther(platform, [need]));
  const found = await idsFound(platform, 'achievements', firstStage(read.asked, knowledge), firstFound);
  const ids = [...found, ...(await nearestTo(platform, 'need', id, nearestFound))];
  const achievements = [...(await matchableAchievements(platform.db, ids)).values()];
  return best(
    platform,
    achievements.map((achievement) => ({ read, achievement })),
    knowledge,
  );
}

/** Which needs that take solutions a public achievement may answer: found by its own words, then scored from the need's side as ever. */
async function forAchievement(platform: Platform, { knowledge }: Learned, id: string): Promise<Found[]> {
  const achievement = (await matchableAchievements(platform.db, [id])).get(id);
  if (!achievement) return [];
  const { headline, body } = answerOf(achievement);
  const question = { title: headline, content: body };
  const other = await platform.translator.translateAll([headline, body]);
  const plain = ask(question, knowledge);
  const { asked } = askAcross(plain, question, (text) => other.get(text) ?? []);
  const open: Condition = { is: 'value', name: 'state', anyOf: ['published'] };
  const found = await idsFound(platform, 'needs', firstStage(asked, knowledge), mostNeeds, [open]);
  const ids = [...found, ...(await nearestTo(platform, 'achievement', id, nearestFound))];
  const needs = [...(await matchableNeeds(platform.db, ids)).values()].filter(({ state }) => state === 'published');
  const pairs: { read: ReadNeed; achievement: MatchableAchievement }[] = [];
  const needWords = await wordsOfOther(platform, needs);
  for (const need of needs) {
    pairs.push({ read: readNeed(need, knowledge, needWords), achievement });
    await breathe();
  }
  return best(platform, pairs, knowledge);
}

/** What stands for the words of these needs in the other language, asked for at once. */
function wordsOfOther({ translator }: Platform, needs: readonly MatchableNeed[]): Promise<Translations> {
  return translator.translateAll(needs.map(questionOf).flatMap(({ title, content }) => [title, content]));
}

async function idsFound(
  platform: Platform,
  name: 'achievements' | 'needs',
  terms: ReadonlyMap<string, number>,
  limit: number,
  conditions: readonly Condition[] = [],
): Promise<string[]> {
  if (terms.size === 0) return [];
  const index = platform.search.index(name);
  // What was published before is found: an index that is being loaded would leave out in silence.
  await index.settled();
  const { hits } = await index.search({ terms, limit, conditions });
  return hits.map(({ id }) => id);
}

/** The best of these pairs, strong enough to be kept; none within one organisation, and none of an owner who refuses. */
async function best(
  platform: Platform,
  pairs: readonly { readonly read: ReadNeed; readonly achievement: MatchableAchievement }[],
  knowledge: Learned['knowledge'],
): Promise<Found[]> {
  const owners = pairs.flatMap(({ read, achievement }) => [read.need.organisation, achievement.organisation]);
  const refused = await refusedAmong(platform.db, owners);
  const near = await nearnessOf(
    platform,
    pairs.map(({ read, achievement }) => ({ need: read.need.id, achievement: achievement.id })),
  );
  const found: Found[] = [];
  for (const { read, achievement } of pairs) {
    const { need } = read;
    if (need.organisation === achievement.organisation) continue;
    if (refused.has(need.organisation) || refused.has(achievement.organisation)) continue;
    const scored = scoreOf(read, achievement, knowledge, near(need.id, achievement.id));
    if (scored && scored.strength >= leastStrength) found.push({ need, achievement, scored });
    // Others have their turn: each takes a fraction of a millisecond, hundreds a moment.
    await breathe();
  }
  return found.sort((a, b) => b.scored.score - a.scored.score).slice(0, mostKept);
}
