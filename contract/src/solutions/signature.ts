import { z } from 'zod';
import { Can } from '../http/problem.ts';
import { Id, Instant, WordsHash } from '../http/scalars.ts';
import type { organisationDeclarations } from './words.data.ts';

/** The version of the organisation's declaration that is taken now; its words stand in `words.data.ts`. */
export const organisationDeclarationNow = '2026-1' satisfies keyof typeof organisationDeclarations;

/** The need that a solution answers, as everyone knows it. */
export const NeedOfSolution = z.strictObject({
  id: Id,
  number: z.string(),
  title: z.string(),
  state: z.string(),
  mode: z.enum(['sealed', 'rolling']),
  deadline: Instant,
});

/** Where an organisation's signature for a solution is on its way (product words in comments). */
export const SignatureState = z.enum([
  'asked', // 待签署
  'signed', // 已签署
  'refused', // 未同意
  'taken_back', // 已收回
]);
export type SignatureState = z.infer<typeof SignatureState>;

/** A signature that was given: by whom, when, and which words, with SHA-256 of both as they were read. */
export const GivenSignature = z.strictObject({
  by: z.string(),
  at: Instant,
  terms: z.string(),
  termsSha256: WordsHash,
  declaration: z.string(),
  declarationSha256: WordsHash,
});
export type GivenSignature = z.infer<typeof GivenSignature>;

/**
 * Why a signature that was given stands for nothing more that is handed in: newer words, the signing right of who gave it ended meanwhile, another
 * organisation after a merger, another leader.
 */
export const SignatureEnd = z.enum(['words_changed', 'right_ended', 'organisation_changed', 'leader_changed']);
export type SignatureEnd = z.infer<typeof SignatureEnd>;

/** How a solution is signed for its organisation, for its team. */
export const TeamSigning = z.strictObject({
  /** Whether the viewer signs for the organisation itself: then it hands in without asking anybody. */
  signs: z.boolean(),
  /** Who may be asked; told to the leader alone, where it does not sign itself. */
  signatories: z.array(z.strictObject({ person: Id, name: z.string() })),
  /** What was asked last; null before that. */
  newest: z
    .strictObject({
      id: Id,
      state: SignatureState,
      since: Instant,
      askedAt: Instant,
      /** Whom the leader asked, by name. */
      asked: z.array(z.string()),
      given: GivenSignature.nullable(),
      ended: SignatureEnd.nullable(),
      /** Why it was refused. */
      reason: z.string().nullable(),
    })
    .nullable(),
});
export type TeamSigning = z.infer<typeof TeamSigning>;

/** What a signatory is asked to sign. Of the solution it tells that this team means to answer this need, and nothing else. */
export const SignatureRequest = z.strictObject({
  id: Id,
  state: SignatureState,
  since: Instant,
  askedAt: Instant,
  need: NeedOfSolution,
  organisation: z.strictObject({ id: Id, name: z.string() }),
  leader: z.string(),
  given: GivenSignature.nullable(),
  reason: z.string().nullable(),
  can: z.record(z.string(), Can),
});
export type SignatureRequest = z.infer<typeof SignatureRequest>;
