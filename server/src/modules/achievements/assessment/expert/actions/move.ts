import type { ExpertAssessmentChanged } from '@jiebang/contract/achievements/assessment/expert.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { type Actor, actorOf, clock, membershipIn, type Viewer } from '#kernel/viewer.ts';
import { type Db, now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { type AchievementRow, findAchievement, lockAchievement } from '../../../store.ts';
import { newestOf } from '../../store.ts';
import { asOf } from '../access.ts';
import { type ExpertAction, type ExpertPart, expertLife } from '../lifecycle.ts';
import { isInConflict } from '../queries/conflict.ts';
import { type ExpertContext, expertRules, noExpert } from '../rules.ts';
import { type ExpertRow, findExpert, lockExpert } from '../store.ts';

export type Effect = {
  readonly reason?: string;
  /** What is written with the move, before the state changes. */
  readonly apply?: (tx: Tx, row: ExpertRow, context: ExpertContext, at: Date) => Promise<void>;
};

/** One move of an expert's assessment asked for by a person. */
export async function moveExpert(
  platform: Platform,
  viewer: Viewer,
  id: string,
  action: ExpertAction,
  effect: Effect = {},
): Promise<ExpertAssessmentChanged | Refusal> {
  const found = await findExpert(platform.db, id);
  const as = found ? asOf(viewer, found) : [];
  if (as.length === 0) return refuse('not_found');
  return move(platform, id, action, { as, actorAs: (by) => actorOf(viewer, by), viewer }, effect);
}

/** The same by the clock. */
export const lapseExpert = (platform: Platform, id: string) =>
  move(platform, id, 'lapse', { as: ['clock'], actorAs: () => clock, viewer: null }, {});

type Mover = {
  readonly as: readonly ExpertPart[];
  readonly actorAs: (by: string) => Actor;
  readonly viewer: Viewer | null;
};

function move(platform: Platform, id: string, action: ExpertAction, { as, actorAs, viewer }: Mover, effect: Effect) {
  return platform.transact<ExpertAssessmentChanged>(async (tx) => {
    const known = await findExpert(tx, id);
    // First the achievement, as the job does that assesses it.
    const achievement = known && (await lockAchievement(tx, known.achievement));
    const row = await lockExpert(tx, id);
    if (!row || !achievement) return refuse('not_found');
    const at = await now(tx);
    const context = await contextOf(platform, tx, { viewer, row, achievement, at });
    const decided = decide(expertLife, expertRules, { action, state: row.state, as, context });
    if (isRefusal(decided)) return decided;
    await effect.apply?.(tx, row, context, at);
    const refusal = await moveRow(tx, expertLife, id, decided, {
      actor: actorAs(decided.by),
      ...(effect.reason ? { reason: effect.reason } : {}),
      data: { achievement: row.achievement },
      audience: audienceOf(row, achievement, action),
    });
    return refusal ?? { id, state: decided.to, version: row.version + 1 };
  });
}

/** Whom a move concerns: the other side of the request; of what is signed also the owner. */
export function audienceOf(
  { person, asked_by: by }: Pick<ExpertRow, 'person' | 'asked_by'>,
  { organisation }: Pick<AchievementRow, 'organisation'>,
  action: ExpertAction,
): string[] {
  const told: Readonly<Record<string, readonly string[]>> = {
    ask: [person],
    recall: [person],
    accept: [by],
    decline: [by],
    sign: [by],
    lapse: [person, by],
    edit: [],
  };
  return [
    ...(told[action] ?? []).map((one) => `person:${one}`),
    ...(action === 'sign' ? [`organisation:${organisation}`] : []),
    ...(action === 'edit' ? [`person:${person}`] : []),
  ];
}

type Seen = {
  readonly viewer: Viewer | null;
  readonly row: ExpertRow;
  readonly achievement: AchievementRow;
  readonly at: Date;
};

/** What the rules look at, read where it is decided. */
export async function contextOf(
  platform: Pick<Platform, 'ties'>,
  db: Db,
  { viewer, row, achievement, at }: Seen,
): Promise<ExpertContext> {
  return {
    ...noExpert,
    now: at.getTime(),
    due: row.due_at.getTime(),
    ofOwnOrganisation: viewer !== null && membershipIn(viewer, achievement.organisation) !== undefined,
    inConflict: await isInConflict(platform, db, achievement, row.person),
    newest: await newestOf(db, achievement),
    draft: row.draft as ExpertContext['draft'],
  };
}

/** The achievement that an expert's assessment is of. */
export async function achievementOf(db: Db, row: Pick<ExpertRow, 'achievement'>): Promise<AchievementRow> {
  const achievement = await findAchievement(db, row.achievement);
  if (!achievement) throw new Error('an assessment of no achievement');
  return achievement;
}
