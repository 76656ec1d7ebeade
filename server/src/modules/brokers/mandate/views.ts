import type { Disclosed, Mandate, ServiceEntry } from '@jiebang/contract/brokers/mandate.ts';
import { allowed } from '#kernel/lifecycle.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { asOf } from './access.ts';
import { mandateLife } from './lifecycle.ts';
import { mandateRules } from './rules.ts';
import { type DisclosedRow, type EntryRow, type MandateRow, placeOf } from './store.ts';

export function entryView(row: Pick<EntryRow, 'id' | 'kind' | 'day' | 'text' | 'at'>): ServiceEntry {
  return {
    id: row.id,
    kind: row.kind as ServiceEntry['kind'],
    day: row.day,
    text: row.text,
    at: row.at.toISOString(),
  };
}

export type MandateParts = {
  readonly row: MandateRow;
  readonly organisation: { readonly name: string; readonly verified: boolean };
  readonly broker: {
    readonly number: string;
    readonly name: string;
    readonly person: string;
    readonly active: boolean;
  };
  /** Whether the principal owns the need; it decides what the principal may do, and is told to nobody else. */
  readonly principalOwnsNeed: boolean;
  readonly today: string;
};

/** A mandate as its broker and its principal see it. */
export function mandateView(parts: MandateParts, viewer: Viewer): Mandate {
  const { row, organisation, broker } = parts;
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    since: row.moved_at.toISOString(),
    need: row.need,
    side: row.side,
    organisation: { id: row.organisation, name: organisation.name },
    broker: { id: row.broker, number: broker.number, name: broker.name },
    from: row.from_day,
    to: row.to_day,
    terms: row.terms,
    can: allowed(mandateLife, mandateRules, {
      state: row.state,
      as: asOf(viewer, placeOf(row, broker.person)),
      context: {
        today: parts.today,
        from: row.from_day,
        to: row.to_day,
        brokerActive: broker.active,
        isBroker: viewer.person === broker.person,
        principalVerified: organisation.verified,
        side: row.side,
        principalOwnsNeed: parts.principalOwnsNeed,
        day: [parts.today, row.to_day].toSorted()[0] ?? null,
      },
    }) as Mandate['can'],
  };
}

/** What a principal was told of the other side. Whose an unnamed need is, a solver is not told. */
export function disclosedView(row: DisclosedRow, organisation: string | null): Disclosed {
  return {
    side: row.side,
    organisation: row.side === 'owner' ? null : organisation,
    from: row.from_day,
    to: row.to_day,
    state: row.state,
    told: row.told_at.toISOString(),
  };
}
