import type { MyNotice, Notice, NoticeHead } from '@jiebang/contract/identity/notice.ts';
import type { ConsentPurpose } from '@jiebang/contract/identity/person.ts';
import { sql } from 'kysely';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Db } from '#platform/db/connection.ts';
import { tables } from '../store.ts';
import { type Page, pageOfRows } from './page.ts';

type Row = {
  readonly version: number;
  readonly from_at: Date;
  readonly in_force: boolean;
  readonly text_zh: string;
  readonly text_en: string;
  readonly changes_zh: string | null;
  readonly changes_en: string | null;
  readonly renews: ConsentPurpose[];
};

/** The version in force: the last one that has begun; before any has, the first. */
const inForce = sql<number>`(select coalesce(max(version) filter (where from_at <= platform.now()), 1) from identity.privacy_notice)`;

/** The version of the privacy notice that is in force now. */
export async function versionInForce(db: Db): Promise<number> {
  const { rows } = await sql<{ version: number }>`select ${inForce} as version`.execute(db);
  return rows[0]?.version ?? 1;
}

/** Of one purpose (a column or a value), since which version a consent counts. */
export const countsSince = (purpose: ReturnType<typeof sql>) =>
  sql<number>`(select coalesce(max(n.version), 1) from identity.privacy_notice n where n.from_at <= platform.now() and ${purpose} = any(n.renews))`;

/** Versions of the notice, newest first, those announced too. */
export async function notices(db: Db, page: Page): Promise<{ items: NoticeHead[]; next: string | null }> {
  const before = /^\d{1,6}$/.test(page.after ?? '') ? Number(page.after) : 1_000_000;
  const { rows } = await sql<Pick<Row, 'version' | 'from_at' | 'in_force'>>`
    select version, from_at, version = ${inForce} as in_force from identity.privacy_notice
    where version < ${before} order by version desc limit ${page.limit + 1}`.execute(db);
  const { items, next } = pageOfRows(rows, page, (row) => String(row.version));
  return { items: items.map(headOf), next };
}

const headOf = (row: Pick<Row, 'version' | 'from_at' | 'in_force'>): NoticeHead => ({
  version: row.version,
  from: row.from_at.toISOString(),
  inForce: row.in_force,
});

/** One version of the notice, or the one in force (null). */
export async function noticeOf(db: Db, version: number | null): Promise<Notice | Refusal> {
  const { rows } = await sql<Row>`
    select version, from_at, version = ${inForce} as in_force, text_zh, text_en, changes_zh, changes_en, renews
    from identity.privacy_notice where version = coalesce(${version}::int, ${inForce})`.execute(db);
  const [row] = rows;
  if (!row) return refuse('not_found');
  return {
    ...headOf(row),
    text: { zh: row.text_zh, en: row.text_en },
    changes: row.changes_zh === null || row.changes_en === null ? null : { zh: row.changes_zh, en: row.changes_en },
    renews: row.renews,
  };
}

/** Which versions the viewer has acknowledged, and whether the one in force is among them. */
export async function myNotice(db: Db, viewer: Viewer): Promise<MyNotice | Refusal> {
  const notice = await noticeOf(db, null);
  if ('refused' in notice) return notice;
  const { text: _, ...current } = notice;
  const rows = await tables(db)
    .selectFrom('identity.notice_acknowledgement')
    .select(['version', 'at'])
    .where('person', '=', viewer.person)
    .orderBy('version', 'desc')
    .execute();
  return {
    current,
    due: !rows.some(({ version }) => version === current.version),
    acknowledged: rows.map(({ version, at }) => ({ version, at: at.toISOString() })),
  };
}
