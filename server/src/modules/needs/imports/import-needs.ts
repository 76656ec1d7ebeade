import { emptyDraft } from '@jiebang/contract/needs/draft.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Actor } from '#kernel/viewer.ts';
import { type Track, trackById } from '#modules/contests/index.ts';
import { organisationById } from '#modules/identity/index.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import { saveFile } from '#platform/files/store.ts';
import { uploadLimit } from '#platform/http/server.ts';
import type { Platform } from '#platform/platform.ts';
import { needLife } from '../lifecycle.ts';
import { importedBefore } from '../queries/import-sources.ts';
import { needRules } from '../rules.ts';
import { draftColumns, insertImported, saveAttachment } from '../store.ts';
import { emptyContext } from '../views.ts';
import type { GoodRow, ReadRow, RowProblem } from './row.ts';

/** Rows that one transaction takes, and one fact tells of. */
const batchSize = 1000;

export type Import = {
  /** The organisation whose drafts they become. */
  readonly organisation: string;
  readonly track: string;
  /** Names the file's origin; with a row's own id it says whether the row was imported before. */
  readonly source: string;
  /** Reads and checks everything, writes nothing. */
  readonly dryRun: boolean;
};
export type ImportReport = {
  readonly read: number;
  readonly imported: number;
  /** Rows that were there before, or twice in the file. */
  readonly already: number;
  readonly problems: readonly RowProblem[];
  /** What was mended, with in how many rows. */
  readonly mended: ReadonlyMap<string, number>;
};

/**
 * Imports rows as drafts of an organisation, by the operator. Each row comes whole or not at all, and no row comes twice however often
 * the file is imported. Refused as a whole where track or
 * organisation do not exist, or another import of the same source came between (`changed_meanwhile`: run it again).
 */
export async function importNeeds(
  platform: Platform,
  given: Import,
  rows: readonly ReadRow[],
  progress: (done: number) => void,
): Promise<ImportReport | Refusal> {
  const track = await trackById(platform.db, given.track);
  const organisation = await organisationById(platform.db, given.organisation);
  if (!track || !organisation) return refuse('not_found');
  const good = rows.filter((row): row is GoodRow => 'draft' in row);
  const problems = rows.flatMap((row) => ('problems' in row ? row.problems : []));
  const mended = new Map<string, number>();
  for (const what of good.flatMap((row) => row.mended)) mended.set(what, (mended.get(what) ?? 0) + 1);
  let imported = 0;
  for (let from = 0; from < good.length; from += batchSize) {
    const batch = good.slice(from, from + batchSize);
    const made = await importBatch(platform, { ...given, region: organisation.region }, track, batch);
    if (isRefusal(made)) return made;
    imported += made;
    progress(Math.min(good.length, from + batchSize) + rows.length - good.length);
  }
  return { read: rows.length, imported, already: good.length - imported, problems, mended };
}

type Batch = Import & { readonly region: string | null };

async function importBatch(platform: Platform, given: Batch, track: Track, rows: readonly GoodRow[]) {
  const texts = given.dryRun ? new Map<GoodRow, StoredText>() : await storeTexts(platform, given, track, rows);
  const imported = await platform
    .transact(async (tx) => {
      const fresh = await newRows(tx, given, track, rows);
      if (!given.dryRun && fresh.length > 0) await writeBatch(tx, given, track, fresh, texts);
      return fresh;
    })
    .catch(async (error: unknown) => {
      await forget(platform, [...texts.values()]);
      throw error;
    });
  const kept = isRefusal(imported) ? [] : imported;
  await forget(
    platform,
    [...texts].flatMap(([row, text]) => (kept.includes(row) ? [] : [text])),
  );
  return isRefusal(imported) ? imported : kept.length;
}

/** Rows whose id is neither imported before nor twice in the batch. Where two imports meet, the database admits one. */
async function newRows(tx: Tx, given: Batch, { contest }: Track, rows: readonly GoodRow[]): Promise<GoodRow[]> {
  const before = await importedBefore(tx, { contest, source: given.source, ids: rows.map((row) => row.sourceId) });
  return rows.filter(({ sourceId }) => {
    if (before.has(sourceId)) return false;
    before.add(sourceId);
    return true;
  });
}

type StoredText = { readonly id: string; readonly size: number; readonly sha256: string };

/** Stores the full texts of rows that are not there yet, before any row says that they are. */
async function storeTexts(platform: Platform, given: Batch, { contest }: Track, rows: readonly GoodRow[]) {
  const ids = rows.map((row) => row.sourceId);
  const before = await importedBefore(platform.db, { contest, source: given.source, ids });
  const stored = new Map<GoodRow, StoredText>();
  for (const row of rows) {
    if (row.fullText === null || before.has(row.sourceId)) continue;
    const id = newId();
    const bytes = (async function* () {
      yield Buffer.from(row.fullText ?? '');
    })();
    stored.set(row, { id, ...(await platform.files.put(id, bytes, uploadLimit)) });
  }
  return stored;
}

async function forget(platform: Platform, texts: readonly StoredText[]): Promise<void> {
  for (const { id } of texts) await platform.files.remove(id);
}

async function writeBatch(
  tx: Tx,
  given: Batch,
  track: Track,
  rows: readonly GoodRow[],
  texts: ReadonlyMap<GoodRow, StoredText>,
): Promise<void> {
  const at = await now(tx);
  const actor: Actor = { person: null, organisation: given.organisation, role: 'operator' };
  // The same move for each: a draft asks for nothing but its title.
  const context = emptyContext(emptyDraft(''), at);
  const move = decide(needLife, needRules, { action: 'create', state: null, as: ['owner'], context });
  if (isRefusal(move)) throw new Error(`a draft cannot be made: ${move.refused}`);
  const place = { contest: track.contest, track: track.id, track_kind: track.kind, organisation: given.organisation };
  const made = rows.map((row) => ({
    need: {
      id: newId(),
      state: move.to,
      created_at: at,
      moved_at: at,
      ...place,
      ...draftColumns({ ...row.draft, region: row.draft.region ?? given.region }),
    },
    sourceId: row.sourceId,
    text: texts.get(row),
  }));
  await insertImported(tx, made, { action: move.action, actor, contest: track.contest, source: given.source, at });
  for (const { need, text } of made) {
    if (!text) continue;
    await saveFile(tx, { ...text, name: '原文全文.txt', person: null, at });
    await saveAttachment(tx, need.id, text.id);
  }
  record(tx, {
    name: 'needs_imported',
    subject: given.organisation,
    actor,
    data: { count: made.length, track: track.id },
    audience: [`organisation:${given.organisation}`],
  });
}
