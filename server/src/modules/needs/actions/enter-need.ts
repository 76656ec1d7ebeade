import type { Readable } from 'node:stream';
import { emptyDraft } from '@jiebang/contract/needs/draft.ts';
import type { Changed } from '@jiebang/contract/needs/work.ts';
import { placeOf } from '@jiebang/contract/reference/places.ts';
import { newId } from '#kernel/ids.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, holds, type Viewer } from '#kernel/viewer.ts';
import { trackById } from '#modules/contests/index.ts';
import { organisationsById } from '#modules/identity/index.ts';
import { now } from '#platform/db/connection.ts';
import { saveFile } from '#platform/files/store.ts';
import { takeDocument } from '#platform/files/take.ts';
import { uploadLimit } from '#platform/http/server.ts';
import type { Platform } from '#platform/platform.ts';
import { beginDraft } from './create-need.ts';

/** What a scanned paper may be. */
const papers = ['application/pdf', 'image/png', 'image/jpeg'];

export type Entry = {
  readonly organisation: string;
  readonly track: string;
  readonly title: string;
  /** The name of the file that holds the mandate. */
  readonly name: string;
};

/**
 * Starts a draft for a verified organisation that came with its need on paper (product §1: staff may enter for others, with the scanned
 * mandate). The mandate is the request's own bytes, so that no entered need lacks it. Who entered it goes on filling in; the
 * declaration is signed, and the need handed in, by the owner's people alone.
 */
export async function enterNeed(
  platform: Platform,
  viewer: Viewer,
  { organisation, track, title, name }: Entry,
  upload: Readable | null,
): Promise<Changed | Refusal> {
  const { person } = viewer;
  if (!upload) return refuse('unsupported_media_type');
  const found = await trackById(platform.db, track);
  if (!found) return refuse('invalid_input', { fields: [{ path: 'track', code: 'unknown' }] });
  const within = { contest: found.contest, track };
  const runs = holds(viewer, 'organiser', within) || holds(viewer, 'track_organiser', within);
  // A stranger's bytes are not even stored.
  if (!runs || person === null) return refuse('forbidden');
  const mandate = newId();
  return takeDocument(platform, { id: mandate, name }, upload, uploadLimit, async ({ size, sha256, scan, type }) => {
    if (!papers.includes(type)) return refuse('file_kind_refused');
    return platform.transact<Changed>(async (tx) => {
      const owner = (await organisationsById(tx, [organisation])).get(organisation);
      if (!owner) return refuse('invalid_input', { fields: [{ path: 'organisation', code: 'unknown' }] });
      await saveFile(tx, { id: mandate, name, size, sha256, person, at: await now(tx), scan });
      return beginDraft(tx, {
        ...{ owner, track: found, as: 'organiser' },
        // Where its owner is, until the paper says otherwise.
        need: { ...emptyDraft(title), region: placeOf(owner) },
        actor: actorOf(viewer, 'organiser'),
        entered: { entered_by: person, mandate },
      });
    });
  });
}
