import type { Readable } from 'node:stream';
import type { OrganisationDocument } from '@jiebang/contract/identity/organisation.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import { paperOf } from '#platform/files/kind.ts';
import { saveFile } from '#platform/files/store.ts';
import { type Taken, takeFile } from '#platform/files/take.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf, mayRead } from '../../../access.ts';
import { organisationById } from '../../../queries/organisation.ts';
import { contextOf } from '../../../views.ts';
import { paperBytes } from '../../config.ts';
import { organisationLife } from '../../lifecycle.ts';
import { organisationRules } from '../../rules.ts';
import { replaceDocument } from '../store.ts';

/**
 * Adds a paper for the verification, in place of the one of its kind, while the organisation may be edited, once it is found free of
 * malware. What it is, its bytes say.
 */
export async function addDocument(
  platform: Platform,
  viewer: Viewer,
  organisation: string,
  given: { kind: OrganisationDocument['kind']; name: string },
  upload: Readable | null,
): Promise<OrganisationDocument | Refusal> {
  if (!upload) return refuse('unsupported_media_type');
  // A stranger's bytes are not even stored.
  if (!mayRead(viewer, organisation)) return refuse('not_found');
  const { type, bytes } = await paperOf(upload);
  if (type === null) return refuse('paper_unknown');
  const file = newId();
  return takeFile(platform, file, bytes, paperBytes, (taken) =>
    note(platform, viewer, organisation, { ...given, type, file, taken }),
  );
}

type Paper = Pick<OrganisationDocument, 'kind' | 'name' | 'type'> & { readonly file: string; readonly taken: Taken };

function note(platform: Platform, viewer: Viewer, organisation: string, { kind, name, type, file, taken }: Paper) {
  return platform.transact<OrganisationDocument>(async (tx) => {
    const row = await organisationById(tx, organisation, true);
    if (!row) return refuse('not_found');
    const move = decide(organisationLife, organisationRules, {
      action: 'edit',
      state: row.state,
      as: asOf(viewer, organisation),
      context: contextOf(row, viewer, []),
    });
    if (isRefusal(move)) return move;
    const at = await now(tx);
    await saveFile(tx, { id: file, name, ...taken, person: viewer.person, at });
    await replaceDocument(tx, { file, organisation, kind, type });
    record(tx, {
      name: 'organisation_document_added',
      subject: organisation,
      actor: actorOf(viewer, move.by, organisation),
      data: { kind },
      audience: [`organisation:${organisation}`],
    });
    return { id: file, kind, name, type, size: taken.size, scan: taken.scan, at: at.toISOString() };
  });
}
