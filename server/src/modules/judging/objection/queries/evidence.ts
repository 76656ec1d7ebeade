import type { Readable } from 'node:stream';
import type { Evidence } from '@jiebang/contract/judging/result.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { findNeed } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { filesById } from '#platform/files/store.ts';
import type { Platform } from '#platform/platform.ts';
import { asOfObjection } from '../../access.ts';
import { panelById } from '../../panel/store.ts';
import { standsOnASide } from '../../queries/sides.ts';
import { evidenceRows, objectionById } from '../store.ts';

type Given = Evidence & { readonly objection: string; readonly sha256: string };

/** What was given as evidence for these objections, each in the order in which it came. */
export async function evidenceOf(db: Db, objections: readonly string[]): Promise<Given[]> {
  const rows = new Map((await evidenceRows(db, objections)).map((row) => [row.file, row]));
  const files = await filesById(db, [...rows.keys()]);
  return files.flatMap(({ id, name, size, at, scan, sha256 }) => {
    const row = rows.get(id);
    return row
      ? [{ id, name, size, at: at.toISOString(), scan, type: row.type, objection: row.objection, sha256 }]
      : [];
  });
}

/** One file, for the objector and for those who may answer and stand on no side of the need: to others there is none. */
export async function readEvidence(
  platform: Platform,
  viewer: Viewer,
  id: string,
  file: string,
): Promise<{ stream: Readable; name: string; type: string; size: number } | Refusal> {
  const { db } = platform;
  const objection = await objectionById(db, id);
  const panel = objection && (await panelById(db, objection.panel));
  const need = panel && (await findNeed(db, panel.need));
  if (!objection || !need) return refuse('not_found');
  const own = viewer.person !== null && objection.person === viewer.person;
  const answers = asOfObjection(viewer, need).length > 0 && !(await standsOnASide(platform, db, viewer, need));
  if (!own && !answers) return refuse('not_found');
  const found = (await evidenceOf(db, [id])).find((one) => one.id === file);
  if (!found) return refuse('not_found');
  return { stream: platform.files.get(file), name: found.name, type: found.type, size: found.size };
}
