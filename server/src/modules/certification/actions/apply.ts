import type { ApplicationChanged } from '@jiebang/contract/certification/certificate.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { lockDeal, sidesOf } from '#modules/deals/index.ts';
import { now } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf } from '../access.ts';
import { applicationLife } from '../lifecycle.ts';
import { certificationRules } from '../rules.ts';
import { insertApplication, setApplication } from '../store.ts';
import { audienceOf, contextOf, moveApplication, organisationOf } from './move.ts';

/** Applies for a certificate of a deal whose contract both parties have confirmed; one application at a time. */
export function applyForCertificate(
  platform: Platform,
  viewer: Viewer,
  { deal: dealId, showAmount }: { deal: string; showAmount: boolean },
): Promise<ApplicationChanged | Refusal> {
  return platform.transact<ApplicationChanged>(async (tx) => {
    const deal = await lockDeal(tx, dealId);
    const sides = deal ? sidesOf(viewer, deal) : [];
    if (!deal || sides.length === 0) return refuse('not_found');
    const { contest, track } = deal;
    const move = decide(applicationLife, certificationRules, {
      action: 'apply',
      state: null,
      as: asOf(viewer, { sides, contest, track }),
      context: contextOf(viewer, deal),
    });
    if (isRefusal(move)) return move;
    const at = await now(tx);
    const id = newId();
    const shown = {
      owner_shows_amount: showAmount && move.by === 'owner',
      solver_shows_amount: showAmount && move.by === 'solver',
    };
    await insertApplication(tx, {
      id,
      state: move.to,
      created_at: at,
      moved_at: at,
      deal: dealId,
      need: deal.need,
      contest,
      track,
      ...shown,
    });
    const refusal = await moveRow(tx, applicationLife, id, move, {
      actor: actorOf(viewer, move.by, organisationOf(viewer, deal, move.by)),
      data: { deal: dealId, need: deal.need },
      audience: await audienceOf(tx, deal),
    });
    return refusal ?? { id, state: 'applied', version: 1 };
  });
}

/** Chooses, for the asker's side, whether the certificate shows the amount; it does only where both sides want it. */
export function chooseAmount(platform: Platform, viewer: Viewer, id: string, show: boolean) {
  return moveApplication(platform, viewer, id, 'choose', {
    apply: async (tx, { by }) => {
      await setApplication(tx, id, by === 'owner' ? { owner_shows_amount: show } : { solver_shows_amount: show });
      return {};
    },
  });
}
