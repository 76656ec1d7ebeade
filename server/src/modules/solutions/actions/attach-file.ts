import type { Readable } from 'node:stream';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import type { Scan } from '#platform/files/check.ts';
import { keepIfNoted } from '#platform/files/keep.ts';
import { putSealed, type StoredSealed } from '#platform/files/sealed.ts';
import { saveFile } from '#platform/files/store.ts';
import { uploadLimit } from '#platform/http/server.ts';
import type { Platform } from '#platform/platform.ts';
import { newDataKey } from '#platform/seal/seal.ts';
import { asOf, isAuthor } from '../access.ts';
import { sealFileFacts, sealFileKeyForTeam } from '../documents/sealing.ts';
import { solutionLife } from '../lifecycle.ts';
import { solutionRules } from '../rules.ts';
import { attachmentsOf, findSolution, insertAttachment } from '../store.ts';
import { contextOf } from './journey.ts';
import { withOwn } from './own.ts';

/** Files of one solution at most, those of earlier versions too. */
const most = 40;
type Attached = { id: string; at: string; scan: Scan };

/**
 * Attaches a file to one's own draft: scanned in memory and encrypted before it touches the disk, named only inside the sealed text. The
 * bytes are stored first, so a row never lacks its file; who is no author is told so before anything is read.
 */
export async function attachFile(
  platform: Platform,
  viewer: Viewer,
  id: string,
  upload: Readable | null,
): Promise<Attached | Refusal> {
  if (!upload) return refuse('unsupported_media_type');
  const found = await findSolution(platform.db, id);
  if (!found || !isAuthor(viewer, found.place)) return refuse('not_found');
  const file = newId();
  const dataKey = newDataKey();
  const stored = await putSealed(platform, file, upload, uploadLimit, dataKey);
  if (isRefusal(stored)) return stored;
  const noted = note(platform, viewer, id, { file, dataKey, stored });
  return keepIfNoted(platform, file, noted);
}

type Sealed = { readonly file: string; readonly dataKey: Uint8Array; readonly stored: StoredSealed };

function note(platform: Platform, viewer: Viewer, id: string, { file, dataKey, stored }: Sealed) {
  return withOwn<Attached>(platform, viewer, id, async (tx, own) => {
    const at = await now(tx);
    const decided = decide(solutionLife, solutionRules, {
      action: 'edit',
      state: own.row.state,
      as: asOf(viewer, own.place),
      context: contextOf(own, at),
    });
    if (isRefusal(decided)) return decided;
    if ((await attachmentsOf(tx, id)).length >= most) return refuse('too_many_attachments', { detail: { most } });
    const { scan } = stored;
    await saveFile(tx, { id: file, name: 'sealed', ...stored.stored, person: viewer.person, at, scan }, true);
    await insertAttachment(tx, {
      id: file,
      solution: id,
      sealed_facts: Buffer.from(sealFileFacts(dataKey, file, stored.plain)),
      key_for_team: Buffer.from(sealFileKeyForTeam(own.teamKey, file, dataKey)),
      key_for_need: null,
      at,
    });
    return { id: file, at: at.toISOString(), scan };
  });
}
