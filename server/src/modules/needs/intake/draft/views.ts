import type { NeedFile } from '@jiebang/contract/needs/work.ts';
import type { SavedFile } from '#platform/files/store.ts';
import type { AttachmentRow } from '../../store.ts';

/** A file of the original, with what was found of it. */
export function fileOf({ id, name, size, at, scan }: SavedFile, attached: readonly AttachmentRow[]): NeedFile {
  const row = attached.find(({ file }) => file === id);
  if (!row) throw new Error('a file that is not attached');
  return { id, name, size, at: at.toISOString(), type: row.type, scan };
}
