import type { Task } from '@jiebang/contract/desk/task.ts';
import { sql } from 'kysely';
import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { deskRoles } from '../access.ts';
import { atDesk } from './reports.ts';

/** As many as one desk shows; who has more sees the others when these are done. */
const most = 100;

/** Reports that wait for this person, and needs in quarantine that it may let out or end, the oldest first. */
export async function tasks({ db }: Platform, viewer: Viewer): Promise<Task[]> {
  if (!viewer.grants.some(({ role }) => deskRoles.some((one) => one === role))) return [];
  const { rows } = await sql<{ id: string; state: string; number: string; title: string | null }>`
    select r.id, r.state, n.number, b.title
    from needs.report r join needs.need n on n.id = r.need left join needs.board b on b.need = r.need
    where r.state in ('waiting', 'quarantined') and ${atDesk(viewer)}
    order by r.created_at, r.id limit ${most}`.execute(db);
  return rows.map(({ id, state, number, title }) => {
    const code = state === 'waiting' ? 'report_decide' : 'quarantine_settle';
    const subject = { id, number, title: title ?? '' };
    return { key: `needs:${code}:${id}`, module: 'needs', code, subject, due: null, address: '/need-reports' };
  });
}
