import { z } from 'zod';
import { pageOf, pageQuery } from '../../http/paging.ts';
import { Id, line, Version } from '../../http/scalars.ts';
import { BadRow } from '../../needs/imports/import.ts';
import { AchievementImport, AchievementImportState, ImportPreview, Mapping } from './import.ts';

const one = z.strictObject({ id: Id });
const locale = z.enum(['zh', 'en']).default('zh');
const changed = z.strictObject({ id: Id, state: AchievementImportState, version: Version });

/** Imports of many achievements of one organisation from a spreadsheet, CSV or JSON Lines. */
export const importRoutes = {
  importTemplate: {
    method: 'GET',
    path: '/workspace/achievement-imports/template',
    summary: { zh: '下载成果批量导入模板', en: 'The template of a sheet of achievements' },
    download: true,
    query: z.strictObject({ locale }),
    reply: z.null(),
  },
  uploadImport: {
    method: 'POST',
    path: '/workspace/achievement-imports',
    summary: { zh: '上传成果文件（XLSX、CSV、JSON Lines）', en: 'Upload a file of achievements' },
    creates: true,
    upload: true,
    query: z.strictObject({ organisation: Id, name: line(200) }),
    reply: changed,
  },
  imports: {
    method: 'GET',
    path: '/workspace/achievement-imports',
    summary: { zh: '成果批量导入的记录', en: 'Imports of achievements' },
    query: z.strictObject(pageQuery),
    reply: pageOf(AchievementImport),
  },
  readImport: {
    method: 'GET',
    path: '/workspace/achievement-imports/:id',
    summary: { zh: '一次成果导入的进度', en: 'The progress of an import' },
    params: one,
    reply: AchievementImport,
  },
  previewImport: {
    method: 'POST',
    path: '/workspace/achievement-imports/:id/preview',
    summary: { zh: '按这样的列对应关系预览前几行', en: 'How the first rows would be read with these columns' },
    params: one,
    /** Null asks for what the names of the columns suggest. */
    body: z.strictObject({ mapping: Mapping.nullable() }),
    reply: ImportPreview,
  },
  startImport: {
    method: 'POST',
    path: '/workspace/achievement-imports/:id/start',
    summary: { zh: '按列对应关系开始导入', en: 'Begin the import with these columns' },
    params: one,
    body: z.strictObject({ mapping: Mapping }),
    reply: changed,
  },
  importProblems: {
    method: 'GET',
    path: '/workspace/achievement-imports/:id/problems',
    summary: { zh: '有误的行', en: 'Rows that could not be imported' },
    params: one,
    query: z.strictObject(pageQuery),
    reply: pageOf(BadRow),
  },
  importProblemsSheet: {
    method: 'GET',
    path: '/workspace/achievement-imports/:id/problems-sheet',
    summary: { zh: '下载有误的行 (XLSX)', en: 'Rows that could not be imported, as a sheet (XLSX)' },
    download: true,
    params: one,
    query: z.strictObject({ locale }),
    reply: z.null(),
  },
  cancelImport: {
    method: 'POST',
    path: '/workspace/achievement-imports/:id/cancel',
    summary: { zh: '取消成果导入', en: 'Cancel an import' },
    params: one,
    reply: changed,
  },
} as const;
