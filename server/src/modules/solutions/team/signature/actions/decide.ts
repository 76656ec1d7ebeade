import type { SignatureState } from '@jiebang/contract/solutions/signature.ts';
import type { SignatureChanged } from '@jiebang/contract/solutions/signature-routes.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { organisationsById } from '#modules/identity/index.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { isAuthor } from '../../../access.ts';
import { outdatedOfOrganisation, signedForOrganisationNow } from '../../../actions/signed-words.ts';
import { findSolution } from '../../../store.ts';
import { asOfSignature } from '../access.ts';
import { type SignatureAction, signatureLife } from '../lifecycle.ts';
import { type SignatureContext, signatureRules } from '../rules.ts';
import { askedOf, lockSignature, newestSignature, setDecided } from '../store.ts';
import { signatureContext } from './context.ts';

type Accepted = { readonly terms: string; readonly declaration: string; readonly language: 'zh' | 'en' };
type Asked = {
  readonly id: string;
  readonly action: Exclude<SignatureAction, 'ask'>;
  readonly outdated?: SignatureContext['outdated'];
  /** What is kept with the decision, for the organisation that it is made for. */
  readonly keep?: (tx: Tx, organisation: string, person: string, at: Date) => Promise<void>;
};

/** Signs for the organisation: the words of now, for this solution of this team, unread. */
export function signFor(
  platform: Platform,
  viewer: Viewer,
  id: string,
  { language, ...accepted }: Accepted,
): Promise<SignatureChanged | Refusal> {
  return moveSignature(platform, viewer, {
    ...{ id, action: 'sign', outdated: outdatedOfOrganisation(accepted) },
    keep: (tx, organisation, person, at) =>
      setDecided(tx, id, {
        ...signedForOrganisationNow(language),
        ...{ organisation, signed_by: person, signed_at: at },
      }),
  });
}

/** Refuses to sign. The leader reads why, and may ask again. */
export function refuseToSign(
  platform: Platform,
  viewer: Viewer,
  id: string,
  reason: string,
): Promise<SignatureChanged | Refusal> {
  return moveSignature(platform, viewer, { id, action: 'refuse', keep: (tx) => setDecided(tx, id, { reason }) });
}

/** The leader takes back what waits for a signature: whom it asked sign it no more. */
export async function takeBack(platform: Platform, viewer: Viewer, id: string): Promise<SignatureChanged | Refusal> {
  const whole = await findSolution(platform.db, id);
  if (!whole || !isAuthor(viewer, whole.place)) return refuse('not_found');
  if (viewer.person !== whole.row.leader) return refuse('forbidden');
  const newest = await newestSignature(platform.db, id);
  return newest ? moveSignature(platform, viewer, { id: newest.id, action: 'take_back' }) : refuse('not_found');
}

/** One move of a signature. For everybody but the leader and whom it asked there is none. */
function moveSignature(platform: Platform, viewer: Viewer, asked: Asked): Promise<SignatureChanged | Refusal> {
  const { id, action, outdated = [], keep } = asked;
  return platform.transact(async (tx) => {
    const locked = await lockSignature(tx, id);
    const people = locked ? await askedOf(tx, id) : [];
    const as = locked ? asOfSignature(viewer, locked.whole.place, people) : [];
    if (!locked || viewer.person === null || as.length === 0) return refuse('not_found');
    const { row, whole } = locked;
    const { organisation, leader } = whole.row;
    const at = await now(tx);
    const card = (await organisationsById(tx, [organisation])).get(organisation);
    const standing = { signs: false, newest: row, inForce: null };
    const move = decide(signatureLife, signatureRules, {
      ...{ action, state: row.state, as },
      context: { ...signatureContext(whole.need, at, standing, card?.verified ?? false), outdated },
    });
    if (isRefusal(move)) return move;
    await keep?.(tx, organisation, viewer.person, at);
    const told = move.by === 'leader' ? people : [leader];
    const refusal = await moveRow(tx, signatureLife, id, move, {
      actor: actorOf(viewer, move.by, organisation),
      audience: told.map((person) => `person:${person}`),
    });
    return refusal ?? { id, state: move.to as SignatureState };
  });
}
