import { z } from 'zod';
import { Can } from '../../http/problem.ts';
import { Id, Instant, Version } from '../../http/scalars.ts';
import { ImportFailure } from '../../needs/imports/import.ts';
import { RowProblem } from '../../needs/imports/problem.ts';
import { AchievementDraft } from '../achievement.ts';

/** Where an import of many achievements is: its file lies here and its columns are being matched; then waiting, running in batches, and its ends. */
export const AchievementImportState = z.enum(['uploaded', 'waiting', 'running', 'done', 'failed', 'cancelled']);
export type AchievementImportState = z.infer<typeof AchievementImportState>;

/** Bytes of one file that is uploaded, of a spreadsheet and of any other; what the operator imports by its command has no limit but the disk. */
export const sheetBytes = 20 * 1024 * 1024;
export const linesBytes = 50 * 1024 * 1024;

/** What a column can be: a field of the draft, or the id that the source gives the achievement. */
export const AchievementColumn = z.enum(['id', ...(Object.keys(AchievementDraft.shape) as (keyof AchievementDraft)[])]);
export type AchievementColumn = z.infer<typeof AchievementColumn>;

/** For each column of the file in its order what it is; null for one that is left out. */
export const Mapping = z.array(AchievementColumn.nullable()).max(200);

/** An import of many achievements from one file. Each row becomes a draft, was there before, or is bad and imports nothing of itself. */
export const AchievementImport = z.strictObject({
  id: Id,
  version: Version,
  state: AchievementImportState,
  /** The file's name. */
  name: z.string(),
  organisation: z.strictObject({ id: Id, name: z.string() }),
  by: z.string().nullable(),
  at: Instant,
  since: Instant,
  failure: ImportFailure.nullable(),
  /** How much there is to read and how much of it is settled, in bytes, or of a spreadsheet in rows. */
  whole: z.int().min(0),
  done: z.int().min(0),
  /** Rows settled so far: imported, there already, or bad. */
  imported: z.int().min(0),
  already: z.int().min(0),
  bad: z.int().min(0),
  /** For how long it has been running, without pauses, in milliseconds. */
  activeMs: z.int().min(0),
  can: z.record(z.string(), Can),
});
export type AchievementImport = z.infer<typeof AchievementImport>;

/** How a file would be read: its columns and what they are taken for, its first rows as they stand there, and what is wrong with the first hundred. */
export const ImportPreview = z.strictObject({
  columns: z.array(
    z.strictObject({
      /** The letters of the column, as D; null where the file has no such columns. */
      letters: z.string().nullable(),
      name: z.string(),
      column: AchievementColumn.nullable(),
    }),
  ),
  rows: z.array(z.strictObject({ row: z.int().min(1), cells: z.array(z.string()) })),
  /** Of how many rows this was tried, and how many of them could be imported. */
  tried: z.int().min(0),
  good: z.int().min(0),
  problems: z.array(RowProblem),
  failure: ImportFailure.nullable(),
});
export type ImportPreview = z.infer<typeof ImportPreview>;
