import { z } from 'zod';
import { Can } from '../http/problem.ts';
import { Fen, FileScan, Id, Instant, line, text, Version, WordsHash } from '../http/scalars.ts';
import { ConsentingPartner, Partner } from './partner.ts';
import { GivenSignature, NeedOfSolution, TeamSigning } from './signature.ts';
import type { solutionDeclarations, solutionTerms } from './words.data.ts';

/** The versions of the terms and the declaration that are taken now; their words stand in `words.data.ts`. */
export const solutionTermsNow = '2026-1' satisfies keyof typeof solutionTerms;
export const solutionDeclarationNow = '2026-1' satisfies keyof typeof solutionDeclarations;

/** Where a solution is on its way (product words in comments). */
export const SolutionState = z.enum([
  'draft', // 草稿
  'submitted', // 已密封提交
  'withdrawn', // 已撤回
  'opened', // 已开启
  'damaged', // 无法开启：密封内容已损坏
  'screened_in', // 形式审查通过
  'screened_out', // 形式审查未通过
  'ranked', // 已排名
  'chosen', // 已选中
  'not_chosen', // 未选中
]);
export type SolutionState = z.infer<typeof SolutionState>;
/** The states in which those who run the contest may read it. */
export const openedStates = [
  'opened',
  'screened_in',
  'screened_out',
  'ranked',
  'chosen',
  'not_chosen',
] as const satisfies readonly SolutionState[];
export const OpenedState = z.enum(openedStates);

/** 原创性, 颠覆性, 行业共性: what the team claims; it counts as the panel confirms. */
export const NoveltyClaim = z.enum(['original', 'disruptive', 'generic']);
export type NoveltyClaim = z.infer<typeof NoveltyClaim>;

/** Whether an indicator of the need is reached, as the team says. */
export const Verdict = z.enum(['exceeded', 'met', 'partly', 'not_met']);
export type Verdict = z.infer<typeof Verdict>;

const Answer = z.strictObject({
  /** The need's indicator, by its name. */
  indicator: line(80),
  /** Left out in what was handed in before it was asked. */
  verdict: Verdict.nullable().optional(),
  value: line(120).nullable(),
  how: text(500).nullable(),
});
const Milestone = z.strictObject({ name: line(80), months: z.int().min(1).max(120), deliverable: text(300) });
/** An attached file by its id, under the name that readers will see. */
const Attached = z.strictObject({ id: Id, name: line(200) });

/**
 * Of a natural person, whose the result is: no service invention (非职务成果), or one to whose use the employer consents (专利法第六条), whose
 * consent is among the attachments.
 */
export const InventionKind = z.enum(['not_service', 'employer_consents']);

/** What a team writes, and may leave empty while it writes. */
export const SolutionDraft = z.strictObject({
  title: line(80).nullable(),
  teamName: line(80).nullable(),
  approach: text(5000).nullable(),
  answers: z.array(Answer).max(30),
  novelty: z.array(NoveltyClaim).max(3),
  noveltyReason: text(1000).nullable(),
  /** 13-level scale 技术成熟度. */
  maturity: z.int().min(1).max(13).nullable(),
  maturityEvidence: text(1000).nullable(),
  earlierWork: text(2000).nullable(),
  plan: text(2000).nullable(),
  milestones: z.array(Milestone).max(20),
  priceFen: Fen.nullable(),
  /** What the price covers, and what not; left out in what was handed in before it was asked. */
  priceCovers: text(500).nullable().optional(),
  ownership: text(500).nullable(),
  partners: z.array(Partner).max(10),
  attachments: z.array(Attached).max(20),
  /** 推荐单位, by its name in the list of the need's contest; left out in what was handed in before there were such. */
  recommender: line(100).nullable().optional(),
  /** Left out but by a natural person, as in what was handed in before there were such. */
  invention: InventionKind.optional(),
  /** The attachment that is the employer's consent. */
  employerConsent: Id.optional(),
});
export type SolutionDraft = z.infer<typeof SolutionDraft>;

/** A file as the receipt's content hash covers it. `sha256` is of the file itself. */
const AttachedFile = z.strictObject({ ...Attached.shape, size: z.int().min(0), sha256: z.string() });

/**
 * What was handed in, word for word: its canonical JSON hashes to the receipt's `contentHash`. The random `nonce` in it
 * keeps anyone from guessing the content by trying hashes.
 */
export const SubmittedSolution = z.strictObject({
  ...SolutionDraft.shape,
  partners: z.array(ConsentingPartner),
  attachments: z.array(AttachedFile),
  format: z.literal('jiebang-solution/1'),
  /** The need's number. */
  need: z.string(),
  solution: Id,
  version: z.int().min(1),
  organisation: z.strictObject({ id: Id, name: z.string() }),
  leader: z.string(),
  members: z.array(z.string()),
  terms: z.string(),
  nonce: z.string(),
});
export type SubmittedSolution = z.infer<typeof SubmittedSolution>;

