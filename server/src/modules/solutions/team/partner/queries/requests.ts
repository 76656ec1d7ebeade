import type { PartnerRequest } from '@jiebang/contract/solutions/partner.ts';
import { signsFor, type Viewer } from '#kernel/viewer.ts';
import { organisationsById, peopleById } from '#modules/identity/index.ts';
import { needLines } from '#modules/needs/index.ts';
import type { Platform } from '#platform/platform.ts';
import { partnerHash, teamKeyOf } from '../../../documents/keys.ts';
import { openPartner } from '../../../documents/sealing.ts';
import { findSolution } from '../../../store.ts';
import { teamById } from '../../store.ts';
import { askedOf } from '../store.ts';

/** As many as one list shows; who has more sees the others when these are decided. */
export const most = 50;

/** The hashes of the organisations that the viewer signs for. */
export function hashesOf(platform: Platform, viewer: Viewer): Buffer[] {
  return viewer.memberships
    .map(({ organisation }) => organisation)
    .filter((organisation) => signsFor(viewer, organisation))
    .map((organisation) => partnerHash(platform, organisation));
}

/** Consortia that organisations the viewer signs for were asked into, while the need takes solutions. Of the solution only the task is opened. */
export async function partnerRequests(platform: Platform, viewer: Viewer): Promise<{ items: PartnerRequest[] }> {
  const { db } = platform;
  const rows = await askedOf(db, hashesOf(platform, viewer), most);
  const needs = await needLines(
    db,
    rows.map(({ need }) => need),
  );
  const items: PartnerRequest[] = [];
  for (const { id, solution, need: of, state, at, version, sealed_words } of rows) {
    const need = needs.get(of);
    const whole = need?.state === 'published' ? await findSolution(db, solution) : undefined;
    const team = whole && (await teamById(db, whole.row.team));
    if (!need?.deadline || !whole || !team) continue;
    const { organisation, task } = openPartner(teamKeyOf(platform, team), solution, sealed_words);
    const names = await organisationsById(db, [organisation, whole.row.organisation]);
    const { number, title } = need;
    items.push({
      ...{ id, version, task, state: state as PartnerRequest['state'], at: at.toISOString() },
      organisation: names.get(organisation)?.name ?? '',
      need: { number, title, deadline: need.deadline.toISOString() },
      leading: names.get(whole.row.organisation)?.name ?? '',
      leader: (await peopleById(db, [whole.row.leader])).get(whole.row.leader)?.name ?? '',
    });
  }
  return { items };
}
