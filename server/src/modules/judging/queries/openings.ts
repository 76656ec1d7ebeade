import type { LogLeaf, Opening } from '@jiebang/contract/log/documents.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { documentOf } from '#modules/log/index.ts';
import type { Platform } from '#platform/platform.ts';
import { noticeByNumber, objectionTo } from '../objection/store.ts';
import { ownSheet } from '../sheet/queries/sheet-view.ts';
import { latestPromise } from '../store.ts';

/** What opens the log's leaf of a public notice, for everyone: it says no more than the notice. */
export async function noticeOpening(platform: Platform, number: string): Promise<Opening | Refusal> {
  const notice = await noticeByNumber(platform.db, number);
  return notice ? openingOf(platform, 'notice', notice.id) : refuse('not_found');
}

/** What opens the leaf of the latest lock of a sheet, for its own judge: that nobody changed what was locked. */
export async function sheetOpening(platform: Platform, viewer: Viewer, id: string): Promise<Opening | Refusal> {
  const own = await ownSheet(platform, viewer, id);
  return own ? openingOf(platform, 'scores_locked', id) : refuse('not_found');
}

/** What opens the leaf of the decision on the reader's own objection to a notice. */
export async function objectionOpening(platform: Platform, viewer: Viewer, number: string): Promise<Opening | Refusal> {
  const notice = await noticeByNumber(platform.db, number);
  const own = notice && viewer.person !== null && (await objectionTo(platform.db, notice.id, viewer.person));
  return own ? openingOf(platform, 'objection_decided', own) : refuse('not_found');
}

async function openingOf(platform: Platform, kind: LogLeaf['kind'], subject: string): Promise<Opening | Refusal> {
  const promised = await latestPromise(platform.db, kind, subject);
  if (!promised) return refuse('not_found');
  const { leaf, content } = promised;
  const body = { format: 'jiebang-opening/1' as const, content: content as Opening['content'] };
  return ((await documentOf(platform, leaf, body)) as Opening | null) ?? refuse('not_found');
}
