import type { ExpertAssessment } from '@jiebang/contract/achievements/assessment/expert.ts';
import type { WorkAssessment } from '@jiebang/contract/achievements/assessment/work.ts';
import type { achievementRoutes } from '@jiebang/contract/achievements/routes.ts';
import type { Received, ReplyOf } from '@jiebang/contract/http/route.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { peopleById } from '#modules/identity/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import { cursorOf, timeKeysOf } from '#platform/db/cursor.ts';
import type { Platform } from '#platform/platform.ts';
import { type AchievementRow, achievementsById } from '../../../store.ts';
import { lastVersionsOf, mostTold, newestOf, versionsOf } from '../../store.ts';
import { automaticView } from '../../views.ts';
import { knowsExperts } from '../access.ts';
import { achievementOf, contextOf } from '../actions/move.ts';
import { expertLife } from '../lifecycle.ts';
import { expertRules, noExpert } from '../rules.ts';
import { askedOf, type ExpertRow, expertsOf, findExpert, reasonsOf } from '../store.ts';
import { askedView, cardView, publicExpertView, workView } from '../views.ts';

type List = (typeof achievementRoutes)['expertAssessments'];

/** What a person was asked to assess, the last moved first. */
export async function expertList(db: Db, viewer: Viewer, query: Received<List>['query']): Promise<ReplyOf<List>> {
  if (viewer.person === null) return { items: [], next: null };
  const { limit } = query;
  const rows = await askedOf(db, viewer.person, { after: timeKeysOf(query.after), limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const achievements = await achievementsById(
    db,
    shown.map(({ achievement }) => achievement),
  );
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => cardView(row, achievements.get(row.achievement))),
    next: last ? cursorOf(last.moved_at.toISOString(), last.id) : null,
  };
}

/** One assessment that a person was asked for; another's and one that does not exist are the same. */
export async function expertWork(platform: Platform, viewer: Viewer, id: string): Promise<ExpertAssessment | Refusal> {
  const { db } = platform;
  const row = await findExpert(db, id);
  if (!row || row.person !== viewer.person) return refuse('not_found');
  const achievement = await achievementOf(db, row);
  const context = await contextOf(platform, db, { viewer, row, achievement, at: await now(db) });
  const own = context.newest && row.state === 'signed' ? await signedVersions(db, row) : null;
  const last = context.newest && (await lastVersionsOf(db, [achievement.id])).get(achievement.id)?.automatic;
  const automatic = own?.corrected ?? last;
  // What a draft still lacks is told at its fields, when it is signed.
  const whole = context.newest && row.draft ? { draft: wholeOf(context.newest) } : {};
  return workView(row, {
    achievement,
    automatic: automatic ? automaticView(automatic) : null,
    signed: own && publicExpertView(own.signed, own.corrected.scores),
    context: { ...context, ...whole },
  });
}

/** What was signed, and the computed version that it corrected. */
async function signedVersions(db: Db, { id, achievement }: ExpertRow) {
  const versions = await versionsOf(db, achievement, mostTold);
  const signed = versions.find(({ expert_assessment: of }) => of === id);
  const corrected = versions.find(({ n }) => n === signed?.based_on);
  return signed && corrected ? { signed, corrected } : null;
}

const wholeOf = ({ n, scores }: { readonly n: number; readonly scores: readonly number[] }) => ({
  basedOn: n,
  grades: scores.map((score) => ({ score, reason: null, evidence: null })),
  remark: null,
});

/** Whom reviewers asked about an achievement, and whether this one may ask; nothing for who may not know. */
export async function askedAbout(
  { db }: Pick<Platform, 'db'>,
  viewer: Viewer,
  achievement: AchievementRow,
): Promise<Pick<WorkAssessment, 'asked' | 'mayAsk'>> {
  if (!knowsExperts(viewer, achievement.organisation)) return { asked: [], mayAsk: null };
  const rows = await expertsOf(db, achievement.id);
  const names = await peopleById(
    db,
    rows.map(({ person }) => person),
  );
  const reasons = await reasonsOf(
    db,
    rows.map(({ id }) => id),
  );
  // Whom is said with the act itself.
  const asking = { ...noExpert, newest: await newestOf(db, achievement), isExpert: true };
  const may = decide(expertLife, expertRules, { action: 'ask', state: null, as: ['reviewer'], context: asking });
  return {
    asked: rows.map((row) =>
      askedView(row, { name: names.get(row.person)?.name ?? null, reason: reasons.get(row.id) ?? null }, noExpert),
    ),
    mayAsk: isRefusal(may) ? { code: may.refused } : true,
  };
}
