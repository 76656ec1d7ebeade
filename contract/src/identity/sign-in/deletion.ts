import { z } from 'zod';
import { Id, Instant } from '../../http/scalars.ts';

/** What others still wait for from a person: each is settled or handed over before its account can go. */
export const owedKinds = [
  'last_admin',
  'last_signatory',
  'last_platform_admin',
  'last_organiser',
  'need_review',
  'need_clearance',
  'organisation_need',
  'organisation_achievement',
  'solution',
  'judging_seat',
  'deal',
  'certification',
  'mandate',
  'attribution',
  'agency',
  'empty_agency',
  'points',
] as const;
export const OwedKind = z.enum(owedKinds);
export type OwedKind = z.infer<typeof OwedKind>;

/** `id` is of the organisation, need, solution, seat, deal, application, mandate, attribution, agency or contest that it is about. */
export const Owed = z.strictObject({ kind: OwedKind, id: Id, title: z.string() });
export type Owed = z.infer<typeof Owed>;

/** What becomes of one sort of records: they go, what tells of the person is written over, or they are kept for a named reason. */
export const fates = ['removed', 'emptied', 'record', 'contract', 'ledger', 'proof'] as const;
const Words = z.strictObject({ zh: z.string(), en: z.string() });

/** What a deletion would do now, to be read before it is asked for. */
export const DeletionPreview = z.strictObject({
  owed: z.array(Owed),
  parts: z.array(z.strictObject({ what: Words, fate: z.enum(fates), rows: z.int() })),
  /** Why and for how long each of the kept fates is kept. */
  reasons: z.array(z.strictObject({ fate: z.enum(fates), why: Words })),
  /** How long one waits, in days. */
  days: z.int(),
});
export type DeletionPreview = z.infer<typeof DeletionPreview>;

/** When the asker's account goes; null where that was not asked for. */
export const MyDeletion = z.strictObject({ due: Instant.nullable() });
export type MyDeletion = z.infer<typeof MyDeletion>;
