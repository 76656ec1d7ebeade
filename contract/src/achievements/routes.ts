import { z } from 'zod';
import { pageOf, pageQuery } from '../http/paging.ts';
import { routes } from '../http/route.ts';
import { Id, line, text, WordsVersion } from '../http/scalars.ts';
import {
  AchievementCard,
  AchievementDraft,
  AchievementForm,
  AchievementState,
  PublicAchievement,
} from './achievement.ts';
import { Alike } from './alike.ts';
import { assessmentRoutes } from './assessment/routes.ts';
import { importRoutes } from './imports/routes.ts';
import { librarySearchRoutes } from './saved-search.ts';
import {
  AchievementChanged,
  AchievementFile,
  ReturnPoint,
  ReviewItem,
  WorkAchievement,
  WorkAchievementCard,
} from './work.ts';

const one = z.strictObject({ id: Id });
const ofFile = z.strictObject({ id: Id, file: Id });
const reason = z.strictObject({ reason: text(500) });

export const achievementRoutes = routes('achievements', {
  list: {
    method: 'GET',
    path: '/achievements',
    summary: { zh: '成果库：已公开的成果，最新的在前', en: 'The library: public achievements, the newest first' },
    query: z.strictObject({
      ...pageQuery,
      /** A first or second level of the technical fields, of the main one. */
      field: z
        .string()
        .regex(/^\d{2,3}$/)
        .optional(),
      /** A province by its first two digits. */
      region: z
        .string()
        .regex(/^\d{2}$/)
        .optional(),
      form: AchievementForm.optional(),
    }),
    reply: pageOf(AchievementCard),
  },
  read: {
    method: 'GET',
    path: '/achievements/:number',
    summary: { zh: '一项公开的成果', en: 'A public achievement' },
    params: z.strictObject({ number: z.string().regex(/^CG-\d{4}-\d{6,12}$/) }),
    reply: PublicAchievement,
  },
  ...librarySearchRoutes,
  ...importRoutes,
  ...assessmentRoutes,
  create: {
    method: 'POST',
    path: '/workspace/achievements',
    summary: { zh: '新建成果草稿', en: 'Start a draft' },
    creates: true,
    body: z.strictObject({ organisation: Id, achievement: AchievementDraft }),
    reply: AchievementChanged,
  },
  works: {
    method: 'GET',
    path: '/workspace/achievements',
    summary: { zh: '本单位的成果，或审核台', en: 'One’s own achievements, or the reviewers’ desk' },
    query: z.strictObject({
      ...pageQuery,
      desk: z.enum(['owner', 'review']).default('owner'),
      state: AchievementState.optional(),
    }),
    reply: pageOf(WorkAchievementCard),
  },
  work: {
    method: 'GET',
    path: '/workspace/achievements/:id',
    summary: { zh: '成果全文、进展与可做的事', en: 'An achievement in full, its progress, and what may be done' },
    params: one,
    reply: WorkAchievement,
  },
  edit: {
    method: 'PUT',
    path: '/workspace/achievements/:id',
    summary: { zh: '修改成果草稿', en: 'Edit a draft' },
    edits: true,
    params: one,
    body: AchievementDraft,
    reply: AchievementChanged,
  },
  submit: {
    method: 'POST',
    path: '/workspace/achievements/:id/submit',
    summary: { zh: '签署承诺书并提交审核', en: 'Sign the declaration and submit for review' },
    params: one,
    body: z.strictObject({ declaration: WordsVersion }),
    reply: AchievementChanged,
  },
  takeBack: {
    method: 'POST',
    path: '/workspace/achievements/:id/take-back',
    summary: { zh: '撤回审核，继续修改', en: 'Take it back from review, to go on editing' },
    params: one,
    reply: AchievementChanged,
  },
  publish: {
    method: 'POST',
    path: '/workspace/achievements/:id/publish',
    summary: { zh: '审核通过并公开', en: 'Accept it and make it public' },
    params: one,
    body: z.strictObject({ confirmed: z.array(ReviewItem).max(10) }),
    reply: AchievementChanged,
  },
  return: {
    method: 'POST',
    path: '/workspace/achievements/:id/return',
    summary: { zh: '退回修改', en: 'Send it back with what is to be mended' },
    params: one,
    body: z.strictObject({ reason: text(500), points: z.array(ReturnPoint).max(20) }),
    reply: AchievementChanged,
  },
  takeDown: {
    method: 'POST',
    path: '/workspace/achievements/:id/take-down',
    summary: { zh: '停止公开并退回', en: 'Take a public achievement down and send it back' },
    params: one,
    body: reason,
    reply: AchievementChanged,
  },
  withdraw: {
    method: 'POST',
    path: '/workspace/achievements/:id/withdraw',
    summary: { zh: '撤回成果', en: 'Withdraw an achievement' },
    params: one,
    body: reason,
    reply: AchievementChanged,
  },
  reopen: {
    method: 'POST',
    path: '/workspace/achievements/:id/reopen',
    summary: { zh: '恢复为草稿', en: 'Make it a draft again' },
    params: one,
    reply: AchievementChanged,
  },
  alike: {
    method: 'GET',
    path: '/workspace/achievements/:id/alike',
    summary: { zh: '可能重复的成果', en: 'Achievements that may be the same' },
    params: one,
    reply: Alike,
  },
  merge: {
    method: 'POST',
    path: '/workspace/achievements/:id/merge',
    summary: { zh: '并入另一项成果', en: 'Merge it into another' },
    params: one,
    body: z.strictObject({ into: Id }),
    reply: AchievementChanged,
  },
  separate: {
    method: 'POST',
    path: '/workspace/achievements/:id/separate',
    summary: { zh: '撤销合并，恢复公开', en: 'Undo a merger of what was public' },
    params: one,
    reply: AchievementChanged,
  },
  takeOut: {
    method: 'POST',
    path: '/workspace/achievements/:id/take-out',
    summary: { zh: '撤销合并，恢复为草稿', en: 'Undo a merger of what was a draft' },
    params: one,
    reply: AchievementChanged,
  },
  attach: {
    method: 'POST',
    path: '/workspace/achievements/:id/attachments',
    summary: { zh: '为草稿添加附件', en: 'Attach a file to a draft' },
    creates: true,
    upload: true,
    params: one,
    query: z.strictObject({ name: line(200) }),
    reply: AchievementFile,
  },
  detach: {
    method: 'DELETE',
    path: '/workspace/achievements/:id/attachments/:file',
    summary: { zh: '移除附件', en: 'Remove a file from a draft' },
    params: ofFile,
    reply: AchievementChanged,
  },
  attachment: {
    method: 'GET',
    path: '/workspace/achievements/:id/attachments/:file',
    summary: { zh: '下载附件', en: 'Download a file' },
    download: true,
    params: ofFile,
    reply: z.null(),
  },
});
