import { z } from 'zod';
import { ContractView } from '../deals/contract.ts';
import { Can } from '../http/problem.ts';
import { Day, Fen, FileScan, Id, Instant, Version } from '../http/scalars.ts';
import { certificateContent } from '../log/documents.ts';

/** Where an application for 交易鉴证 stands. */
export const ApplicationState = z.enum([
  'applied', // 已申请
  'under_check', // 核验中
  'returned', // 已退回
  'withdrawn', // 已撤回
  'issued', // 已出具
  'revoked', // 已撤销
]);
export type ApplicationState = z.infer<typeof ApplicationState>;

/** What a certifier checks before issuing. */
export const certificationChecklist = [
  'parties_match',
  'contract_signed_by_both',
  'amounts_match',
  'technology_content',
  'materials_complete',
  'no_secrets',
] as const;

/** As it is printed on a certificate, such as `JZ-2026-000123`. */
export const CertificateNumber = z.string().regex(/^JZ-\d{4}-\d{6,9}$/);

export const ApplicationMove = z.strictObject({
  action: z.string(),
  from: ApplicationState.nullable(),
  to: ApplicationState,
  at: Instant,
  by: z.string().nullable(),
  role: z.string(),
  reason: z.string().nullable(),
});
export const Material = z.strictObject({ id: Id, name: z.string(), size: z.int(), scan: FileScan, at: Instant });
export type Material = z.infer<typeof Material>;

/** An application as the parties and the certifier see it. */
export const Application = z.strictObject({
  id: Id,
  version: Version,
  state: ApplicationState,
  since: Instant,
  deal: Id,
  need: z.strictObject({ number: z.string(), title: z.string() }),
  owner: z.string(),
  solver: z.string(),
  contract: ContractView,
  crossRegion: z.boolean(),
  registrationNumber: z.string().nullable(),
  /** Whether each side wants the amount shown; it is shown only if both do. */
  showAmount: z.strictObject({ owner: z.boolean(), solver: z.boolean() }),
  materials: z.array(Material),
  certificateNumber: z.string().nullable(),
  moves: z.array(ApplicationMove),
  can: z.record(z.string(), Can),
});
export type Application = z.infer<typeof Application>;

/** A line of the parties' list or of the certifier's queue. */
export const ApplicationCard = z.strictObject({
  id: Id,
  state: ApplicationState,
  since: Instant,
  appliedAt: Instant,
  deal: Id,
  needNumber: z.string(),
  title: z.string(),
  owner: z.string(),
  solver: z.string(),
  certificateNumber: z.string().nullable(),
});
export type ApplicationCard = z.infer<typeof ApplicationCard>;

export const ApplicationChanged = z.strictObject({ id: Id, state: ApplicationState, version: Version });
export type ApplicationChanged = z.infer<typeof ApplicationChanged>;
/** What issuing answers: the number of the new certificate. */
export const Issued = z.strictObject({ ...ApplicationChanged.shape, number: CertificateNumber });
export type Issued = z.infer<typeof Issued>;

/** A certificate as anyone who has its number may see it. */
export const PublicCertificate = z.strictObject({
  number: CertificateNumber,
  status: z.enum(['valid', 'revoked']),
  revokedOn: Day.nullable(),
  /** A trial's certificate: 样本无效. */
  sample: z.boolean(),
  title: z.string(),
  issuer: z.string(),
  issuedAt: Instant,
  need: z.strictObject({ number: z.string(), title: z.string() }),
  contract: certificateContent.shape.contract,
  parties: certificateContent.shape.parties,
  crossRegion: z.boolean(),
  /** Only where both parties chose to show it. */
  amountFen: Fen.nullable(),
  /** Where this page stands, and the same address as an SVG picture of a QR code. */
  address: z.string(),
  qr: z.string(),
  /** Whether the document already carries its proof of inclusion in the public log. */
  inLog: z.boolean(),
});
export type PublicCertificate = z.infer<typeof PublicCertificate>;
