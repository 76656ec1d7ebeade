import type { deskRoutes } from '@jiebang/contract/desk/routes.ts';
import type { ReplyOf } from '@jiebang/contract/http/route.ts';
import { awards } from '#modules/awards/index.ts';
import { brokers } from '#modules/brokers/index.ts';
import { certification } from '#modules/certification/index.ts';
import { contests } from '#modules/contests/index.ts';
import { deals } from '#modules/deals/index.ts';
import { identity } from '#modules/identity/index.ts';
import { judging } from '#modules/judging/index.ts';
import { log } from '#modules/log/index.ts';
import { needs } from '#modules/needs/index.ts';
import { notifications } from '#modules/notifications/index.ts';
import { solutions } from '#modules/solutions/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { reactionLags } from '#platform/facts/deliver.ts';
import type { Module } from '#platform/module.ts';

/** Every module below the desk, which itself reacts to nothing. */
export const rooms: readonly Module[] = [
  log,
  identity,
  contests,
  needs,
  solutions,
  judging,
  deals,
  certification,
  brokers,
  awards,
  notifications,
];

/** Every reaction with what it has not done yet and what failed: those that failed or lag first. */
export async function reactionStates(db: Db): Promise<ReplyOf<(typeof deskRoutes)['reactions']>> {
  const lags = await reactionLags(
    db,
    rooms.flatMap((room) => room.reactions ?? []),
  );
  const items = lags.map(({ name, behind, failed, lastError }) => ({ name, behind, failed, lastError }));
  items.sort((a, b) => b.failed - a.failed || b.behind - a.behind || (a.name < b.name ? -1 : 1));
  return { items };
}
