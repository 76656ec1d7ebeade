import type { Readable } from 'node:stream';
import { type Changed, fileBytes, mostFiles, type NeedFile } from '@jiebang/contract/needs/work.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import { forgetFile, saveFile } from '#platform/files/store.ts';
import { takeDocument } from '#platform/files/take.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf, mayReadOriginal } from '../access.ts';
import { needLife } from '../lifecycle.ts';
import { emptyContext, needRules } from '../rules.ts';
import { attachmentsOf, dropAttachment, findNeed, lockNeed, type NeedRow, saveAttachment } from '../store.ts';
import { draftOf } from '../views.ts';

/**
 * Attaches a file to a draft, once its content says that it is of a kind that is taken and free of malware. Of who may, the bytes are stored
 * first, so a row never lacks its file; what is refused is removed, and what a crash leaves without a row, the next start removes.
 */
export async function attachFile(
  platform: Platform,
  viewer: Viewer,
  id: string,
  name: string,
  upload: Readable | null,
): Promise<NeedFile | Refusal> {
  if (!upload) return refuse('unsupported_media_type');
  const known = await findNeed(platform.db, id);
  if (!known || !mayReadOriginal(viewer, known)) return refuse('not_found');
  const file = newId();
  return takeDocument(platform, { id: file, name }, upload, fileBytes, ({ size, sha256, scan, type }) =>
    editing<NeedFile>(platform, viewer, id, 'need_file_attached', async (tx, _, at) => {
      if ((await attachmentsOf(tx, id)).length >= mostFiles)
        return refuse('too_many_attachments', { detail: { most: mostFiles } });
      await saveFile(tx, { id: file, name, size, sha256, person: viewer.person, at, scan });
      await saveAttachment(tx, id, file, type);
      return { id: file, name, size, at: at.toISOString(), type, scan };
    }),
  );
}

/** Removes a file from a draft, and its bytes for good: what was attached by mistake may be what should never have left the house. */
export async function detachFile(
  platform: Platform,
  viewer: Viewer,
  id: string,
  file: string,
): Promise<Changed | Refusal> {
  const changed = await editing<Changed>(platform, viewer, id, 'need_file_removed', async (tx, need) => {
    if (!(await dropAttachment(tx, id, file))) return refuse('not_found');
    await forgetFile(tx, file);
    return { id, state: need.state, version: need.version };
  });
  if (!isRefusal(changed)) await platform.files.remove(file);
  return changed;
}

/** Changes a need's files, where its draft may be edited. */
function editing<T>(
  platform: Platform,
  viewer: Viewer,
  id: string,
  fact: string,
  change: (tx: Tx, need: NeedRow, at: Date) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  return platform.transact<T>(async (tx) => {
    const need = await lockNeed(tx, id);
    if (!need || !mayReadOriginal(viewer, need)) return refuse('not_found');
    const at = await now(tx);
    const decided = decide(needLife, needRules, {
      action: 'edit',
      state: need.state,
      as: asOf(viewer, need),
      context: emptyContext(draftOf(need), at),
    });
    if (isRefusal(decided)) return decided;
    const changed = await change(tx, need, at);
    if (isRefusal(changed)) return changed;
    record(tx, {
      name: fact,
      subject: id,
      actor: actorOf(viewer, decided.by, decided.by === 'owner' ? need.organisation : null),
      audience: [`organisation:${need.organisation}`],
    });
    return changed;
  });
}
