import { z } from 'zod';
import { pageOf, pageQuery } from '../../http/paging.ts';
import { Id, line, Version } from '../../http/scalars.ts';
import { BadRow, ImportState, NeedImport } from './import.ts';

const one = z.strictObject({ id: Id });
const locale = z.enum(['zh', 'en']).default('zh');

/** Imports of many needs from a sheet: by organisers for many organisations, or by one of its own. */
export const importRoutes = {
  importTemplate: {
    method: 'GET',
    path: '/workspace/need-imports/template',
    summary: { zh: '下载批量导入模板', en: 'The template of a sheet of needs' },
    download: true,
    query: z.strictObject({ locale }),
    reply: z.null(),
  },
  startImport: {
    method: 'POST',
    path: '/workspace/need-imports',
    summary: { zh: '上传表格，批量导入需求草稿', en: 'Import drafts from a sheet' },
    creates: true,
    upload: true,
    /** With an organisation: its own needs, imported by its people; without one, by an organiser of the track. */
    query: z.strictObject({ track: Id, name: line(200), organisation: Id.optional() }),
    reply: z.strictObject({ id: Id, state: ImportState, version: Version }),
  },
  imports: {
    method: 'GET',
    path: '/workspace/need-imports',
    summary: { zh: '批量导入的记录', en: 'Imports of sheets' },
    query: z.strictObject({ ...pageQuery, of: z.enum(['organiser', 'owner']).default('organiser') }),
    reply: pageOf(NeedImport),
  },
  readImport: {
    method: 'GET',
    path: '/workspace/need-imports/:id',
    summary: { zh: '一次批量导入的进度', en: 'The progress of an import' },
    params: one,
    reply: NeedImport,
  },
  importProblems: {
    method: 'GET',
    path: '/workspace/need-imports/:id/problems',
    summary: { zh: '有误的行', en: 'Rows that could not be imported' },
    params: one,
    query: z.strictObject(pageQuery),
    reply: pageOf(BadRow),
  },
  importProblemsSheet: {
    method: 'GET',
    path: '/workspace/need-imports/:id/problems-sheet',
    summary: { zh: '下载有误的行 (XLSX)', en: 'Rows that could not be imported, as a sheet (XLSX)' },
    download: true,
    params: one,
    query: z.strictObject({ locale }),
    reply: z.null(),
  },
  cancelImport: {
    method: 'POST',
    path: '/workspace/need-imports/:id/cancel',
    summary: { zh: '取消批量导入', en: 'Cancel an import' },
    params: one,
    reply: z.strictObject({ id: Id, state: ImportState, version: Version }),
  },
} as const;
