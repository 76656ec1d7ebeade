import type { Waiting } from '@jiebang/contract/desk/desk.ts';
import { signsFor, type Viewer } from '#kernel/viewer.ts';
import { ownNeedsAt } from '#modules/needs/index.ts';
import type { Platform } from '#platform/platform.ts';
import { panelsOf } from '../panel/store.ts';

/** As many as one desk shows of one sort. */
const most = 100;

/** What a member who does not sign for a need's owner waits for: that one who does confirms the winner, or takes none. */
export async function waiting({ db }: Platform, viewer: Viewer): Promise<Waiting[]> {
  const memberships = viewer.memberships.filter(({ organisation }) => !signsFor(viewer, organisation));
  const own = await ownNeedsAt(db, { ...viewer, memberships }, 'judging', most);
  const panels = await panelsOf(
    db,
    own.map(({ id }) => id),
  );
  return own.flatMap(({ id, number, title }) => {
    const panel = panels.get(id);
    if (panel?.state !== 'proposed') return [];
    const code = 'judging_in_signature';
    const subject = { id, number, title };
    const since = panel.moved_at.toISOString();
    return [
      {
        key: `judging:${code}:${id}`,
        module: 'judging',
        code,
        subject,
        due: null,
        since,
        address: `/needs/${id}/ranking`,
      },
    ];
  });
}