/** A person of a team: `name` and `email` as the leader wrote them, `confirmed` once that person has taken the seat. */
export const TeamMember = z.strictObject({
  name: line(40),
  email: z.email().max(200),
  leader: z.boolean(),
  confirmed: z.boolean(),
});
export type TeamMember = z.infer<typeof TeamMember>;

/** One of the viewer's own solutions, in a list. */
export const OwnCard = z.strictObject({
  id: Id,
  version: Version,
  state: SolutionState,
  since: Instant,
  title: z.string().nullable(),
  need: NeedOfSolution,
  leader: z.boolean(),
});
export type OwnCard = z.infer<typeof OwnCard>;

/** One's own solution: what stands in the form now, what was handed in, and what may be done. */
export const OwnSolution = z.strictObject({
  ...OwnCard.shape,
  /** `natural`: a natural person, in its own name. */
  organisation: z.strictObject({ id: Id, name: z.string(), natural: z.boolean() }),
  team: Id,
  draft: SolutionDraft,
  savedAt: Instant.nullable(),
  members: z.array(TeamMember),
  /** Each submission, newest first; `inForce` is the one that will be opened. */
  submissions: z.array(
    z.strictObject({
      n: z.int(),
      at: Instant,
      terms: z.string(),
      inForce: z.boolean(),
      /** What was signed, and SHA-256 of both texts as read; null where it was handed in before they were kept. */
      signed: z
        .strictObject({ termsSha256: WordsHash, declaration: z.string(), declarationSha256: WordsHash })
        .nullable(),
      /** The organisation's signature under which it was handed in; null where the leader signed. */
      organisation: GivenSignature.nullable(),
      /** Who of the need's owner read it on arrival, before the opening, in their order; nobody is named, and no promise shown, where the need does not name its owner. */
      readings: z.array(z.strictObject({ id: Id.nullable(), at: Instant, by: z.string().nullable() })),
    }),
  ),
  signing: TeamSigning,
  files: z.array(z.strictObject({ id: Id, size: z.int(), at: Instant, scan: FileScan })),
  screening: z
    .strictObject({ passed: z.boolean(), reasons: z.array(z.string()), note: z.string().nullable() })
    .nullable(),
  can: z.record(z.string(), Can),
});
export type OwnSolution = z.infer<typeof OwnSolution>;

/** An invitation to sit in a team, for the person invited. It tells nothing of the solution. */
export const Invitation = z.strictObject({
  id: Id,
  need: NeedOfSolution,
  organisation: z.string(),
  leader: z.string(),
});
export type Invitation = z.infer<typeof Invitation>;

/** A standing team of an organisation, for its leader. */
export const Team = z.strictObject({
  id: Id,
  organisation: z.strictObject({ id: Id, name: z.string() }),
  name: z.string().nullable(),
});
export type Team = z.infer<typeof Team>;

/** Reasons of a formal screening 形式审查. */
export const screeningReasons = [
  'not_an_answer', // 与需求无关
  'indicators_missing', // 指标未逐项回应
  'materials_missing', // 材料不全
  'ownership_unclear', // 权属不清
  'not_eligible', // 主体不符合要求
  'other', // 其他
] as const;
export const ScreeningReason = z.enum(screeningReasons);

/** A line of a need's opened solutions. */
export const OpenedCard = z.strictObject({
  id: Id,
  state: z.union([OpenedState, z.literal('submitted')]),
  title: z.string(),
  teamName: z.string(),
  organisation: z.strictObject({ id: Id, name: z.string() }),
  partners: z.array(z.string()),
  /** 推荐单位 by name; null also for a judge, who never reads it. */
  recommender: z.string().nullable(),
  submittedAt: Instant,
  openedAt: Instant.nullable(),
  can: z.record(z.string(), Can),
});
export type OpenedCard = z.infer<typeof OpenedCard>;

/** An opened solution in full. */
export const OpenedSolution = z.strictObject({
  ...OpenedCard.shape,
  version: Version,
  need: NeedOfSolution,
  content: SubmittedSolution,
  /** The organisation's signature under which it was handed in; null where the leader signed. */
  signature: GivenSignature.nullable(),
  /** What the malware scan said of each attachment, before it was sealed. */
  scans: z.array(z.strictObject({ id: Id, scan: FileScan })),
  screening: z
    .strictObject({
      passed: z.boolean(),
      reasons: z.array(z.string()),
      note: z.string().nullable(),
      by: z.string(),
      at: Instant,
    })
    .nullable(),
});
export type OpenedSolution = z.infer<typeof OpenedSolution>;
