import type { Grant } from '@jiebang/contract/identity/grant.ts';
import type {
  Organisation,
  OrganisationDocument,
  PublicOrganisation,
} from '@jiebang/contract/identity/organisation.ts';
import type { SignedIn } from '@jiebang/contract/identity/person.ts';
import { holidayCalendar } from '@jiebang/contract/reference/holidays.ts';
import { allowed } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal } from '#kernel/refusal.ts';
import { membershipIn, type Viewer } from '#kernel/viewer.ts';
import { endOfWorkingDays } from '#kernel/working-days.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf, isDecider, isOwnAdmin } from './access.ts';
import { organisationLife } from './organisation/lifecycle.ts';
import { type OrganisationContext, organisationRules } from './organisation/rules.ts';
import type { GrantRow } from './queries/grants.ts';
import type { OrganisationRow } from './queries/organisation.ts';
import type { Entry } from './sign-in/actions/admit.ts';
import { maskedMobile } from './sign-in/handle/queries/masked.ts';

/** What the rules of an organisation's life are asked about. */
export const contextOf = (
  row: OrganisationRow,
  viewer: Viewer,
  documents: readonly OrganisationDocument[],
): OrganisationContext => ({
  legal: { ...row, registrationNumber: row.registration_number },
  isMember: membershipIn(viewer, row.id) !== undefined,
  documents: documents.map(({ kind }) => kind),
  alike: null,
  named: row.named,
  running: [],
});

/** What anyone may know of an organisation: what it says of itself only while it is verified. */
export function publicOrganisation(row: OrganisationRow): PublicOrganisation {
  const { id, name, name_en: nameEn, kind, size, region, country, state } = row;
  const verified = state === 'verified';
  const said = verified ? { intro: row.intro, website: row.website } : { intro: null, website: null };
  return { id, name, nameEn, kind, size, region, country, verified, ...said, mergedInto: row.merged_into };
}

/** An organisation as its members and those who verify it see it; its papers for its administrators and verifiers alone. */
export function viewOrganisation(
  { verificationWorkingDays }: Pick<Platform, 'verificationWorkingDays'>,
  { row, documents = [] }: { readonly row: OrganisationRow; readonly documents?: OrganisationDocument[] | undefined },
  viewer: Viewer,
): Organisation {
  const { created_at: _, merged_into, former_names, named: __, ...rest } = row;
  const { name_en, registration_number, authorised_person, moved_at, ...same } = rest;
  const can = allowed(organisationLife, organisationRules, {
    state: row.state,
    as: asOf(viewer, row.id).filter((role) => role !== 'person'),
    context: contextOf(row, viewer, documents),
  });
  const due = endOfWorkingDays(moved_at, verificationWorkingDays, holidayCalendar);
  return {
    ...same,
    registrationNumber: registration_number,
    nameEn: name_en,
    authorisedPerson: authorised_person,
    documents: isOwnAdmin(viewer, row.id) || isDecider(viewer) ? documents : [],
    reason: row.state === 'suspended' ? row.reason : null,
    findings: row.state === 'returned' ? row.findings : [],
    mergedInto: merged_into,
    formerNames: former_names,
    movedAt: moved_at.toISOString(),
    due: row.state === 'pending' ? due.toISOString() : null,
    can: { ...can, ...(isOwnAdmin(viewer, row.id) && row.kind !== 'individual' ? { invite: true } : {}) },
  };
}

/** A granted role, as administrators see it. */
export function viewGrant({ offerUntil, offerLapsed, ...row }: GrantRow): Grant {
  return {
    ...row,
    offer: row.person === null ? { until: offerUntil?.toISOString() ?? null, lapsed: offerLapsed } : null,
    mobile: row.mobile && maskedMobile(row.mobile),
    from: row.from.toISOString(),
    to: row.to?.toISOString() ?? null,
  };
}

/** The reply of an entrance, without the token that only the cookie carries. */
export function viewEntry(entry: Entry | Refusal): SignedIn | Refusal {
  if (isRefusal(entry)) return entry;
  const { person, created, secondStepDue } = entry;
  return { person, created, secondStepDue };
}
