import type { OneOfMany } from '@jiebang/contract/needs/desk/desk.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { publishNeed } from '../../../actions/publish-need.ts';
import { eachOf } from './each.ts';

/** Publishes cleared needs on the board with one deadline, each as if it were alone; what is refused of one is told beside what became of the others. */
export async function publishNeeds(
  platform: Platform,
  viewer: Viewer,
  { needs, deadline }: { readonly needs: readonly string[]; readonly deadline: string },
): Promise<{ items: OneOfMany[] }> {
  const done = await eachOf(platform, viewer, needs, (id) => publishNeed(platform, viewer, id, deadline));
  return { items: done.map(({ row, ...one }) => one) };
}
