import { z } from 'zod';
import { Id } from '../http/scalars.ts';

/** What may be missing before a contest is opened. */
export const findingCodes = [
  'phases_missing',
  'phase_absent',
  'phases_disordered',
  'phases_over',
  'phase_gap',
  'tracks_missing',
  'track_kind_absent',
  'hosts_missing',
  'districts_missing',
  'organiser_missing',
  'reviewers_missing',
  'clearance_officer_missing',
  'judges_missing',
  'observer_missing',
  'certifier_missing',
  'judges_exceed_panel',
  'trimmed_mean_needs_three',
  'rule_inconsistent',
] as const;

/** One thing that is missing. `essential` bars the opening; the rest is advice. */
export const Finding = z.strictObject({
  code: z.enum(findingCodes),
  essential: z.boolean(),
  /** The track that misses it; null for the contest. */
  track: Id.nullable(),
  /** What the sentence needs: a phase, a kind of track, a rule, days, how many there are and must be. */
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Finding = z.infer<typeof Finding>;

/** Whether a contest may be opened, and what it still wants, the essential first. */
export const Readiness = z.strictObject({ ready: z.boolean(), findings: z.array(Finding) });
export type Readiness = z.infer<typeof Readiness>;
