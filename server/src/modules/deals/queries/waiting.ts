import type { Waiting } from '@jiebang/contract/desk/desk.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { sidesOf, signsIn } from '../access.ts';
import { type DealAction, talking } from '../lifecycle.ts';
import { mayAccept } from '../rules.ts';
import { type DealRow, dealsOfViewer, findContract, meetingsOf, movesOf } from '../store.ts';
import { stillAhead } from './tasks.ts';

type Wait = { readonly code: string; readonly since: Date };

/** What this person waits for in deals: that the other side confirms, accepts, answers; that the organiser voids. */
export async function waiting(platform: Platform, viewer: Viewer): Promise<Waiting[]> {
  const found: Waiting[] = [];
  const at = await now(platform.db);
  for (const deal of await dealsOfViewer(platform.db, viewer, talking)) {
    for (const { code, since } of await waitsOf(platform, viewer, deal, at)) {
      found.push({
        key: `deals:${code}:${deal.id}`,
        module: 'deals',
        code,
        subject: { id: deal.id, number: deal.need_number, title: deal.title },
        due: null,
        since: since.toISOString(),
        address: `/deals/${deal.id}`,
      });
    }
  }
  return found;
}

async function waitsOf({ db }: Platform, viewer: Viewer, deal: DealRow, at: Date): Promise<Wait[]> {
  const sides = sidesOf(viewer, deal);
  const [owner, solver] = [sides.includes('owner'), sides.includes('solver')];
  const moves = await movesOf(db, deal.id);
  const last = (action: DealAction) => moves.findLast((move) => move.action === action)?.at ?? deal.moved_at;
  const waits: Wait[] = [];
  const contract = deal.state === 'negotiating' ? await findContract(db, deal.id) : undefined;
  if (contract && sides.some((side) => side === contract.entered_by))
    waits.push({ code: 'deal_contract_entered', since: contract.entered_at });
  if (!signsIn(viewer, deal)) {
    const unsigned = contract && (owner || solver) && !sides.some((side) => side === contract.entered_by);
    if (unsigned) waits.push({ code: 'deal_in_signature', since: contract.entered_at });
    if (deal.state === 'performing' && owner) waits.push({ code: 'deal_in_signature', since: last('perform') });
  }
  if (deal.state === 'performing' && solver && !owner)
    waits.push({ code: 'deal_in_performance', since: last('perform') });
  if (owner && !solver && deal.payment_fen !== null && deal.paid_at === null)
    waits.push({ code: 'deal_payment_recorded', since: last('record_payment') });
  if (sides.some((side) => side === deal.void_asked_by))
    waits.push({ code: 'deal_void_in_decision', since: last('ask_void') });
  const asked = (await meetingsOf(db, deal.id)).find(
    (meeting) => mayAccept(meeting, sides)?.refused === 'own_meeting' && stillAhead(meeting.slots, at),
  );
  return asked ? [...waits, { code: 'deal_meeting_asked', since: asked.at }] : waits;
}
