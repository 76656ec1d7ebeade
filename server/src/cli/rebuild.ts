import type { Platform } from '#platform/platform.ts';
import { feedNow } from '#platform/search/feed/anew.ts';
import type { Searched } from '#platform/search/feed/searched.ts';

/** Puts everything public into its index anew and has its segments made anew; what answers goes on answering. Safe to be cut, and to be begun again. */
export async function rebuildIndex(platform: Platform, searched: Searched, say: (line: string) => void): Promise<void> {
  let told = 0;
  await feedNow(platform, searched, (put) => {
    if (put < told + 10_000) return;
    told = put;
    say(`已载入 ${put} 项`);
  });
  await platform.search.rebuild(searched.index);
  say(`索引 ${searched.index} 已重新载入；运行中的服务会在后台重建各段，其间照常搜索。`);
}
