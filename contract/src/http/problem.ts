import { z } from 'zod';

/** What is wrong with one field: `path` in dots (`indicators.0.value`), `code` for the client's wording. */
export const FieldProblem = z.strictObject({
  path: z.string(),
  code: z.string(),
});
export type FieldProblem = z.infer<typeof FieldProblem>;

/** A refused request, as a problem document (RFC 9457). `code` is stable; `requestId` finds the log line. */
export const ProblemDocument = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  requestId: z.string(),
  fields: z.array(FieldProblem).optional(),
  detail: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type ProblemDocument = z.infer<typeof ProblemDocument>;

/** Why an action is not open to this viewer now, and the names of those who may do it where that is the reason; `true` in its place means that it is. */
export const Can = z.union([z.literal(true), z.strictObject({ code: z.string(), who: z.string().optional() })]);
export type Can = z.infer<typeof Can>;
