import { z } from 'zod';
import { Can } from '../../http/problem.ts';
import { Id, Instant, Version } from '../../http/scalars.ts';
import { TrackKind } from '../need.ts';
import { RowProblem } from './problem.ts';

/** Where the import of a sheet is: waiting, running in batches, and its three ends. */
export const ImportState = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']);
export type ImportState = z.infer<typeof ImportState>;

/** Why a file could not be read at all, so that nothing of it was imported. */
export const ImportFailure = z.enum(['unreadable', 'old_excel', 'too_large', 'too_many_rows']);
export type ImportFailure = z.infer<typeof ImportFailure>;

/** Rows of one sheet at most. */
export const mostImportRows = 10_000;
/** Bytes of one sheet at most: 20 MB. */
export const importSizeLimit = 20 * 1024 * 1024;

/** An import of many needs from a sheet. Each row becomes a draft of its company, was there before, or is bad and imports nothing of itself. */
export const NeedImport = z.strictObject({
  id: Id,
  version: Version,
  state: ImportState,
  /** The file's name. */
  name: z.string(),
  contest: Id,
  track: z.strictObject({ id: Id, name: z.string(), kind: TrackKind }),
  by: z.string().nullable(),
  /** The organisation whose own needs these are; null where organisers import those of many. */
  owner: z.string().nullable(),
  at: Instant,
  since: Instant,
  failure: ImportFailure.nullable(),
  /** Rows of the sheet; null until it was read. */
  total: z.int().min(0).nullable(),
  /** Rows settled so far: imported, there already, or bad. */
  imported: z.int().min(0),
  already: z.int().min(0),
  bad: z.int().min(0),
  can: z.record(z.string(), Can),
});
export type NeedImport = z.infer<typeof NeedImport>;

/** One row of which nothing was imported, and everything that is wrong with it. */
export const BadRow = z.strictObject({ row: z.int().min(1), problems: z.array(RowProblem) });
export type BadRow = z.infer<typeof BadRow>;
