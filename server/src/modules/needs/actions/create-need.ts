import type { OrganisationCard } from '@jiebang/contract/identity/organisation.ts';
import type { NeedDraft } from '@jiebang/contract/needs/need.ts';
import type { Changed } from '@jiebang/contract/needs/work.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { type Actor, actorOf, membershipIn, type Viewer } from '#kernel/viewer.ts';
import { type Track, trackById } from '#modules/contests/index.ts';
import { organisationsById } from '#modules/identity/index.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { needLife } from '../lifecycle.ts';
import { emptyContext, needRules } from '../rules.ts';
import { draftColumns, insertNeed } from '../store.ts';

export type NewNeed = { readonly organisation: string; readonly track: string; readonly need: NeedDraft };

/** Starts a draft for one of the viewer's organisations. Drafts are free: verification is asked for at submission. */
export async function createNeed(
  platform: Platform,
  viewer: Viewer,
  { organisation, track, need }: NewNeed,
): Promise<Changed | Refusal> {
  return platform.transact(async (tx) => {
    if (!membershipIn(viewer, organisation)) return refuse('not_a_member');
    const found = await trackById(tx, track);
    if (!found) return refuse('invalid_input', { fields: [{ path: 'track', code: 'unknown' }] });
    const owner = (await organisationsById(tx, [organisation])).get(organisation);
    if (!owner) return refuse('not_a_member');
    const actor = actorOf(viewer, 'owner', organisation);
    return beginDraft(tx, { owner, track: found, need, as: 'owner', actor });
  });
}

export type Begun = {
  readonly owner: Pick<OrganisationCard, 'id' | 'kind' | 'verified'>;
  readonly track: Pick<Track, 'id' | 'contest' | 'kind'>;
  readonly need: NeedDraft;
  readonly as: 'owner' | 'organiser';
  readonly actor: Actor;
  /** Who entered it from paper, and the file of the mandate by which. */
  readonly entered?: { readonly entered_by: string; readonly mandate: string };
};

/** Writes a new draft with its first move. */
export async function beginDraft(tx: Tx, given: Begun): Promise<Changed | Refusal> {
  const { owner, track, need, as, actor, entered } = given;
  const at = await now(tx);
  const context = {
    ...emptyContext(need, at),
    organisationVerified: owner.verified,
    ofNaturalPerson: owner.kind === 'individual',
    entered: entered !== undefined,
  };
  const move = decide(needLife, needRules, { action: 'create', state: null, as: [as], context });
  if (isRefusal(move)) return move;
  const id = newId();
  const place = { contest: track.contest, track: track.id, track_kind: track.kind, organisation: owner.id };
  const times = { created_at: at, moved_at: at };
  await insertNeed(tx, { id, state: move.to, ...times, ...place, ...draftColumns(need), ...entered });
  const audience = [`organisation:${owner.id}`];
  await moveRow(tx, needLife, id, move, { actor, audience });
  // Its owner did not begin it, and is told.
  if (entered) record(tx, { name: 'need_entered', subject: id, actor, audience });
  return { id, state: 'draft', version: 1 };
}
