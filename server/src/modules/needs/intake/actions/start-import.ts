import type { Readable } from 'node:stream';
import { emptyDraft } from '@jiebang/contract/needs/draft.ts';
import { importSizeLimit } from '@jiebang/contract/needs/imports/import.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { type Track, trackById } from '#modules/contests/index.ts';
import { organisationById } from '#modules/identity/index.ts';
import { now } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import { saveFile } from '#platform/files/store.ts';
import { type Taken, takeFile } from '#platform/files/take.ts';
import type { Platform } from '#platform/platform.ts';
import { needLife } from '../../lifecycle.ts';
import { emptyContext, needRules } from '../../rules.ts';
import { asOf } from '../access.ts';
import { mostOwnUnfinished, mostUnfinished, sheetSource } from '../config.ts';
import { kindOfFile } from '../imports/read-file.ts';
import { type ImportPart, importLife } from '../lifecycle.ts';
import { importRules } from '../rules.ts';
import { countUnfinished, insertImport } from '../store.ts';
import { audienceOf, type Started } from './end-import.ts';

type Given = {
  readonly track: Track;
  readonly organisation: string | null;
  readonly source: string;
  readonly name: string;
  readonly as: Exclude<ImportPart, 'clock'>;
  readonly person: string | null;
};
type Asked = { readonly track: string; readonly name: string; readonly organisation?: string | undefined };

/**
 * Takes a sheet; the background imports it. From an organiser of the track: its rows name the companies whose drafts they become. From
 * somebody of an organisation, for its own needs: every row is its own.
 */
export async function startImport(
  platform: Platform,
  viewer: Viewer,
  { track, name, organisation }: Asked,
  upload: Readable | null,
): Promise<Started | Refusal> {
  const kind = kindOfFile(name);
  if (!upload || (kind !== 'xlsx' && kind !== 'csv')) return refuse('unsupported_media_type');
  const found = await trackById(platform.db, track);
  const as = organisation === undefined ? 'organiser' : 'owner';
  const place = { contest: found?.contest ?? '', track, organisation: organisation ?? null, role: as };
  if (as === 'owner' && asOf(viewer, place).length === 0) return refuse('not_a_member');
  if (!found || asOf(viewer, place).length === 0)
    return refuse('invalid_input', { fields: [{ path: 'track', code: 'unknown' }] });
  if (organisation !== undefined) {
    const refusal = await noDraftsOf(platform, organisation);
    if (refusal) return refusal;
  }
  const file = newId();
  const given: Given = {
    track: found,
    organisation: place.organisation,
    source: sheetSource,
    name,
    as,
    person: viewer.person,
  };
  return takeFile(platform, file, upload, importSizeLimit, (taken) => insert(platform, given, file, taken));
}

/** Why an organisation may not begin drafts, as if it began one by hand; null where it may. */
async function noDraftsOf({ db }: Platform, organisation: string): Promise<Refusal | null> {
  const owner = await organisationById(db, organisation);
  if (!owner) return refuse('not_a_member');
  const context = { ...emptyContext(emptyDraft(''), await now(db)), ofNaturalPerson: owner.kind === 'individual' };
  const move = decide(needLife, needRules, { action: 'create', state: null, as: ['owner'], context });
  return isRefusal(move) ? move : null;
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
  const operator = { as: 'operator', person: null } as const;
  return takeFile(platform, file, whole, Number.MAX_SAFE_INTEGER, (taken) =>
    insert(platform, { ...given, track, source: given.name, ...operator }, file, taken),
  );
}

/** The digest tells two uploads of the same bytes; what was imported before is told by `needs.import_source`, row by row. */
function insert(
  platform: Platform,
  { track, organisation, source, name, as, person }: Given,
  file: string,
  taken: Taken,
): Promise<Started | Refusal> {
  return platform.transact<Started>(async (tx) => {
    const place = { contest: track.contest, track: track.id, organisation, role: as };
    const most = as === 'owner' ? mostOwnUnfinished : mostUnfinished;
    const context = { unfinished: await countUnfinished(tx, place), most };
    const move = decide(importLife, importRules, { action: 'start', state: null, as: [as], context });
    if (isRefusal(move)) return move;
    const id = newId();
    const at = await now(tx);
    await saveFile(tx, { id: file, name, ...taken, person, at });
    const made = { id, state: move.to, created_at: at, moved_at: at, person };
    await insertImport(tx, { ...made, ...place, source, name, digest: taken.sha256, file });
    const refusal = await moveRow(tx, importLife, id, move, {
      actor: { person, organisation: as === 'owner' ? organisation : null, role: as },
      data: { track: track.id },
      audience: audienceOf({ ...place, person: null }),
    });
    return refusal ?? { id, state: 'waiting', version: 1 };
  });
}
