import { z } from 'zod';
import { pageOf, pageQuery } from '../http/paging.ts';
import { routes } from '../http/route.ts';
import { FileScan, Id, Instant, text, Version, WordsLanguage, WordsVersion } from '../http/scalars.ts';
import { receipt } from '../log/documents.ts';
import { ofNeedRoutes } from './of-need-routes.ts';
import { partnerRoutes } from './partner-routes.ts';
import { readingRoutes } from './reading-routes.ts';
import { screeningRoutes } from './screening-routes.ts';
import { seatRoutes } from './seat-routes.ts';
import { signatureRoutes } from './signature-routes.ts';
import {
  OpenedCard,
  OpenedSolution,
  OwnCard,
  OwnSolution,
  ScreeningReason,
  SolutionDraft,
  SolutionState,
  SubmittedSolution,
  Team,
  TeamMember,
} from './solution.ts';

const one = z.strictObject({ id: Id });
const submission = z.strictObject({ id: Id, n: z.coerce.number().int().min(1).max(2_147_483_647) });
const file = z.strictObject({ id: Id, file: Id });
/** What a change answers: where the solution stands now. Never anything of what it says. */
const Changed = z.strictObject({ id: Id, state: SolutionState, version: Version });
export type Changed = z.infer<typeof Changed>;
const accepted = z.strictObject({ terms: WordsVersion, declaration: WordsVersion, language: WordsLanguage });

const ownRoutes = routes('solutions', {
  teams: {
    method: 'GET',
    path: '/workspace/teams',
    summary: { zh: '我牵头的团队', en: 'Teams that I lead' },
    reply: z.strictObject({ items: z.array(Team) }),
  },
  create: {
    method: 'POST',
    path: '/workspace/solutions',
    summary: { zh: '新建揭榜方案（密封草稿）', en: 'Start a sealed draft' },
    creates: true,
    // Contents come with the first edit: a reply to a creating request is kept, and an edit's is not.
    body: z.strictObject({ need: Id, organisation: Id, team: Id.nullable() }),
    reply: Changed,
  },
  mine: {
    method: 'GET',
    path: '/workspace/solutions',
    summary: { zh: '我参与的方案', en: 'Solutions that I am an author of' },
    query: z.strictObject(pageQuery),
    reply: pageOf(OwnCard),
  },
  states: {
    method: 'GET',
    path: '/workspace/solution-states',
    summary: { zh: '我参与的方案现处何态', en: 'Where solutions stand that I am an author of' },
    query: z.strictObject(pageQuery),
    reply: pageOf(OwnCard.pick({ id: true, state: true, since: true, need: true })),
  },
  own: {
    method: 'GET',
    path: '/workspace/solutions/:id',
    summary: { zh: '我的方案全文', en: 'My solution in full' },
    params: one,
    reply: OwnSolution,
  },
  edit: {
    method: 'PUT',
    path: '/workspace/solutions/:id',
    summary: { zh: '保存草稿（自动保存）', en: 'Save the draft' },
    edits: true,
    params: one,
    body: SolutionDraft,
    reply: Changed,
  },
  setMembers: {
    method: 'PUT',
    path: '/workspace/solutions/:id/members',
    summary: { zh: '设定团队成员', en: 'Say who is in the team' },
    edits: true,
    params: one,
    body: z.strictObject({ members: z.array(TeamMember.pick({ name: true, email: true })).max(30) }),
    reply: Changed,
  },
  submit: {
    method: 'POST',
    path: '/workspace/solutions/:id/submit',
    summary: { zh: '密封提交', en: 'Submit under seal' },
    creates: true,
    params: one,
    body: accepted,
    reply: Changed,
  },
  replace: {
    method: 'POST',
    path: '/workspace/solutions/:id/replace',
    summary: { zh: '以新版本替换', en: 'Replace with a new version' },
    creates: true,
    params: one,
    body: accepted,
    reply: Changed,
  },
  withdraw: {
    method: 'POST',
    path: '/workspace/solutions/:id/withdraw',
    summary: { zh: '撤回', en: 'Withdraw' },
    params: one,
    reply: Changed,
  },
  attach: {
    method: 'POST',
    path: '/workspace/solutions/:id/attachments',
    summary: { zh: '上传密封附件（名称随正文保存）', en: 'Upload a sealed file; its name is saved with the draft' },
    creates: true,
    upload: true,
    params: one,
    reply: z.strictObject({ id: Id, at: Instant, scan: FileScan }),
  },
  ownAttachment: {
    method: 'GET',
    path: '/workspace/solutions/:id/attachments/:file',
    summary: { zh: '下载我的附件', en: 'Download a file of my solution' },
    download: true,
    params: file,
    reply: z.null(),
  },
  submitted: {
    method: 'GET',
    path: '/workspace/solutions/:id/submissions/:n',
    summary: { zh: '某次提交的原文', en: 'What was handed in, word for word' },
    params: submission,
    reply: SubmittedSolution,
  },
  receipt: {
    method: 'GET',
    path: '/workspace/solutions/:id/submissions/:n/receipt',
    summary: { zh: '提交回执（可用独立验证程序核验）', en: 'The receipt, as the stand-alone verifier checks it' },
    params: submission,
    reply: receipt,
  },
  ofNeed: {
    method: 'GET',
    path: '/workspace/needs/:id/solutions',
    summary: { zh: '一项需求的已开启方案', en: "A need's opened solutions" },
    params: one,
    query: z.strictObject(pageQuery),
    reply: pageOf(OpenedCard),
  },
  read: {
    method: 'GET',
    path: '/workspace/opened-solutions/:id',
    summary: { zh: '阅读已开启的方案', en: 'Read an opened solution' },
    params: one,
    reply: OpenedSolution,
  },
  attachment: {
    method: 'GET',
    path: '/workspace/opened-solutions/:id/attachments/:file',
    summary: { zh: '下载已开启方案的附件', en: 'Download a file of an opened solution' },
    download: true,
    params: file,
    reply: z.null(),
  },
  screenIn: {
    method: 'POST',
    path: '/workspace/opened-solutions/:id/screen-in',
    summary: { zh: '形式审查通过', en: 'Passes the formal screening' },
    params: one,
    reply: Changed,
  },
  screenOut: {
    method: 'POST',
    path: '/workspace/opened-solutions/:id/screen-out',
    summary: { zh: '形式审查不通过（附理由）', en: 'Fails the formal screening, with reasons' },
    params: one,
    body: z.strictObject({ reasons: z.array(ScreeningReason).max(6), note: text(500).nullable() }),
    reply: Changed,
  },
});

/** Every route of solutions. */
export const solutionRoutes = {
  ...ownRoutes,
  ...signatureRoutes,
  ...seatRoutes,
  ...partnerRoutes,
  ...screeningRoutes,
  ...ofNeedRoutes,
  ...readingRoutes,
};
