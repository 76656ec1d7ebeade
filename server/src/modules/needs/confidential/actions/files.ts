import type { Readable } from 'node:stream';
import type { ConfidentialChanged } from '@jiebang/contract/needs/confidential/routes.ts';
import { newId } from '#kernel/ids.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import { saveFile } from '#platform/files/store.ts';
import { takeFile } from '#platform/files/take.ts';
import { uploadLimit } from '#platform/http/server.ts';
import type { Platform } from '#platform/platform.ts';
import { findNeed } from '../../store.ts';
import { asOf } from '../access.ts';
import { mostFiles } from '../config.ts';
import { confidentialOf, endFile, filesOf, insertFile, setConfidential } from '../store.ts';
import { changing, decideOn, noteEdit } from './write.ts';

type Attached = { id: string };

/** Attaches a file to the next version of the text, once it is found free of malware. */
export async function attachConfidential(
  platform: Platform,
  viewer: Viewer,
  of: string,
  name: string,
  upload: Readable | null,
): Promise<Attached | Refusal> {
  if (!upload) return refuse('unsupported_media_type');
  const known = await findNeed(platform.db, of);
  const mine = known && asOf(viewer, known).includes('owner') && (await confidentialOf(platform.db, of));
  if (!mine) return refuse('not_found');
  const file = newId();
  return takeFile(platform, file, upload, uploadLimit, (taken) =>
    changing<Attached>(platform, viewer, of, async (tx, need, text) => {
      const decided = await decideOn(tx, viewer, 'edit', need, text);
      if (isRefusal(decided)) return decided;
      if ((await filesOf(tx, text.id)).length >= mostFiles)
        return refuse('too_many_attachments', { detail: { most: mostFiles } });
      const at = await now(tx);
      await saveFile(tx, { id: file, name, ...taken, person: viewer.person, at });
      await insertFile(tx, { file, confidential: text.id, since: text.offered + 1 });
      noteEdit(tx, viewer, need, text.id, decided.fact);
      return { id: file };
    }),
  );
}

/** Takes a file out of the next version. What was offered with it stays as it was, so that the record of readings holds. */
export function detachConfidential(platform: Platform, viewer: Viewer, of: string, file: string) {
  return changing<ConfidentialChanged>(platform, viewer, of, async (tx, need, text) => {
    const decided = await decideOn(tx, viewer, 'edit', need, text);
    if (isRefusal(decided)) return decided;
    if (!(await endFile(tx, text.id, file, text.offered + 1))) return refuse('not_found');
    await setConfidential(tx, text.id, { version: text.version + 1 });
    noteEdit(tx, viewer, need, text.id, decided.fact);
    return { id: text.id, state: text.state, version: text.version + 1 };
  });
}
