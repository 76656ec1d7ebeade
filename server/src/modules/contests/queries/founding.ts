import type { Can } from '@jiebang/contract/http/problem.ts';
import { refuse } from '#kernel/refusal.ts';
import { holdsAnywhere, type Viewer } from '#kernel/viewer.ts';
import { grantsOf, peopleById } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { asOf } from '../access.ts';

/** Names of those who may make a new edition that are told at most. */
const mostNamed = 10;

/** Whether the viewer may make a new edition; to who organises one, who may, so that it knows whom to ask. */
export async function foundingOf(db: Db, viewer: Viewer): Promise<{ can: Can; founders: string[] }> {
  if (asOf(viewer, null).includes('founder')) return { can: true, founders: [] };
  const can = { code: refuse('not_a_founder').refused };
  const organises = holdsAnywhere(viewer, 'organiser') || holdsAnywhere(viewer, 'track_organiser');
  if (!organises) return { can, founders: [] };
  const ids: string[] = [];
  for (const role of ['organiser', 'admin'] as const) ids.push(...(await grantsOf(db, role, { scope: 'platform' })));
  const asked = [...new Set(ids)].slice(0, mostNamed);
  const people = await peopleById(db, asked);
  return { can, founders: asked.flatMap((id) => people.get(id)?.name ?? []) };
}
