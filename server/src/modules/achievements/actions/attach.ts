import type { Readable } from 'node:stream';
import {
  type AchievementChanged,
  type AchievementFile,
  fileBytes,
  mostFiles,
} from '@jiebang/contract/achievements/work.ts';
import { newId } from '#kernel/ids.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { forgetFile, saveFile } from '#platform/files/store.ts';
import { takeDocument } from '#platform/files/take.ts';
import type { Platform } from '#platform/platform.ts';
import { findReadable } from '../queries/readable.ts';
import { attachmentsOf, dropAttachment, saveAttachment } from '../store.ts';
import { editing } from './edit.ts';

/** Attaches a file to a draft, once its content says that it is of a kind that is taken and free of malware. The bytes are stored first, so a row never lacks its file. */
export async function attachToAchievement(
  platform: Platform,
  viewer: Viewer,
  id: string,
  name: string,
  upload: Readable | null,
): Promise<AchievementFile | Refusal> {
  if (!upload) return refuse('unsupported_media_type');
  if (!(await findReadable(platform.db, viewer, id))) return refuse('not_found');
  const file = newId();
  return takeDocument(platform, { id: file, name }, upload, fileBytes, ({ size, sha256, scan, type }) =>
    editing<AchievementFile>(platform, viewer, id, 'achievement_file_attached', async (tx, _, at) => {
      if ((await attachmentsOf(tx, id)).length >= mostFiles)
        return refuse('too_many_attachments', { detail: { most: mostFiles } });
      await saveFile(tx, { id: file, name, size, sha256, person: viewer.person, at, scan });
      await saveAttachment(tx, id, file, type);
      return { id: file, name, size, at: at.toISOString(), type, scan };
    }),
  );
}

/** Removes a file from a draft, and its bytes for good. */
export async function detachFromAchievement(
  platform: Platform,
  viewer: Viewer,
  id: string,
  file: string,
): Promise<AchievementChanged | Refusal> {
  const changed = await editing<AchievementChanged>(
    platform,
    viewer,
    id,
    'achievement_file_removed',
    async (tx, { state, version }) => {
      if (!(await dropAttachment(tx, id, file))) return refuse('not_found');
      await forgetFile(tx, file);
      return { id, state, version };
    },
  );
  if (!isRefusal(changed)) await platform.files.remove(file);
  return changed;
}
