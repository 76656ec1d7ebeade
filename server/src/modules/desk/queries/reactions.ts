import type { deskRoutes } from '@jiebang/contract/desk/routes.ts';
import type { ReplyOf } from '@jiebang/contract/http/route.ts';
import { reactionLags } from '#platform/facts/deliver.ts';
import type { Platform } from '#platform/platform.ts';

/** Every reaction with what it has not done yet and what failed: those that failed or lag first. */
export async function reactionStates({ db, reactions }: Platform): Promise<ReplyOf<(typeof deskRoutes)['reactions']>> {
  const lags = await reactionLags(db, reactions);
  const items = lags.map(({ name, behind, failed, lastError }) => ({ name, behind, failed, lastError }));
  items.sort((a, b) => b.failed - a.failed || b.behind - a.behind || (a.name < b.name ? -1 : 1));
  return { items };
}
