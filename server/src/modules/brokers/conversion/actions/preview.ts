import type { ConversionChanged } from '@jiebang/contract/brokers/conversion.ts';
import { toHolders } from '#kernel/audience.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { contestById, ruleInForce, ruleOf } from '#modules/contests/index.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf } from '../access.ts';
import { conversionLife } from '../lifecycle.ts';
import { entitledAt } from '../queries/entitled.ts';
import { conversionRules, convert } from '../rules.ts';
import { insertConversion, type Preview, savePreview } from '../store.ts';
import { moveConversion } from './move.ts';

/** Computes from the rules and the ledger as they are now: who gets what. Refused where the contest set a method that is not computed. */
async function computed(tx: Tx, contest: string, at: Date): Promise<Preview | Refusal> {
  const method = await ruleOf(tx, contest, 'conversion_method', at);
  const cap = await ruleOf(tx, contest, 'conversion_cap_fen', at);
  if (method !== 'proportional' || cap !== null) return refuse('conversion_method_not_available');
  const pool = await ruleInForce(tx, contest, 'conversion_pool_fen', at);
  const tax = await ruleInForce(tx, contest, 'conversion_tax', at);
  return {
    cutoff: at,
    pool: pool.value,
    rules: {
      pool: { version: pool.version, of: pool.of },
      tax: { table: tax.value, version: tax.version, of: tax.of },
    },
    rows: convert(pool.value, await entitledAt(tx, contest, at), tax.value),
  };
}

/** Previews the first time: the contest's one conversion. */
export function startConversion(
  platform: Platform,
  viewer: Viewer,
  contest: string,
): Promise<ConversionChanged | Refusal> {
  return platform.transact<ConversionChanged>(async (tx) => {
    const as = asOf(viewer, contest);
    if (as.length === 0 || !(await contestById(tx, contest))) return refuse('not_found');
    const at = await now(tx);
    const preview = await computed(tx, contest, at);
    if (isRefusal(preview)) return preview;
    const context = { entitled: preview.rows.length, unchanged: true, proposedBy: null, asker: viewer.person };
    const move = decide(conversionLife, conversionRules, { action: 'preview', state: null, as, context });
    if (isRefusal(move)) return move;
    const id = newId();
    await insertConversion(tx, { id, state: move.to, contest, at }, preview);
    await savePreview(tx, id, preview);
    const audience = toHolders('organiser', { contest });
    await moveRow(tx, conversionLife, id, move, { actor: actorOf(viewer, move.by), audience });
    return { id, state: 'previewed' as const, version: 1 };
  });
}

/** Previews again, from the points of now. */
export function previewConversion(
  platform: Platform,
  viewer: Viewer,
  id: string,
): Promise<ConversionChanged | Refusal> {
  return moveConversion(platform, viewer, id, 'preview', {
    given: async (tx, row, at) => {
      const preview = await computed(tx, row.contest, at);
      return isRefusal(preview) ? preview : { entitled: preview.rows.length, preview };
    },
    apply: async (tx, row, _at, given) => {
      if (given.preview) await savePreview(tx, row.id, given.preview);
    },
  });
}
