import type { DeletionPreview, MyDeletion } from '@jiebang/contract/identity/sign-in/deletion.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { countOf, whyKept } from '#platform/db/deletion.ts';
import type { Incoming } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { lookLimits } from '../../config.ts';
import { handlesOf } from '../../handle/store.ts';
import { countAttempt } from '../../store.ts';
import { waitingDays } from '../config.ts';
import { dueOf } from '../store.ts';
import { owedBy } from './owed.ts';

/** Whether and when the asker's account goes. */
export async function myDeletion({ db }: Platform, { person }: Viewer): Promise<MyDeletion | Refusal> {
  if (person === null) return refuse('not_signed_in');
  return { due: (await dueOf(db, person))?.toISOString() ?? null };
}

const kept = Object.keys(whyKept) as (keyof typeof whyKept)[];

/** What a deletion would do now: from the same catalogue from which one's own copy is made, and by which it is done. */
export async function deletionPreview(
  platform: Platform,
  { person }: Viewer,
  { ip }: Incoming,
): Promise<DeletionPreview | Refusal> {
  if (person === null) return refuse('not_signed_in');
  if (!(await countAttempt(platform, 'my deletion', { email: person, ip }, lookLimits)))
    return refuse('too_many_requests');
  const { db, personal } = platform;
  const asker = { person, ...(await handlesOf(db, person)) };
  const parts: DeletionPreview['parts'] = [];
  for (const table of personal.flatMap(({ tables }) => tables)) {
    const rows = await countOf(db, table, asker);
    const [zh = '', en = ''] = table.what.split(' / ');
    if (rows > 0) parts.push({ what: { zh, en }, fate: typeof table.fate === 'string' ? table.fate : 'emptied', rows });
  }
  const reasons = kept
    .filter((fate) => parts.some((part) => part.fate === fate))
    .map((fate) => ({ fate, why: { zh: whyKept[fate][0], en: whyKept[fate][1] } }));
  return { owed: await owedBy(db, personal, person), parts, reasons, days: waitingDays };
}
