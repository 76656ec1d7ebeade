import type { Readable } from 'node:stream';
import { linesBytes, sheetBytes } from '@jiebang/contract/achievements/imports/import.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import { saveFile } from '#platform/files/store.ts';
import { type Taken, takeFile } from '#platform/files/take.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf } from '../access.ts';
import { ownSource } from '../config.ts';
import { type Kind, kindOf } from '../imports/lines.ts';
import { importLife } from '../lifecycle.ts';
import { importRules, noImport } from '../rules.ts';
import { countUnfinished, insertImport } from '../store.ts';
import { audienceOf, type ImportChanged } from './move.ts';

/** Takes a file of an organisation's achievements; nothing of it is imported before its columns are matched. */
export async function uploadImport(
  platform: Platform,
  viewer: Viewer,
  { organisation, name }: { readonly organisation: string; readonly name: string },
  upload: Readable | null,
): Promise<ImportChanged | Refusal> {
  const kind = kindOf(name);
  if (!upload || kind === null) return refuse('unsupported_media_type');
  if (asOf(viewer, { organisation }).length === 0) return refuse('not_a_member');
  const given = { organisation, name, kind, source: ownSource, publishes: false };
  return takeImport(platform, { ...given, as: 'owner', person: viewer.person }, upload);
}

export type Given = {
  readonly organisation: string;
  readonly name: string;
  readonly kind: Kind;
  readonly source: string;
  readonly publishes: boolean;
  readonly as: 'owner' | 'operator';
  readonly person: string | null;
};

/** Stores the file and writes the import that waits for its columns. What the operator gives has no limit but the disk. */
export function takeImport(
  platform: Platform,
  given: Given,
  bytes: Readable | AsyncIterable<Buffer>,
): Promise<ImportChanged | Refusal> {
  const limit = given.kind === 'xlsx' ? sheetBytes : linesBytes;
  const file = newId();
  const most = given.as === 'operator' ? Number.MAX_SAFE_INTEGER : limit;
  return takeFile(platform, file, bytes, most, (taken) => insert(platform, given, file, taken));
}

function insert(platform: Platform, given: Given, file: string, taken: Taken): Promise<ImportChanged | Refusal> {
  const { as, person, ...columns } = given;
  return platform.transact<ImportChanged>(async (tx) => {
    const unfinished = as === 'operator' ? 0 : await countUnfinished(tx, given.organisation);
    const context = { ...noImport, unfinished };
    const move = decide(importLife, importRules, { action: 'upload', state: null, as: [as], context });
    if (isRefusal(move)) return move;
    const [id, at] = [newId(), await now(tx)];
    await saveFile(tx, { id: file, name: given.name, ...taken, person, at });
    const made = { id, state: move.to, created_at: at, moved_at: at, person, role: as };
    await insertImport(tx, { ...made, ...columns, digest: taken.sha256, file, whole: taken.size });
    const refusal = await moveRow(tx, importLife, id, move, {
      actor: { person, organisation: as === 'owner' ? given.organisation : null, role: as },
      audience: audienceOf({ person: null, organisation: given.organisation }),
    });
    return refusal ?? { id, state: move.to, version: 1 };
  });
}
