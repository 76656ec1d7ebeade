import { z } from 'zod';
import { pageOf } from '../../../http/paging.ts';
import { Can } from '../../../http/problem.ts';
import { Id, Instant, line, Version } from '../../../http/scalars.ts';
import {
  DocumentKind,
  Findings,
  OrganisationCard,
  OrganisationDocument,
  OrganisationInput,
} from '../../organisation.ts';

/** Where a change of verified data stands: three of these are open, and an organisation has one open at a time. */
export const ChangeState = z.enum(['draft', 'pending', 'returned', 'approved', 'withdrawn']);
export type ChangeState = z.infer<typeof ChangeState>;

/** What was verified of an organisation and may change; its kind and its country do not, since that is another organisation. */
export const VerifiedData = OrganisationInput.pick({
  name: true,
  nameEn: true,
  size: true,
  uscc: true,
  registrationNumber: true,
  region: true,
}).extend({
  /** Who may act in its name (经办人); null only where nobody was ever named. */
  authorisedPerson: line(100).nullable(),
});
export type VerifiedData = z.infer<typeof VerifiedData>;

/** One thing that was done with a change. Members read the role of staff, staff also the name (`by`). */
export const ChangeMove = z.strictObject({
  action: z.string(),
  to: ChangeState,
  at: Instant,
  by: z.string().nullable(),
  role: z.string(),
  findings: z.array(Findings.element),
});
export type ChangeMove = z.infer<typeof ChangeMove>;

/** A change of verified data (变更申请), for the organisation's administrators and for those who verify. */
export const OrganisationChange = z.strictObject({
  id: Id,
  version: Version,
  state: ChangeState,
  organisation: OrganisationCard,
  /** What stands while the change is open; once it has ended, what stood then. */
  was: VerifiedData,
  wanted: VerifiedData,
  /** In which of them the two differ. */
  differs: z.array(VerifiedData.keyof()),
  /** The papers that prove it, and the kinds without which it cannot be asked for. */
  papers: z.array(OrganisationDocument),
  papersNeeded: z.array(DocumentKind),
  /** What was done with it, the first first. */
  moves: z.array(ChangeMove),
  movedAt: Instant,
  /** Until when it is decided, while it waits for that; null otherwise. */
  due: Instant.nullable(),
  can: z.partialRecord(z.enum(['edit', 'ask', 'approve', 'return', 'withdraw']), Can),
});
export type OrganisationChange = z.infer<typeof OrganisationChange>;

/** The changes of one organisation, newest first, and whether another may be begun. */
export const ChangesOfOrganisation = z.strictObject({
  ...pageOf(OrganisationChange).shape,
  can: z.partialRecord(z.enum(['begin']), Can),
});
