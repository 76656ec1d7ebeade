import { z } from 'zod';
import { Day, Id, Instant, line, Version } from '../../http/scalars.ts';
import { isField } from '../../reference/fields.ts';
import { isIndustry } from '../../reference/industries.ts';

/** How a judge is or was bound to an organisation. */
export const AffiliationKind = z.enum([
  'employer', // 任职
  'part_time', // 兼职
  'board', // 董事、监事、顾问
  'studied', // 就读、博士后
  'adviser', // 师承、合作导师
  'other', // 其他利益关系
]);
export type AffiliationKind = z.infer<typeof AffiliationKind>;

/** A first and a last day, both counted. */
const Period = z.strictObject({ from: Day, to: Day }).refine(({ from, to }) => from <= to, { path: ['to'] });
const affiliation = {
  kind: AffiliationKind,
  name: line(100),
  /** Null where it is not remembered. */
  from: Day.nullable(),
  /** Null where it goes on. */
  to: Day.nullable(),
};

/** What a judge says of themselves, whole: expertise by the state's high-tech fields, industries and words; when away, when free; to whom bound. */
export const RegisterDraft = z.strictObject({
  fields: z.array(z.string().refine(isField)).max(20),
  industries: z.array(z.string().refine(isIndustry)).max(20),
  keywords: z.array(line(40)).max(30),
  /** The most sheets at once; null for no bound. */
  mostSheets: z.int().min(1).max(500).nullable(),
  away: z.array(Period).max(20),
  /** Where any are given, the judge is free on these days alone, less those away. */
  free: z.array(Period).max(20).default([]),
  affiliations: z
    .array(
      z
        .strictObject(affiliation)
        .refine(({ from, to }) => from === null || to === null || from <= to, { path: ['to'] }),
    )
    .max(40),
});
export type RegisterDraft = z.infer<typeof RegisterDraft>;

const told = {
  fields: z.array(z.string()),
  industries: z.array(z.string()),
  keywords: z.array(z.string()),
  mostSheets: z.int().nullable(),
  away: z.array(z.strictObject({ from: Day, to: Day })),
  free: z.array(z.strictObject({ from: Day, to: Day })),
  /** `known` where it is an organisation of this platform, by whose number or whole name it was found. */
  affiliations: z.array(z.strictObject({ ...affiliation, known: z.boolean() })),
};

/** A judge's own entry of the register. Before it was first written it is empty, at version 1. */
export const MyRegister = z.strictObject({ ...told, version: Version, changedAt: Instant.nullable() });
export type MyRegister = z.infer<typeof MyRegister>;

/** A judge of a contest, as its organisers see them. */
export const RegisteredJudge = z.strictObject({
  person: Id,
  name: z.string(),
  /** Whether anything is written of them. */
  written: z.boolean(),
  /** Whether they wrote it themselves. */
  own: z.boolean(),
  ...told,
  /** Sheets that are open with them now, on every panel of this platform. */
  load: z.int().min(0),
});
export type RegisteredJudge = z.infer<typeof RegisteredJudge>;
