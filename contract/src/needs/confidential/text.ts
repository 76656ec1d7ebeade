import { z } from 'zod';
import { pageOf } from '../../http/paging.ts';
import { Can } from '../../http/problem.ts';
import { Id, Instant, line, text, Version } from '../../http/scalars.ts';
import { Indicator } from '../need.ts';
import { Attachment } from '../work.ts';
import type { declarations } from './declarations.data.ts';
import type { standardTerms } from './standard-terms.data.ts';

/** Where a confidential text is (product words in comments). */
export const ConfidentialState = z.enum([
  'draft', // 未开放
  'open', // 开放查阅
  'closed', // 已停止开放
]);
export type ConfidentialState = z.infer<typeof ConfidentialState>;

/** Where one person's access to a confidential text is. */
export const AccessState = z.enum([
  'asked', // 待需求方同意
  'granted', // 可查阅
  'declined', // 未同意
  'ended', // 已终止
  'withdrawn', // 已退出
  'lapsed', // 已过期
]);
export type AccessState = z.infer<typeof AccessState>;

/** What stands between the public text and the deal's documents: typed freely by the owner. */
export const ConfidentialText = z.strictObject({
  title: line(80),
  text: text(20_000),
  indicators: z.array(Indicator).max(30),
});
export type ConfidentialText = z.infer<typeof ConfidentialText>;

/** What an owner writes: the text, its own terms beside the standard ones, and whether it wants to approve each reader. */
export const ConfidentialDraft = z.strictObject({
  ...ConfidentialText.shape,
  ownTerms: text(5000).nullable(),
  approval: z.boolean(),
});
export type ConfidentialDraft = z.infer<typeof ConfidentialDraft>;

/** The version of the declaration that is signed now; the words stand in `declarations.data.ts`. */
export const declarationNow = '2026-1' satisfies keyof typeof declarations;

/** The version of the standard terms that new offers carry; their words stand in `standard-terms.data.ts`. */
export const standardTermsNow = '2026-1' satisfies keyof typeof standardTerms;
const StandardTerms = z.enum(['2026-1'] satisfies (keyof typeof standardTerms)[]);
/** SHA-256 in hexadecimal of the terms that were shown. */
export const TermsHash = z.string().regex(/^[0-9a-f]{64}$/);

/** The terms of a need's confidential text: the standard ones, with what the owner adds. */
export const Terms = z.strictObject({
  version: Version,
  standard: StandardTerms,
  own: z.string().nullable(),
  hash: TermsHash,
});
export type Terms = z.infer<typeof Terms>;

/** What anyone may know of it: that it exists, whether the owner approves each reader, and whether it can be asked for now. */
export const ConfidentialOffer = z.strictObject({ offered: z.boolean(), approval: z.boolean(), open: z.boolean() });
export type ConfidentialOffer = z.infer<typeof ConfidentialOffer>;

const NeedName = z.strictObject({ id: Id, number: z.string(), title: z.string() });

/** What is offered to one person: the terms are shown to those who may ask. */
export const OfferToMe = z.strictObject({
  need: NeedName,
  approval: z.boolean(),
  terms: Terms.nullable(),
  /** The access that one has asked for, while it waits or stands. */
  standing: Id.nullable(),
  can: z.record(z.string(), Can),
});
export type OfferToMe = z.infer<typeof OfferToMe>;

/** One's own access to a confidential text; the text itself is another request, which is recorded. */
export const MyAccess = z.strictObject({
  id: Id,
  version: Version,
  state: AccessState,
  since: Instant,
  askedAt: Instant,
  need: NeedName,
  organisation: z.strictObject({ id: Id, name: z.string() }),
  /** What the owner said when it declined or ended it. */
  reason: z.string().nullable(),
  accepted: z.array(z.strictObject({ version: Version, hash: TermsHash, at: Instant })),
  /** The terms of now, while it stands. */
  terms: Terms.nullable(),
  /** The newest version of the text, while it can be read. */
  newest: Version.nullable(),
  can: z.record(z.string(), Can),
});
export type MyAccess = z.infer<typeof MyAccess>;

/** The text as it was read: that it was, and when, is recorded. */
export const ReadText = z.strictObject({
  version: Version,
  offeredAt: Instant,
  readAt: Instant,
  ...ConfidentialText.shape,
  files: z.array(Attachment),
});
export type ReadText = z.infer<typeof ReadText>;

/** A confidential text as its owner, or the staff of its contest, find it on their page. Staff see nothing of what is written. */
export const ConfidentialWork = z.strictObject({
  need: z.strictObject({ id: Id, number: z.string().nullable(), title: z.string() }),
  item: z
    .strictObject({
      id: Id,
      version: Version,
      state: ConfidentialState,
      since: Instant,
      approval: z.boolean(),
      /** The newest version that was offered; null before the first. */
      offered: Version.nullable(),
      terms: Terms.nullable(),
      /** For the owner's people alone. */
      own: z
        .strictObject({
          draft: ConfidentialDraft,
          files: z.array(Attachment),
          /** Whether what is written differs from what was offered last. */
          changed: z.boolean(),
          excluded: z.array(z.strictObject({ id: Id, name: z.string() })),
        })
        .nullable(),
    })
    .nullable(),
  can: z.record(z.string(), Can),
});
export type ConfidentialWork = z.infer<typeof ConfidentialWork>;

/** Somebody's access, as the owner sees it. */
export const OwnersAccess = z.strictObject({
  id: Id,
  state: AccessState,
  since: Instant,
  askedAt: Instant,
  person: z.string().nullable(),
  organisation: z.strictObject({ id: Id, name: z.string() }),
  reason: z.string().nullable(),
  /** The version of the terms that was accepted last, and when. */
  accepted: z.strictObject({ version: Version, at: Instant }),
  readings: z.int().min(0),
  can: z.record(z.string(), Can),
});
export type OwnersAccess = z.infer<typeof OwnersAccess>;

/** One reading: who, for whom, when, which version, which file. Staff say why. */
export const Reading = z.strictObject({
  at: Instant,
  person: z.string().nullable(),
  organisation: z.string().nullable(),
  staff: z.boolean(),
  version: Version,
  file: z.string().nullable(),
  reason: z.string().nullable(),
});
export type Reading = z.infer<typeof Reading>;

export const pages = { accesses: pageOf(OwnersAccess), readings: pageOf(Reading), mine: pageOf(MyAccess) } as const;
