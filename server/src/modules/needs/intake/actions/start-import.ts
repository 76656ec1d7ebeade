import type { Readable } from 'node:stream';
import { type ImportState, importSizeLimit } from '@jiebang/contract/needs/imports/import.ts';
import { toHolders } from '#kernel/audience.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Actor, Viewer } from '#kernel/viewer.ts';
import { type Track, trackById } from '#modules/contests/index.ts';
import { organisationById } from '#modules/identity/index.ts';
import { now } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import { saveFile } from '#platform/files/store.ts';
import { type Taken, takeFile } from '#platform/files/take.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf } from '../access.ts';
import { sheetSource } from '../config.ts';
import { kindOfFile } from '../imports/read-file.ts';
import { importLife } from '../lifecycle.ts';
import { importRules } from '../rules.ts';
import { countUnfinished, insertImport } from '../store.ts';

export type Started = { readonly id: string; readonly state: ImportState; readonly version: number };
type Given = {
  readonly track: Track;
  readonly organisation: string | null;
  readonly source: string;
  readonly name: string;
  readonly actor: Actor;
};

/** Takes a sheet from an organiser of the track; the background imports it. Its rows name the companies whose drafts they become. */
export async function startImport(
  platform: Platform,
  viewer: Viewer,
  { track, name }: { readonly track: string; readonly name: string },
  upload: Readable | null,
): Promise<Started | Refusal> {
  const kind = kindOfFile(name);
  if (!upload || (kind !== 'xlsx' && kind !== 'csv')) return refuse('unsupported_media_type');
  const found = await trackById(platform.db, track);
  if (!found || asOf(viewer, { contest: found.contest, track }).length === 0)
    return refuse('invalid_input', { fields: [{ path: 'track', code: 'unknown' }] });
  const file = newId();
  const actor = { person: viewer.person, organisation: null, role: 'organiser' };
  const given = { track: found, organisation: null, source: sheetSource, name, actor };
  return takeFile(platform, file, upload, importSizeLimit, (taken) => insert(platform, given, file, taken));
}

/** The same for the operator of the installation, from a file at hand: rows that name no owner are this organisation's. */
export async function startOperatorImport(
  platform: Platform,
  given: { readonly organisation: string; readonly track: string; readonly name: string },
  bytes: Uint8Array,
): Promise<Started | Refusal> {
  const track = await trackById(platform.db, given.track);
  if (!track || !(await organisationById(platform.db, given.organisation))) return refuse('not_found');
  const file = newId();
  const whole = (async function* () {
    yield Buffer.from(bytes);
  })();
  const actor = { person: null, organisation: null, role: 'operator' };
  return takeFile(platform, file, whole, Number.MAX_SAFE_INTEGER, (taken) =>
    insert(platform, { ...given, track, source: given.name, actor }, file, taken),
  );
}

/** The digest tells two uploads of the same bytes; what was imported before is told by `needs.import_source`, row by row. */
function insert(
  platform: Platform,
  { track, organisation, source, name, actor }: Given,
  file: string,
  taken: Taken,
): Promise<Started | Refusal> {
  return platform.transact<Started>(async (tx) => {
    const place = { contest: track.contest, track: track.id };
    const move = decide(importLife, importRules, {
      action: 'start',
      state: null,
      as: actor.role === 'operator' ? ['operator'] : ['organiser'],
      context: { unfinished: await countUnfinished(tx, track.contest) },
    });
    if (isRefusal(move)) return move;
    const id = newId();
    const at = await now(tx);
    await saveFile(tx, { id: file, name, ...taken, person: actor.person, at });
    const made = { id, state: move.to, created_at: at, moved_at: at, person: actor.person, role: actor.role };
    await insertImport(tx, { ...made, ...place, organisation, source, name, digest: taken.sha256, file });
    const refusal = await moveRow(tx, importLife, id, move, {
      actor,
      data: { track: track.id },
      audience: [...toHolders('organiser', place), ...toHolders('track_organiser', place)],
    });
    return refusal ?? { id, state: 'waiting', version: 1 };
  });
}
