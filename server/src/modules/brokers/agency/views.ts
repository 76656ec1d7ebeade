import type { AgencyCard, WorkAgency } from '@jiebang/contract/brokers/agency.ts';
import { allowed } from '#kernel/lifecycle.ts';
import { membershipIn, type Viewer } from '#kernel/viewer.ts';
import type { OrganisationCard } from '#modules/identity/index.ts';
import { asOf } from './access.ts';
import { agencyLife } from './lifecycle.ts';
import { agencyRules } from './rules.ts';
import type { AgencyRow } from './store.ts';

/** A line of the public list. */
export function agencyCard(row: AgencyRow, brokers: number, organisation: OrganisationCard | undefined): AgencyCard {
  return {
    id: row.id,
    organisation: row.organisation,
    name: organisation?.name ?? '',
    nameEn: organisation?.nameEn ?? null,
    region: organisation?.region ?? null,
    intro: row.intro,
    fields: row.fields,
    brokers,
    listedAt: (row.listed_at ?? row.moved_at).toISOString(),
  };
}

/** A listing as its own people and the organisers see it. */
export function workAgency(
  row: AgencyRow,
  organisation: OrganisationCard,
  reason: string | null,
  viewer: Viewer,
): WorkAgency {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    since: row.moved_at.toISOString(),
    organisation: row.organisation,
    name: organisation.name,
    intro: row.intro,
    fields: row.fields,
    reason,
    can: allowed(agencyLife, agencyRules, {
      state: row.state,
      as: asOf(viewer, row.organisation),
      context: {
        kind: organisation.kind,
        organisationVerified: organisation.verified,
        ofOwnOrganisation: membershipIn(viewer, row.organisation) !== undefined,
      },
    }) as WorkAgency['can'],
  };
}
