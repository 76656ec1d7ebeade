import type {
  ChangeMove,
  ChangesOfOrganisation,
  OrganisationChange,
  VerifiedData,
} from '@jiebang/contract/identity/organisation/change/change.ts';
import type { OrganisationDocument } from '@jiebang/contract/identity/organisation.ts';
import { holidayCalendar } from '@jiebang/contract/reference/holidays.ts';
import type { z } from 'zod';
import { allowed } from '#kernel/lifecycle.ts';
import { membershipIn, type Viewer } from '#kernel/viewer.ts';
import { endOfWorkingDays } from '#kernel/working-days.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf } from '../../access.ts';
import type { OrganisationRow } from '../../queries/organisation.ts';
import { changeLife } from './lifecycle.ts';
import type { ChangeRow } from './queries/change.ts';
import { type ChangeContext, changeRules, differences, papersFor } from './rules.ts';

/** What of an organisation was verified, as it stands. */
export const standsOf = (row: OrganisationRow): VerifiedData => ({
  name: row.name,
  nameEn: row.name_en,
  size: row.size,
  uscc: row.uscc,
  registrationNumber: row.registration_number,
  region: row.region,
  authorisedPerson: row.authorised_person,
});

/** What the rules of a change are asked about. */
export const changeContext = (
  organisation: OrganisationRow,
  viewer: Viewer,
  more: Pick<ChangeContext, 'wanted' | 'open' | 'papers'>,
): ChangeContext => ({
  kind: organisation.kind,
  country: organisation.country,
  verified: organisation.state === 'verified',
  isMember: membershipIn(viewer, organisation.id) !== undefined,
  stands: standsOf(organisation),
  ...more,
});

/** Whether a viewer may begin a change of an organisation, or why not; nothing for those whom it does not concern. */
export function beginningOf(
  organisation: OrganisationRow,
  viewer: Viewer,
  open: boolean,
): z.infer<typeof ChangesOfOrganisation>['can'] {
  const context = changeContext(organisation, viewer, { wanted: null, open, papers: [] });
  const { begin } = allowed(changeLife, changeRules, { state: null, as: partsIn(viewer, organisation.id), context });
  return begin === undefined ? {} : { begin };
}

/** What a viewer may be to a change. */
export const partsIn = (viewer: Viewer, organisation: string) =>
  asOf(viewer, organisation).filter((one) => one === 'own_admin' || one === 'decider');

/** A change as an administrator of the organisation or one of those who verify sees it. */
export function viewChange(
  { verificationWorkingDays }: Pick<Platform, 'verificationWorkingDays'>,
  row: ChangeRow,
  organisation: OrganisationRow,
  viewer: Viewer,
  papers: OrganisationDocument[],
  moves: readonly (Omit<ChangeMove, 'at'> & { readonly at: Date })[],
): OrganisationChange {
  const { id, version, state, wanted } = row;
  const was = row.was ?? standsOf(organisation);
  const kinds = papers.map(({ kind }) => kind);
  const context = changeContext(organisation, viewer, { wanted, open: false, papers: kinds });
  const { begin: _, ...can } = allowed(changeLife, changeRules, {
    state,
    as: partsIn(viewer, organisation.id),
    context,
  });
  const due = endOfWorkingDays(row.moved_at, verificationWorkingDays, holidayCalendar);
  return {
    id,
    version,
    state,
    organisation: {
      ...{ id: organisation.id, name: organisation.name, nameEn: organisation.name_en },
      ...{ kind: organisation.kind, size: organisation.size, region: organisation.region },
      ...{ country: organisation.country, verified: organisation.state === 'verified' },
    },
    was,
    wanted,
    differs: differences(was, wanted),
    papers,
    papersNeeded: papersFor(was, wanted),
    moves: moves.map((move) => ({ ...move, at: move.at.toISOString() })),
    movedAt: row.moved_at.toISOString(),
    due: state === 'pending' ? due.toISOString() : null,
    can,
  };
}
