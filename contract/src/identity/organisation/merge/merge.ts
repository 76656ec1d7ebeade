import { z } from 'zod';
import { Id, Instant } from '../../../http/scalars.ts';
import { OrganisationKind, OrganisationState } from '../../organisation.ts';

/** One organisation of several that are likely the same. */
export const Duplicate = z.strictObject({
  id: Id,
  name: z.string(),
  kind: OrganisationKind,
  state: OrganisationState,
  /** Its unified social credit code, or its registration number overseas. */
  number: z.string().nullable(),
  members: z.int(),
  createdAt: Instant,
});
export type Duplicate = z.infer<typeof Duplicate>;

/** Organisations that are likely the same: of one name, whatever its spaces and marks, or of one number. The oldest is first. */
export const DuplicateGroup = z.strictObject({
  why: z.enum(['name', 'number']),
  what: z.string(),
  organisations: z.array(Duplicate),
});
export type DuplicateGroup = z.infer<typeof DuplicateGroup>;

/** What of an organisation is still going on, so that it cannot be merged before it has ended. */
export const HinderedBy = z.enum(['need', 'solution', 'deal', 'mandate', 'agency', 'certification', 'award']);
export type HinderedBy = z.infer<typeof HinderedBy>;

/** What a merger would do with an organisation. */
export const MergeOutlook = z.strictObject({
  /** Who would get a seat in the one that stays, as a plain member. */
  members: z.array(z.string()),
  hindered: z.array(z.strictObject({ kind: HinderedBy, id: z.string(), title: z.string() })),
});
export type MergeOutlook = z.infer<typeof MergeOutlook>;
