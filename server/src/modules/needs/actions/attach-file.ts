import type { Readable } from 'node:stream';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import { keepIfNoted } from '#platform/files/keep.ts';
import { saveFile } from '#platform/files/store.ts';
import { uploadLimit } from '#platform/http/server.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf, mayReadOriginal } from '../access.ts';
import { needLife } from '../lifecycle.ts';
import { needRules } from '../rules.ts';
import { attachmentsOf, findNeed, lockNeed, saveAttachment } from '../store.ts';
import { draftOf, emptyContext } from '../views.ts';

/** Files of one need at most. */
const most = 20;

/** Attaches a file to a draft. Of who may, the bytes are stored first, so a row never lacks its file; a crash in between leaves bytes without a row, which the next start removes. */
export async function attachFile(platform: Platform, viewer: Viewer, id: string, name: string, bytes: Readable) {
  const known = await findNeed(platform.db, id);
  if (!known || !mayReadOriginal(viewer, known)) return refuse('not_found');
  const file = newId();
  const stored = await platform.files.put(file, bytes, uploadLimit);
  const noted = platform.transact<{ id: string; name: string; size: number; at: string }>(async (tx) => {
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
    if ((await attachmentsOf(tx, id)).length >= most) return refuse('too_many_attachments', { detail: { most } });
    await saveFile(tx, { id: file, name, ...stored, person: viewer.person, at });
    await saveAttachment(tx, id, file);
    record(tx, {
      name: 'need_file_attached',
      subject: id,
      actor: actorOf(viewer, 'owner', need.organisation),
      audience: [`organisation:${need.organisation}`],
    });
    return { id: file, name, size: stored.size, at: at.toISOString() };
  });
  return keepIfNoted(platform, file, noted);
}

/** The same for a request, which may have come without bytes. */
export async function attachUpload(
  platform: Platform,
  viewer: Viewer,
  id: string,
  name: string,
  upload: Readable | null,
) {
  return upload ? attachFile(platform, viewer, id, name, upload) : refuse('unsupported_media_type');
}
