import type { LogLeaf } from '@jiebang/contract/log/documents.ts';
import { appendLeaf } from '#modules/log/index.ts';
import type { Db, Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { contentHash } from '#platform/seal/commitment.ts';
import type { JudgingTables } from './tables.gen.ts';

/** The module's own tables over any connection. */
export const tables = (db: Db) => db.withTables<JudgingTables>();

export type Promised = {
  readonly kind: Exclude<LogLeaf['kind'], 'solution_receipt'>;
  /** The id of the row that it is about. */
  readonly id: string;
  /** The number that the leaf names. */
  readonly subject: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly at: Date;
};

/** Promises a content in the public log and keeps it beside its leaf, to be opened later. Returns the leaf's id. */
export async function promise(tx: Tx, platform: Platform, promised: Promised): Promise<string> {
  const { kind, subject, content, at } = promised;
  const { leaf } = await appendLeaf(tx, platform, {
    kind,
    subject,
    contentHash: contentHash(content),
    at: at.toISOString(),
  });
  await tables(tx)
    .insertInto('judging.logged')
    .values({ leaf, kind, subject: promised.id, content: JSON.stringify(content), at })
    .execute();
  return leaf;
}

/** The content that a leaf commits to. */
export async function loggedContent(db: Db, leaf: string): Promise<unknown> {
  const { content } = await tables(db)
    .selectFrom('judging.logged')
    .select('content')
    .where('leaf', '=', leaf)
    .executeTakeFirstOrThrow();
  return content;
}

/** All promises of a kind about a row, the oldest first. */
export async function promisesOf(
  db: Db,
  kind: LogLeaf['kind'],
  subject: string,
): Promise<{ leaf: string; content: unknown; at: Date }[]> {
  return tables(db)
    .selectFrom('judging.logged')
    .select(['leaf', 'content', 'at'])
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .orderBy('at')
    .orderBy('leaf')
    .execute();
}

/** The latest promise of a kind about a row: its leaf, and the content that it commits to. */
export async function latestPromise(
  db: Db,
  kind: LogLeaf['kind'],
  subject: string,
): Promise<{ leaf: string; content: unknown } | undefined> {
  return tables(db)
    .selectFrom('judging.logged')
    .select(['leaf', 'content'])
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .orderBy('at', 'desc')
    .orderBy('leaf', 'desc')
    .limit(1)
    .executeTakeFirst();
}
