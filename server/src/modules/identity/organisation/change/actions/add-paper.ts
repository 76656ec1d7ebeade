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
import { takeFile } from '#platform/files/take.ts';
import type { Platform } from '#platform/platform.ts';
import { isOwnAdmin } from '../../../access.ts';
import { organisationById } from '../../../queries/organisation.ts';
import { paperBytes } from '../../config.ts';
import { changeLife } from '../lifecycle.ts';
import { changeById } from '../queries/change.ts';
import { changeRules } from '../rules.ts';
import { replacePaper } from '../store.ts';
import { changeContext, partsIn } from '../views.ts';

/** Adds a paper to a change that may be edited, in place of the one of its kind, once it is found free of malware. What it is, its bytes say. */
export async function addChangePaper(
  platform: Platform,
  viewer: Viewer,
  change: string,
  { kind, name }: Pick<OrganisationDocument, 'kind' | 'name'>,
  upload: Readable | null,
): Promise<OrganisationDocument | Refusal> {
  if (!upload) return refuse('unsupported_media_type');
  const known = await changeById(platform.db, change);
  // A stranger's bytes are not even stored.
  if (!known || !isOwnAdmin(viewer, known.organisation)) return refuse('not_found');
  const { organisation } = known;
  const { type, bytes } = await paperOf(upload);
  if (type === null) return refuse('paper_unknown');
  const file = newId();
  return takeFile(platform, file, bytes, paperBytes, (taken) =>
    platform.transact<OrganisationDocument>(async (tx) => {
      const of = await organisationById(tx, organisation, true);
      const row = await changeById(tx, change, true);
      if (!of || !row) return refuse('not_found');
      const context = changeContext(of, viewer, { wanted: row.wanted, open: false, papers: [] });
      const asked = { action: 'edit', state: row.state, as: partsIn(viewer, organisation), context } as const;
      const move = decide(changeLife, changeRules, asked);
      if (isRefusal(move)) return move;
      const at = await now(tx);
      await saveFile(tx, { id: file, name, ...taken, person: viewer.person, at });
      await replacePaper(tx, { file, change, kind, type });
      record(tx, {
        name: 'organisation_change_paper_added',
        subject: change,
        actor: actorOf(viewer, move.by, organisation),
        data: { kind },
        audience: [`organisation:${organisation}`],
      });
      return { id: file, kind, name, type, size: taken.size, scan: taken.scan, at: at.toISOString() };
    }),
  );
}
