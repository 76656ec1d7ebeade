import type { ConversionChanged, ConversionState } from '@jiebang/contract/brokers/conversion.ts';
import { toHolders } from '#kernel/audience.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf } from '../access.ts';
import { type ConversionAction, conversionLife } from '../lifecycle.ts';
import { isUnchanged } from '../queries/entitled.ts';
import { conversionRules } from '../rules.ts';
import { type ConversionRow, lockConversion, type Preview } from '../store.ts';

type Given = { readonly entitled?: number; readonly preview?: Preview };
export type ConversionEffect = {
  readonly version?: number;
  readonly reason?: string;
  /** What is computed before deciding. */
  readonly given?: (tx: Tx, row: ConversionRow, at: Date) => Promise<Given | Refusal>;
  /** What is written with the move, before the state changes. */
  readonly apply?: (tx: Tx, row: ConversionRow, at: Date, given: Given) => Promise<void>;
};

/** One move of a conversion, by the organiser or the authority of its contest. */
export function moveConversion(
  platform: Platform,
  viewer: Viewer,
  id: string,
  action: ConversionAction,
  effect: ConversionEffect = {},
): Promise<ConversionChanged | Refusal> {
  return platform.transact<ConversionChanged>(async (tx) => {
    const row = await lockConversion(tx, id);
    const as = row ? asOf(viewer, row.contest) : [];
    if (!row || as.length === 0) return refuse('not_found');
    const at = await now(tx);
    const given = (await effect.given?.(tx, row, at)) ?? {};
    if (isRefusal(given)) return given;
    const context = {
      entitled: given.entitled ?? 0,
      unchanged: await isUnchanged(tx, row),
      proposedBy: row.proposed_by,
      asker: viewer.person,
    };
    const move = decide(conversionLife, conversionRules, { action, state: row.state, as, context });
    if (isRefusal(move)) return move;
    if (effect.version !== undefined && effect.version !== row.version) return refuse('stale_version');
    await effect.apply?.(tx, row, at, given);
    const refusal = await moveRow(tx, conversionLife, id, move, {
      actor: actorOf(viewer, move.by),
      ...(effect.reason ? { reason: effect.reason } : {}),
      audience: [
        ...toHolders('organiser', row),
        ...toHolders('authority', row),
        ...(move.to === 'frozen' ? ['public'] : []),
      ],
    });
    return refusal ?? { id, state: move.to as ConversionState, version: row.version + 1 };
  });
}
