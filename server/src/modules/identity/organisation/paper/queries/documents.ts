import type { OrganisationDocument } from '@jiebang/contract/identity/organisation.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Db } from '#platform/db/connection.ts';
import { filesById } from '#platform/files/store.ts';
import type { Download } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { isDecider, isOwnAdmin } from '../../../access.ts';
import { tables } from '../../../store.ts';

/** The papers that stand, of each of these organisations. */
export async function documentsOf(
  db: Db,
  organisations: readonly string[],
): Promise<ReadonlyMap<string, OrganisationDocument[]>> {
  const found = new Map(organisations.map((id): [string, OrganisationDocument[]] => [id, []]));
  if (organisations.length === 0) return found;
  const rows = await tables(db)
    .selectFrom('identity.organisation_document')
    .select(['file', 'organisation', 'kind', 'type'])
    .$narrowType<Pick<OrganisationDocument, 'kind' | 'type'>>()
    .where('organisation', 'in', [...organisations])
    .where('replaced_at', 'is', null)
    .orderBy('kind')
    .execute();
  const saved = await filesById(
    db,
    rows.map((row) => row.file),
  );
  for (const { file, organisation, kind, type } of rows) {
    const bytes = saved.find((one) => one.id === file);
    if (!bytes) throw new Error(`the paper ${file} has no file`);
    const { name, size, scan, at } = bytes;
    found.get(organisation)?.push({ id: file, kind, name, type, size, scan, at: at.toISOString() });
  }
  return found;
}

/** One paper's bytes, one that was replaced too, for the organisation's administrators and those who verify it. */
export async function readDocument(
  platform: Platform,
  viewer: Viewer,
  organisation: string,
  file: string,
): Promise<Download | Refusal> {
  if (!isOwnAdmin(viewer, organisation) && !isDecider(viewer)) return refuse('not_found');
  const row = await tables(platform.db)
    .selectFrom('identity.organisation_document')
    .select('type')
    .where('organisation', '=', organisation)
    .where('file', '=', file)
    .executeTakeFirst();
  const [saved] = row ? await filesById(platform.db, [file]) : [];
  if (!row || !saved) return refuse('not_found');
  return { stream: platform.files.get(file), name: saved.name, type: row.type, size: saved.size };
}
