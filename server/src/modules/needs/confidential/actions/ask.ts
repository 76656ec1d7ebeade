import type { AccessChanged } from '@jiebang/contract/needs/confidential/access-routes.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, membershipIn, type Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { readPublicNeed } from '../../queries/public-need.ts';
import { lockNeed } from '../../store.ts';
import { disclosureLife } from '../lifecycle.ts';
import { disclosureRules } from '../rules.ts';
import { insertDisclosure, lockConfidentialOf, saveAcceptance } from '../store.ts';
import { disclosureContext } from './hold.ts';
import { audienceOf } from './move.ts';

type Asked = { readonly need: string; readonly organisation: string; readonly terms: string };

/**
 * Accepts the terms of a need's confidential text for an organisation of one's own, and asks to read it; where its owner
 * approves nobody by name, accepting is enough. Who is kept out asks too: only the owner knows that it waits in vain. Whether a need has such a text is public; everything else is a refusal.
 */
export function askAccess(
  platform: Platform,
  viewer: Viewer,
  { need: number, organisation, terms }: Asked,
): Promise<AccessChanged | Refusal> {
  return platform.transact(async (tx) => {
    const { person } = viewer;
    const known = await readPublicNeed(tx, number);
    if (person === null || isRefusal(known)) return refuse('not_found');
    if (!membershipIn(viewer, organisation)) return refuse('not_a_member');
    const need = await lockNeed(tx, known.id);
    const text = need && (await lockConfidentialOf(tx, need.id));
    if (!need || !text) return refuse('confidential_not_open');
    const reader = { id: null, person, organisation };
    const context = await disclosureContext(tx, viewer, { need, text, disclosure: reader }, terms);
    const move = decide(disclosureLife, disclosureRules, {
      action: context.approval ? 'ask' : 'enter',
      state: null,
      as: ['solver'],
      context,
    });
    if (isRefusal(move)) return move;
    const at = await now(tx);
    const id = newId();
    const times = { created_at: at, moved_at: at };
    await insertDisclosure(tx, { id, state: move.to, ...times, confidential: text.id, person, organisation });
    await saveAcceptance(tx, { disclosure: id, terms: text.terms, sha256: terms, at });
    const refusal = await moveRow(tx, disclosureLife, id, move, {
      actor: actorOf(viewer, 'solver', organisation),
      data: { need: need.id },
      audience: audienceOf(need, person),
    });
    return refusal ?? { id, state: move.to as AccessChanged['state'], version: 1 };
  });
}
