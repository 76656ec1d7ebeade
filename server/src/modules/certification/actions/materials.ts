import type { Readable } from 'node:stream';
import type { Material } from '@jiebang/contract/certification/certificate.ts';
import { newId } from '#kernel/ids.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { saveFile } from '#platform/files/store.ts';
import { takeFile } from '#platform/files/take.ts';
import { uploadLimit } from '#platform/http/server.ts';
import type { Platform } from '#platform/platform.ts';
import { mostMaterials } from '../config.ts';
import { readable } from '../queries/applications.ts';
import { materialsOf, saveMaterial } from '../store.ts';
import { withinApplication } from './move.ts';

/** Adds material that the parties and the certifier alone may read, once it is found free of malware. */
export async function addMaterial(
  platform: Platform,
  viewer: Viewer,
  id: string,
  name: string,
  bytes: Readable | null,
): Promise<Material | Refusal> {
  if (!bytes) return refuse('unsupported_media_type');
  if (!(await readable(platform.db, viewer, id))) return refuse('not_found');
  const file = newId();
  return takeFile(platform, file, bytes, uploadLimit, (taken) =>
    withinApplication<Material>(platform, viewer, id, 'add_material', async (tx, { person, at }) => {
      if ((await materialsOf(tx, id)).length >= mostMaterials)
        return refuse('too_many_materials', { detail: { most: mostMaterials } });
      await saveFile(tx, { id: file, name, ...taken, person, at });
      await saveMaterial(tx, id, file);
      return { id: file, name, size: taken.size, scan: taken.scan, at: at.toISOString() };
    }),
  );
}
