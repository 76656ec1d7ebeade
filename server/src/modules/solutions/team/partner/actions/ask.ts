import type { TeamPartners } from '@jiebang/contract/solutions/partner.ts';
import { newId } from '#kernel/ids.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { organisationsById } from '#modules/identity/index.ts';
import { now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { withOwn } from '../../../actions/own.ts';
import { partnerHash } from '../../../documents/keys.ts';
import { draftOfVersion, emptyDraft } from '../../../documents/own-draft.ts';
import { sealPartner } from '../../../documents/sealing.ts';
import { newestVersion } from '../../../store.ts';
import { askedBy, standingOf } from '../queries/partners.ts';
import { unfit } from '../rules.ts';
import { removePartner, writeAsked } from '../store.ts';

/**
 * Asks every partner of the saved draft that is registered here and has not been asked for this task; what was asked of others is forgotten.
 * Its signatories find it on their desks: no fact and no message is written, which would tell a dump who is whose partner.
 */
export function askPartners(platform: Platform, viewer: Viewer, id: string): Promise<TeamPartners | Refusal> {
  return withOwn(platform, viewer, id, async (tx, own) => {
    const newest = await newestVersion(tx, id);
    const draft = newest ? draftOfVersion(own.teamKey, id, newest) : emptyDraft;
    const at = await now(tx);
    const standing = () => standingOf(tx, viewer, own, { teamKey: own.teamKey, draft, at });
    const { items, can } = await standing();
    if (can.ask !== true) return refuse(can.ask.code);
    const named = draft.partners.map(({ organisation }) => organisation?.toLowerCase() ?? null);
    if (named.includes(own.need.organisation)) return refuse('own_organisation');
    const registered = named.filter((one) => one !== null);
    const organisations = await organisationsById(tx, registered);
    const barred = unfit(named, own.row.organisation, (one) => organisations.get(one)?.kind);
    if (barred) return barred;
    for (const asked of await askedBy(tx, own.teamKey, id))
      if (!named.includes(asked.organisation)) await removePartner(tx, asked.id);
    for (const [place, { task }] of draft.partners.entries()) {
      const organisation = named[place];
      const state = items[place]?.state ?? '';
      if (!organisation || ['asked', 'consented'].includes(state)) continue;
      const words = { organisation, name: organisations.get(organisation)?.name ?? '', task, by: null };
      const sealed_words = Buffer.from(sealPartner(own.teamKey, id, words));
      const hash = partnerHash(platform, organisation);
      await writeAsked(tx, { id: newId(), solution: id, organisation_hash: hash, sealed_words, state: 'asked', at });
    }
    return standing();
  });
}
