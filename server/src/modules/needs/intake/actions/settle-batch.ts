import { emptyDraft } from '@jiebang/contract/needs/draft.ts';
import { placeOf } from '@jiebang/contract/reference/places.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, refuse } from '#kernel/refusal.ts';
import { trackById } from '#modules/contests/index.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { saveFile } from '#platform/files/store.ts';
import { uploadLimit } from '#platform/http/server.ts';
import type { Platform } from '#platform/platform.ts';
import { needLife } from '../../lifecycle.ts';
import { importedBefore } from '../../queries/import-sources.ts';
import { emptyContext, needRules } from '../../rules.ts';
import { draftColumns, insertImported, saveAttachment } from '../../store.ts';

import type { GoodRow, ReadRow } from '../imports/row.ts';
import { newAmong, type Owned, ownedRows } from '../queries/owned-rows.ts';
import { type ImportRow, insertSettled, lockImport, type Settled, setImport } from '../store.ts';

type StoredText = { readonly id: string; readonly size: number; readonly sha256: string };
type Texts = ReadonlyMap<GoodRow, StoredText>;
/** What became of a row, with the full text that was kept for it. */
type Outcome = Settled & { readonly text?: string };

/**
 * Settles the next rows of an import in one transaction: drafts, what became of each row, and how far the import is. Returns how
 * many are settled by then; null where another took these rows, or another import brought the same needs, meanwhile.
 */
export async function settleBatch(
  platform: Platform,
  seen: ImportRow,
  rows: readonly ReadRow[],
  total: number,
): Promise<number | null> {
  const texts = await storeTexts(platform, seen, rows);
  // Where the outcome of the commit is unknown this throws, and the texts stay: their rows may stand, and the sweep removes them if not.
  const done = await platform.transact<{ outcomes: Outcome[]; settled: number }>(async (tx) => {
    const row = await lockImport(tx, seen.id);
    if (row?.state !== 'running' || row.settled !== seen.settled) return refuse('changed_meanwhile');
    const outcomes = await settle(tx, row, rows, texts);
    await insertSettled(tx, row.id, outcomes);
    const many = (what: Settled['outcome']) => outcomes.filter(({ outcome }) => outcome === what).length;
    const settled = row.settled + outcomes.length;
    await setImport(tx, row.id, {
      ...{ total, settled, imported: row.imported + many('imported') },
      ...{ already: row.already + many('already'), bad: row.bad + many('bad') },
    });
    return { outcomes, settled };
  });
  const kept = new Set(isRefusal(done) ? [] : done.outcomes.map(({ text }) => text));
  for (const { id } of texts.values()) if (!kept.has(id)) await platform.files.remove(id);
  return isRefusal(done) ? null : done.settled;
}

/** Stores the full texts of rows that are not there yet, before any row says that they are. */
async function storeTexts(platform: Platform, seen: ImportRow, rows: readonly ReadRow[]): Promise<Texts> {
  const long = rows.filter((row): row is GoodRow => 'draft' in row && row.fullText !== null);
  const ids = long.map((row) => row.sourceId);
  const before = await importedBefore(platform.db, { contest: seen.contest, source: seen.source, ids });
  const stored = new Map<GoodRow, StoredText>();
  for (const row of long.filter(({ sourceId }) => !before.has(sourceId))) {
    const id = newId();
    const bytes = (async function* () {
      yield Buffer.from(row.fullText ?? '');
    })();
    stored.set(row, { id, ...(await platform.files.put(id, bytes, uploadLimit)) });
  }
  return stored;
}

async function settle(tx: Tx, of: ImportRow, rows: readonly ReadRow[], texts: Texts): Promise<Outcome[]> {
  const owned = await ownedRows(tx, of, rows);
  const good = owned.filter((one): one is Owned => 'owner' in one);
  const fresh = new Map((await newAmong(tx, of, good)).map((one) => [one, newId()]));
  await writeDrafts(tx, of, fresh, texts);
  return owned.map((one): Outcome => {
    if ('problems' in one) return { row: one.row, outcome: 'bad', need: null, problems: one.problems };
    const [need, text] = [fresh.get(one), texts.get(one.row)];
    if (need === undefined) return { row: one.row.row, outcome: 'already', need: null, problems: [] };
    return { row: one.row.row, outcome: 'imported', need, problems: [], ...(text ? { text: text.id } : {}) };
  });
}

async function writeDrafts(tx: Tx, of: ImportRow, fresh: ReadonlyMap<Owned, string>, texts: Texts): Promise<void> {
  if (fresh.size === 0) return;
  const track = await trackById(tx, of.track);
  if (!track) throw new Error('an import into a track that is none');
  const at = await now(tx);
  // The same move for each: a draft asks for nothing but its title.
  const context = emptyContext(emptyDraft(''), at);
  const move = decide(needLife, needRules, { action: 'create', state: null, as: ['owner'], context });
  if (isRefusal(move)) throw new Error(`a draft cannot be made: ${move.refused}`);
  const made = [...fresh].map(([{ row, owner, key }, id]) => ({
    sourceId: key,
    need: {
      ...{ id, state: move.to, created_at: at, moved_at: at, organisation: owner.id },
      ...{ contest: of.contest, track: of.track, track_kind: track.kind },
      ...draftColumns({ ...row.draft, region: row.draft.region ?? placeOf(owner) }),
    },
  }));
  const actor = { person: of.person, organisation: null, role: of.role };
  const { contest, source, name } = of;
  await insertImported(tx, made, { action: move.action, actor, contest, source, name, at });
  for (const [{ row }, need] of fresh) {
    const text = texts.get(row);
    if (!text) continue;
    // Text that we wrote ourselves.
    await saveFile(tx, { ...text, name: '原文全文.txt', person: null, at, scan: 'not_scanned' });
    await saveAttachment(tx, need, text.id, 'text/plain');
  }
}
