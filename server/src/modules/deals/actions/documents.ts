import type { Readable } from 'node:stream';
import type { DealDocument } from '@jiebang/contract/deals/deal.ts';
import { newId } from '#kernel/ids.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { saveFile } from '#platform/files/store.ts';
import { takeFile } from '#platform/files/take.ts';
import { uploadLimit } from '#platform/http/server.ts';
import type { Platform } from '#platform/platform.ts';
import { isParty } from '../access.ts';
import { mostDocuments } from '../config.ts';
import { documentsOf, findDeal, saveDocument } from '../store.ts';
import { withinDeal } from './move.ts';

/** Adds a document that the parties alone may read, once it is found free of malware. */
export async function uploadDocument(
  platform: Platform,
  viewer: Viewer,
  id: string,
  name: string,
  bytes: Readable | null,
): Promise<DealDocument | Refusal> {
  if (!bytes) return refuse('unsupported_media_type');
  const known = await findDeal(platform.db, id);
  if (!known || !isParty(viewer, known)) return refuse('not_found');
  const file = newId();
  return takeFile(platform, file, bytes, uploadLimit, (taken) =>
    withinDeal<DealDocument>(platform, viewer, id, 'upload', async (tx, { side, person, at }) => {
      if ((await documentsOf(tx, id)).length >= mostDocuments)
        return refuse('too_many_documents', { detail: { most: mostDocuments } });
      await saveFile(tx, { id: file, name, ...taken, person, at });
      await saveDocument(tx, id, file, side);
      return { id: file, name, size: taken.size, scan: taken.scan, side, at: at.toISOString() };
    }),
  );
}
