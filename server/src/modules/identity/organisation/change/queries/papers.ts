import type { OrganisationDocument } from '@jiebang/contract/identity/organisation.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Db } from '#platform/db/connection.ts';
import { filesById } from '#platform/files/store.ts';
import type { Download } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { tables } from '../../../store.ts';
import { changeById, readsChange } from './change.ts';

/** The papers of a change that stand. */
export async function papersOf(db: Db, change: string): Promise<OrganisationDocument[]> {
  const rows = await tables(db)
    .selectFrom('identity.organisation_change_paper')
    .select(['file', 'kind', 'type'])
    .$narrowType<Pick<OrganisationDocument, 'kind' | 'type'>>()
    .where('change', '=', change)
    .where('replaced_at', 'is', null)
    .orderBy('kind')
    .execute();
  const saved = await filesById(
    db,
    rows.map((row) => row.file),
  );
  return rows.map(({ file, kind, type }) => {
    const bytes = saved.find((one) => one.id === file);
    if (!bytes) throw new Error(`the paper ${file} has no file`);
    const { name, size, scan, at } = bytes;
    return { id: file, kind, name, type, size, scan, at: at.toISOString() };
  });
}

/** One paper's bytes, one that was replaced too, for those who may read the change. */
export async function readPaper(
  platform: Platform,
  viewer: Viewer,
  change: string,
  file: string,
): Promise<Download | Refusal> {
  const row = await changeById(platform.db, change);
  if (!row || !readsChange(viewer, row)) return refuse('not_found');
  const paper = await tables(platform.db)
    .selectFrom('identity.organisation_change_paper')
    .select('type')
    .where('change', '=', change)
    .where('file', '=', file)
    .executeTakeFirst();
  const [saved] = paper ? await filesById(platform.db, [file]) : [];
  if (!paper || !saved) return refuse('not_found');
  return { stream: platform.files.get(file), name: saved.name, type: paper.type, size: saved.size };
}
