import { type Refusal, refuse } from '#kernel/refusal.ts';
import { holds, membershipIn, type Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { isDecider, isOwnAdmin, mayRead } from '../access.ts';
import { documentsOf } from '../organisation/paper/queries/documents.ts';
import { publicOrganisation, viewGrant, viewOrganisation } from '../views.ts';
import { listGrants } from './grants.ts';
import { invitationsTo, listInvitations, listMemberChanges, listMembers } from './members.ts';
import { organisationById, organisationsOfState, type Search } from './organisation.ts';
import type { Page } from './page.ts';

/** What everyone may know of an organisation; of a natural person, whose name is a person's, nothing. */
export async function organisationCard(platform: Platform, id: string) {
  const row = await organisationById(platform.db, id);
  return row && row.kind !== 'individual' ? publicOrganisation(row) : refuse('not_found');
}

/** An organisation for its members and for those who verify it; to others it does not exist. */
export async function organisationDetails(platform: Platform, viewer: Viewer, id: string) {
  const found = await organisationById(platform.db, id);
  // What was merged leads its people to the one that stays.
  const may = mayRead(viewer, id) || (found?.merged_into && mayRead(viewer, found.merged_into.id));
  const row = may ? found : null;
  if (!row) return refuse('not_found');
  return viewOrganisation(platform, { row, documents: (await documentsOf(platform.db, [id])).get(id) }, viewer);
}

/** Organisations of a state, those that wait for verification by default, for those who decide. */
export async function waiting(platform: Platform, viewer: Viewer, search: Search) {
  if (!isDecider(viewer)) return refuse('forbidden');
  const { items, next } = await organisationsOfState(platform.db, search);
  const documents = await documentsOf(
    platform.db,
    items.map((row) => row.id),
  );
  return {
    items: items.map((row) => viewOrganisation(platform, { row, documents: documents.get(row.id) }, viewer)),
    next,
  };
}

/** Members of the viewer's own organisation. */
export async function members(platform: Platform, viewer: Viewer, organisation: string, page: Page) {
  return membershipIn(viewer, organisation) ? listMembers(platform.db, organisation, page) : notMine;
}

/** Invitations that stand, of an organisation that the viewer administers. */
export async function invitations(platform: Platform, viewer: Viewer, organisation: string, page: Page) {
  if (!isOwnAdmin(viewer, organisation)) return notMine;
  return listInvitations(platform.db, organisation, page, await now(platform.db));
}

/** Invitations that wait for the viewer's number. */
export async function myInvitations({ db }: Platform, { person }: Viewer) {
  return { items: person === null ? [] : await invitationsTo(db, person, await now(db)) };
}

/** How the people of an organisation changed, for its administrators. */
export async function memberHistory(platform: Platform, viewer: Viewer, organisation: string, page: Page) {
  return isOwnAdmin(viewer, organisation) ? listMemberChanges(platform.db, organisation, page) : notMine;
}

/** Granted roles, for administrators of the platform. */
export async function grants(platform: Platform, viewer: Viewer, page: Page) {
  if (!holds(viewer, 'admin')) return refuse('forbidden');
  const { items, next } = await listGrants(platform.db, page, await now(platform.db));
  return { items: items.map(viewGrant), next };
}

const notMine: Refusal = refuse('not_found');
