import type { Task } from '@jiebang/contract/desk/task.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { needLines } from '#modules/needs/index.ts';
import type { Platform } from '#platform/platform.ts';
import { askedOf } from '../store.ts';
import { hashesOf, most } from './requests.ts';

/** Consortia that wait for a signatory. The title is the need's: nothing of the solution is opened for it. */
export async function partnerTasks(platform: Platform, viewer: Viewer): Promise<Task[]> {
  const rows = (await askedOf(platform.db, hashesOf(platform, viewer), most)).filter(({ state }) => state === 'asked');
  if (rows.length === 0) return [];
  const needs = await needLines(
    platform.db,
    rows.map(({ need }) => need),
  );
  return rows.flatMap(({ id, need: of }) => {
    const need = needs.get(of);
    if (need?.state !== 'published') return [];
    return [
      {
        key: `solutions:partner_consent:${id}`,
        module: 'solutions',
        code: 'solution_partner_consent',
        subject: { id: need.id, number: need.number, title: need.title },
        due: need.deadline?.toISOString() ?? null,
        address: '/partner-requests',
      },
    ];
  });
}
