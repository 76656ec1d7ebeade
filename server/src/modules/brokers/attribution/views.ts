import type { Attribution } from '@jiebang/contract/brokers/attribution.ts';
import { allowed } from '#kernel/lifecycle.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { EntryRow, MandateRow } from '../mandate/store.ts';
import { entryView } from '../mandate/views.ts';
import { asOf, sidesOf } from './access.ts';
import { attributionLife } from './lifecycle.ts';
import { type AttributionContext, attributionRules, wholeShare } from './rules.ts';
import type { AttributionRow, ShareRow } from './store.ts';

export type AttributionParts = {
  readonly row: AttributionRow;
  readonly shares: readonly ShareRow[];
  readonly mandates: readonly MandateRow[];
  readonly entries: readonly EntryRow[];
  /** Of each broker: its number, its person and name, and the name of its agency at signing. */
  readonly brokers: ReadonlyMap<string, { number: string; person: string; name: string; agency: string | null }>;
  readonly context: AttributionContext;
};

/**
 * An attribution for those who may read it. A service record is confidential to the side that it was done for: the other side
 * sees that there is a mandate and not what was noted; the organiser reads it once there is a dispute to decide.
 */
export function attributionView(parts: AttributionParts, viewer: Viewer): Attribution {
  const { row } = parts;
  const mine = sidesOf(viewer, row);
  const decides = asOf(viewer, row).includes('organiser') && ['disputed', 'resolved'].includes(row.state);
  const readable = (mandate: MandateRow) =>
    decides || mine.includes(mandate.side) || parts.brokers.get(mandate.broker)?.person === viewer.person;
  const ids = [...new Set(parts.mandates.map((one) => one.broker))];
  const card = (broker: string) => {
    const { number = '', name = '', agency = null } = parts.brokers.get(broker) ?? {};
    return { broker, number, name, agency };
  };
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    since: row.moved_at.toISOString(),
    need: { id: row.need, number: row.need_number, title: row.title },
    deal: row.deal,
    dueAt: row.due_at.toISOString(),
    proposedBy: row.proposed_by,
    shares: parts.shares.map(({ broker, share }) => ({ ...card(broker), share })),
    brokers: ids.map((broker) => {
      const own = parts.mandates.filter((one) => one.broker === broker);
      const shown = own.filter(readable).map((one) => one.id);
      return {
        ...card(broker),
        sides: (['owner', 'solver'] as const).filter((side) => own.some((one) => one.side === side)),
        entries: parts.entries.filter((entry) => shown.includes(entry.mandate)).map(entryView),
      };
    }),
    can: allowed(attributionLife, attributionRules, {
      state: row.state,
      as: asOf(viewer, row),
      context: { ...parts.context, ...whole(ids) },
    }) as Attribution['can'],
  };
}

/** The asker fills the shares in when acting; for `can` they are taken as filled in rightly. */
function whole(brokers: readonly string[]): Pick<AttributionContext, 'shares' | 'mandated'> {
  const [first] = brokers;
  return { mandated: brokers, shares: first === undefined ? [] : [{ broker: first, share: wholeShare }] };
}
