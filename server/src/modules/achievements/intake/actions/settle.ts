import { emptyAchievement } from '@jiebang/contract/achievements/achievement.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, refuse } from '#kernel/refusal.ts';
import { shanghaiDate } from '#kernel/working-days.ts';
import { organisationsById } from '#modules/identity/index.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { encode } from '#platform/search/kept/encode.ts';
import { achievementLife } from '../../lifecycle.ts';
import { achievementRules, plainContext } from '../../rules.ts';
import { keepReady } from '../../search/queries/ready.ts';
import { numbered, publication } from '../../search/views.ts';
import { numberOf } from '../../store.ts';
import type { Batch } from '../imports/batches.ts';
import { type ImportRow, insertBad, insertRows, lockImport, setImport, takeNumbers } from '../store.ts';
import { audienceOf } from './move.ts';

/**
 * Settles the next rows of an import in one transaction: the achievements, their first moves, what is wrong with the others, how far it is,
 * and one fact for all of them. Returns whether these rows were still to be settled: another may have taken them, or the import ended.
 */
export async function settleBatch(
  platform: Platform,
  seen: Pick<ImportRow, 'id' | 'settled'>,
  batch: Batch,
  activeMs: number,
): Promise<boolean> {
  const done = await platform.transact<null>(async (tx) => {
    const row = await lockImport(tx, seen.id);
    if (row?.state !== 'running' || row.settled !== seen.settled) return refuse('changed_meanwhile');
    const imported = batch.ids.length > 0 ? await write(tx, row, batch) : 0;
    await insertBad(tx, row.id, batch.bad);
    await setImport(tx, row.id, {
      settled: row.settled + batch.rows,
      imported: row.imported + imported,
      already: row.already + batch.ids.length - imported,
      bad: row.bad + batch.bad.length,
      done: Math.max(row.done, batch.done),
      active_ms: row.active_ms + Math.round(activeMs),
    });
    return null;
  });
  return !isRefusal(done);
}

async function write(tx: Tx, row: ImportRow, { json, ids, texts }: Batch): Promise<number> {
  const at = await now(tx);
  // The same move for each: a draft asks for nothing but its title, and what the operator enters is the operator's to answer for.
  const asked = row.publishes
    ? ({ action: 'enter', as: ['operator'] } as const)
    : ({ action: 'create', as: ['owner'] } as const);
  const context = plainContext(emptyAchievement(''));
  const move = decide(achievementLife, achievementRules, { ...asked, state: null, context });
  if (isRefusal(move)) throw new Error(`an imported achievement cannot be made: ${move.refused}`);
  const organisation = row.role === 'owner' ? row.organisation : null;
  const actor = { person: row.person, organisation, role: row.role };
  const year = Number(shanghaiDate(at).slice(0, 4));
  const numbers = row.publishes ? { year, after: await takeNumbers(tx, year, ids.length) } : null;
  const { count, first, last } = await insertRows(tx, { json, of: row, at, actor, move, numbers });
  if (numbers) {
    const owner = (await organisationsById(tx, [row.organisation])).get(row.organisation);
    const each = ids.map((id, nth) => encode(numbered(id, numberOf(year, numbers.after + nth + 1))));
    keepReady(tx, { ids, texts, each, all: encode(publication(row.id, { published_at: at, owner })) });
  }
  if (count > 0)
    record(tx, {
      name: 'achievements_imported',
      subject: row.id,
      actor,
      // Which rows: whoever follows reads them by their lines in the file.
      data: { count, settled: row.settled, first, last, public: row.publishes },
      audience: audienceOf(row),
    });
  return count;
}
