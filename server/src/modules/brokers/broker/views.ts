import type { WorkBroker } from '@jiebang/contract/brokers/broker.ts';
import { allowed } from '#kernel/lifecycle.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { asOf } from './access.ts';
import { brokerLife } from './lifecycle.ts';
import { brokerRules } from './rules.ts';
import type { AffiliationRow, BrokerRow } from './store.ts';

/** A profile as the broker itself and the organisers see it. Joining is offered as if the agency fitted: the form asks which. */
export function workBroker(
  row: BrokerRow,
  name: string,
  affiliations: readonly (AffiliationRow & { name: string })[],
  viewer: Viewer,
): WorkBroker {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    number: row.number,
    name,
    level: row.level as WorkBroker['level'],
    fields: row.fields,
    regions: row.regions,
    intro: row.intro,
    affiliations: affiliations.map((one) => ({
      agency: one.agency,
      name: one.name,
      from: one.from_at.toISOString(),
      to: one.to_at?.toISOString() ?? null,
    })),
    can: allowed(brokerLife, brokerRules, {
      state: row.state,
      as: asOf(viewer, row.person),
      context: {
        agencyListed: true,
        ofTheAgency: true,
        affiliated: affiliations.some((one) => one.to_at === null),
        ofOwnAgency: viewer.person === row.person,
      },
    }) as WorkBroker['can'],
  };
}
