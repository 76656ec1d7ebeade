import type { Grant } from '@jiebang/contract/identity/grant.ts';
import type { Organisation } from '@jiebang/contract/identity/organisation.ts';
import { allowed } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal } from '#kernel/refusal.ts';
import { membershipIn, type Viewer } from '#kernel/viewer.ts';
import { asOf, isOwnAdmin } from './access.ts';
import { organisationLife } from './lifecycle.ts';
import type { GrantRow } from './queries/grants.ts';
import type { OrganisationRow } from './queries/organisation.ts';
import { organisationRules } from './rules.ts';
import type { Entry } from './sign-in/actions/enter.ts';

/** An organisation as its members and those who verify it see it. */
export function viewOrganisation(row: OrganisationRow, viewer: Viewer): Organisation {
  const { created_at: _, ...rest } = row;
  const { name_en, registration_number, authorised_person, mandate_file, moved_at, ...same } = rest;
  const legal = { ...same, registrationNumber: registration_number };
  const can = allowed(organisationLife, organisationRules, {
    state: row.state,
    as: asOf(viewer, row.id).filter((role) => role !== 'person'),
    context: { legal, isMember: membershipIn(viewer, row.id) !== undefined },
  });
  const explained = row.state === 'returned' || row.state === 'suspended';
  return {
    ...legal,
    nameEn: name_en,
    authorisedPerson: authorised_person,
    mandateFile: mandate_file,
    reason: explained ? row.reason : null,
    movedAt: moved_at.toISOString(),
    can: { ...can, ...(isOwnAdmin(viewer, row.id) ? { invite: true } : {}) },
  };
}

/** A granted role, as administrators see it. */
export function viewGrant(row: GrantRow): Grant {
  return { ...row, from: row.from.toISOString(), to: row.to?.toISOString() ?? null };
}

/** The reply of an entrance, without the token that only the cookie carries. */
export function viewEntry(entry: Entry | Refusal): { person: string; created: boolean } | Refusal {
  return isRefusal(entry) ? entry : { person: entry.person, created: entry.created };
}
