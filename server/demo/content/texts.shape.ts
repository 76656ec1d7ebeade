import { z } from 'zod';

const Words = z.string().trim().min(1);
const Several = z.array(Words).min(1);
const ByNeed = <S extends z.ZodType>(shape: S) => z.record(z.string().regex(/^n\d{2}$/), shape);
const Fen = z.int().min(0);

const Checklist = z.strictObject({ passed: Several });
const Reason = z.strictObject({ reason: Words, detail: Words });
const Graded = z.strictObject({ strong: Several, fair: Several, weak: Several });

/** What people say along the way: reasons, comments, questions, objections, contracts and messages. */
export const TextsContent = z.strictObject({
  declaration: Words,
  reviews: z.strictObject({ authenticity: Checklist, validity: Checklist }),
  returns: ByNeed(Reason),
  rejections: ByNeed(Reason),
  triage: ByNeed(z.strictObject({ kind: z.enum(['unclear', 'long_term']), note: Words })),
  withdrawals: ByNeed(Words),
  terminations: ByNeed(Words),
  declines: ByNeed(Words),
  clearance: z.strictObject({ signOff: Several, returned: Several, ownerConfirm: Several }),
  screening: z.strictObject({ passed: Several, failed: Several }),
  judgeComments: z.strictObject({
    feasibility: Graded,
    indicators: Graded,
    novelty: Graded,
    implementation: Graded,
    team: Graded,
  }),
  judgeOverall: Several,
  ownerConfirmations: ByNeed(Words),
  objections: z.array(
    z.strictObject({
      need: Words,
      fromOrganisation: Words,
      subject: Words,
      body: Words,
      evidence: Words,
      answer: Words,
      published: z.string(),
      upheld: z.boolean(),
    }),
  ),
  questions: z.array(z.strictObject({ need: Words, question: Words, answer: Words })),
  dealNotes: ByNeed(Words),
  dealFailures: z.array(
    z.strictObject({
      need: Words.nullable(),
      kind: z.enum(['too_early', 'benefit_unclear', 'commercial_route_unclear', 'price', 'ownership', 'other']),
      text: Words,
    }),
  ),
  contracts: ByNeed(
    z.strictObject({
      kind: z.enum(['development_commissioned', 'development_cooperative']),
      solution: Words,
      total: Fen,
      transaction: Fen,
      technicalIncome: Fen,
      months: z.int().min(1),
      payments: Several,
    }),
  ),
  acceptance: ByNeed(Words),
  serviceRecords: z.array(z.strictObject({ kind: z.enum(['diagnosis', 'recommendation', 'meeting']), text: Words })),
  messages: z.strictObject({ ownerToSolver: Several, solverToOwner: Several, organiserToJudge: Several }),
  announcements: z.array(z.strictObject({ title: Words, body: Words })),
  gatherings: z.array(z.strictObject({ title: Words, place: Words, summary: Words })),
});
