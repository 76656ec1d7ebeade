import { z } from 'zod';
import { pageOf, pageQuery } from '../../http/paging.ts';
import { Day, Id, line, Version } from '../../http/scalars.ts';
import { isField } from '../../reference/fields.ts';
import { BroughtIn } from './brought.ts';
import { MyRegister, RegisterDraft, RegisteredJudge } from './register.ts';

const contest = z.strictObject({ id: Id });
/** Who has expertise in this field or what lies in it, is not away on this day, and has no more open sheets than so many. */
const filter = {
  field: z.string().refine(isField).optional(),
  free: Day.optional(),
  load: z.coerce.number().int().min(0).max(10_000).optional(),
};

/** The register of judges. */
export const registerRoutes = {
  register: {
    method: 'GET',
    path: '/workspace/judging/register',
    summary: { zh: '我的专家信息', en: 'My entry of the register of judges' },
    reply: MyRegister,
  },
  keepRegister: {
    method: 'PUT',
    path: '/workspace/judging/register',
    summary: { zh: '保存我的专家信息', en: 'Save my entry of the register of judges' },
    edits: true,
    body: RegisterDraft,
    reply: z.strictObject({ version: Version }),
  },
  judges: {
    method: 'GET',
    path: '/contests/:id/judges',
    summary: { zh: '赛事的评审专家（供承办单位）', en: 'The judges of a contest, for its organisers' },
    params: contest,
    query: z.strictObject({ ...pageQuery, ...filter }),
    reply: pageOf(RegisteredJudge),
  },
  judgesSheet: {
    method: 'GET',
    path: '/contests/:id/judges/sheet',
    summary: { zh: '下载评审专家名单 (XLSX)', en: 'The judges of a contest as a sheet (XLSX)' },
    download: true,
    params: contest,
    query: z.strictObject({ ...filter, locale: z.enum(['zh', 'en']).default('zh') }),
    reply: z.null(),
  },
  judgesTemplate: {
    method: 'GET',
    path: '/workspace/judging/register/template',
    summary: { zh: '下载评审专家导入模板 (XLSX)', en: 'The template of a sheet of judges (XLSX)' },
    download: true,
    query: z.strictObject({ locale: z.enum(['zh', 'en']).default('zh') }),
    reply: z.null(),
  },
  bringIn: {
    method: 'POST',
    path: '/contests/:id/judges',
    summary: { zh: '上传表格，录入并邀请评审专家', en: 'Bring in judges from a sheet, and invite them' },
    upload: true,
    params: contest,
    query: z.strictObject({ name: line(200) }),
    reply: BroughtIn,
  },
} as const;
