import { z } from 'zod';
import { Id, Instant, line, PlaceCode, text } from '../http/scalars.ts';
import { Budget, FieldCode, IndustryCode } from '../needs/need.ts';

/** Where an achievement is (product words in comments). */
export const AchievementState = z.enum([
  'draft', // 草稿
  'under_review', // 审核中
  'returned', // 已退回
  'public', // 已公开
  'withdrawn', // 已撤回
  'merged', // 已并入
]);
export type AchievementState = z.infer<typeof AchievementState>;

/** Where it came from 成果来源. */
export const AchievementSource = z.enum([
  'national_programme',
  'local_programme',
  'commissioned',
  'own_research',
  'international',
  'other',
]);
/** What sort of research it is 成果类别. */
export const AchievementKind = z.enum(['basic', 'applied', 'soft']);
/** As what it is there 成果形式. */
export const AchievementForm = z.enum([
  'technology',
  'process',
  'product',
  'material',
  'equipment',
  'variety',
  'software',
  'other',
]);
export type AchievementForm = z.infer<typeof AchievementForm>;
/** How far it has come 所处阶段. */
export const AchievementStage = z.enum(['research', 'laboratory', 'pilot', 'production']);
/** How new it is, as its owner says 创新水平. */
export const Novelty = z.enum([
  'international_first',
  'international_leading',
  'international_advanced',
  'domestic_first',
  'domestic_leading',
  'domestic_advanced',
]);
/** How its owner would work with who takes it up 合作方式. */
export const CooperationMode = z.enum([
  'transfer',
  'licence',
  'investment',
  'joint_development',
  'commission',
  'service',
  'other',
]);

/** One right 知识产权: what it is, its number, and where it stands. Know-how has no number. */
export const IpRight = z.strictObject({
  kind: z.enum([
    'invention_patent',
    'utility_model',
    'design',
    'software_copyright',
    'circuit_layout',
    'plant_variety',
    'know_how',
    'other',
  ]),
  number: line(60).nullable(),
  status: z.enum(['applied', 'granted', 'lapsed', 'unregistered']),
});
export type IpRight = z.infer<typeof IpRight>;

/** Who made it 完成人: a person, and the unit of that person. */
export const Completer = z.strictObject({ name: line(60), unit: line(100).nullable() });
export type Completer = z.infer<typeof Completer>;

/** A level of the 13-level scale (GB/T 22900) that it has reached, and what shows it. */
export const LevelEvidence = z.strictObject({ level: z.int().min(1).max(13), says: text(500) });

/** What a draft may lack: only the title is needed to keep one. */
export const AchievementDraft = z.strictObject({
  title: line(120),
  titleEn: line(240).nullable(),
  keywords: z.array(line(30)).max(10),
  keywordsEn: z.array(line(60)).max(10),
  text: text(5000).nullable(),
  textEn: text(10_000).nullable(),
  completers: z.array(Completer).max(50),
  /** Whether the completers agreed to be named in public, each by itself (个人信息保护法 §25). */
  nameCompleters: z.boolean(),
  source: AchievementSource.nullable(),
  kind: AchievementKind.nullable(),
  form: AchievementForm.nullable(),
  ip: z.array(IpRight).max(30),
  stage: AchievementStage.nullable(),
  novelty: Novelty.nullable(),
  maturity: z.int().min(1).max(13).nullable(),
  maturityEvidence: z.array(LevelEvidence).max(13),
  /** Technical fields, the main one first. */
  fields: z.array(FieldCode).max(5),
  industry: IndustryCode.nullable(),
  region: PlaceCode.nullable(),
  cooperation: z.array(CooperationMode).max(7),
  /** Null when it is to be negotiated 面议. */
  price: Budget,
});
export type AchievementDraft = z.infer<typeof AchievementDraft>;

/** A draft of which nothing is known but its title. */
export const emptyAchievement = (title: string): AchievementDraft => ({
  title,
  titleEn: null,
  keywords: [],
  keywordsEn: [],
  text: null,
  textEn: null,
  completers: [],
  nameCompleters: false,
  source: null,
  kind: null,
  form: null,
  ip: [],
  stage: null,
  novelty: null,
  maturity: null,
  maturityEvidence: [],
  fields: [],
  industry: null,
  region: null,
  cooperation: [],
  price: null,
});

/** A line of the public library. */
export const AchievementCard = z.strictObject({
  number: z.string(),
  title: z.string(),
  titleEn: z.string().nullable(),
  /** The owner's name; null for a natural person. */
  owner: z.string().nullable(),
  ownerEn: z.string().nullable(),
  form: AchievementForm.nullable(),
  stage: AchievementStage.nullable(),
  maturity: z.int().nullable(),
  field: z.string().nullable(),
  region: z.string().nullable(),
  publishedAt: Instant,
});
export type AchievementCard = z.infer<typeof AchievementCard>;

/** A public achievement as anyone may read it. Attachments, and completers who were not asked, are not in it. */
export const PublicAchievement = z.strictObject({
  ...AchievementCard.shape,
  /** Whose it is, where that is an organisation. */
  organisation: Id.nullable(),
  keywords: z.array(z.string()),
  keywordsEn: z.array(z.string()),
  text: z.string().nullable(),
  textEn: z.string().nullable(),
  /** Null where they did not agree to be named. */
  completers: z.array(Completer).nullable(),
  source: AchievementSource.nullable(),
  kind: AchievementKind.nullable(),
  ip: z.array(IpRight),
  novelty: Novelty.nullable(),
  maturityEvidence: z.array(LevelEvidence),
  fields: z.array(z.string()),
  industry: z.string().nullable(),
  cooperation: z.array(CooperationMode),
  priceMin: z.int().nullable(),
  priceMax: z.int().nullable(),
});
export type PublicAchievement = z.infer<typeof PublicAchievement>;
