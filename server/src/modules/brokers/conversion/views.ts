import type { Conversion, PublicConversion } from '@jiebang/contract/brokers/conversion.ts';
import { allowed } from '#kernel/lifecycle.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { asOf } from './access.ts';
import { conversionLife } from './lifecycle.ts';
import { conversionRules } from './rules.ts';
import type { ConversionRow, PayeeRow } from './store.ts';

const methodOf = (row: ConversionRow) => ({
  method: 'proportional-largest-remainder' as const,
  tieRule: 'points_then_number' as const,
  cutoff: row.cutoff.toISOString(),
  poolFen: row.pool,
});

/** A name of which only the first character is shown. */
export const masked = (name: string): string => `${[...name][0] ?? ''}**`;

export type Payee = { readonly number: string; readonly name: string };

/** A conversion as organisers and the authority see it. `payable`: to whom it can be paid; null for who does not pay, or while nobody can be. */
export function conversionView(
  row: ConversionRow,
  payees: readonly PayeeRow[],
  brokers: ReadonlyMap<string, Payee>,
  payable: ReadonlySet<string> | null,
  given: { readonly unchanged: boolean; readonly entitled: number },
  viewer: Viewer,
): Conversion {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    since: row.moved_at.toISOString(),
    contest: row.contest,
    ...methodOf(row),
    unchanged: given.unchanged,
    rows: payees.map((payee) => ({
      place: payee.place,
      number: brokers.get(payee.broker)?.number ?? '',
      payee: masked(brokers.get(payee.broker)?.name ?? ''),
      points: payee.points,
      grossFen: payee.gross,
      taxFen: payee.tax,
      netFen: payee.net,
      account: payable && (payable.has(payee.broker) ? 'given' : 'missing'),
      voucher: payee.voucher,
    })),
    can: allowed(conversionLife, conversionRules, {
      state: row.state,
      as: asOf(viewer, row.contest),
      context: { ...given, proposedBy: row.proposed_by, asker: viewer.person },
    }) as Conversion['can'],
  };
}

/** A frozen conversion as everyone sees it. `name` is null without consent. Tax and net are between payer and payee. */
export function publicConversion(
  row: ConversionRow,
  payees: readonly PayeeRow[],
  brokers: ReadonlyMap<string, { readonly number: string; readonly name: string | null }>,
): PublicConversion {
  return {
    id: row.id,
    frozenAt: row.moved_at.toISOString(),
    ...methodOf(row),
    points: payees.reduce((sum, payee) => sum + payee.points, 0),
    rows: payees.map((payee) => ({
      place: payee.place,
      number: brokers.get(payee.broker)?.number ?? '',
      name: brokers.get(payee.broker)?.name ?? null,
      points: payee.points,
      grossFen: payee.gross,
    })),
  };
}
