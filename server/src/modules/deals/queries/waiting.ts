import type { Waiting } from '@jiebang/contract/desk/desk.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { sidesOf, signsIn } from '../access.ts';
import { inquiriesWaiting } from '../inquiry/queries/tasks.ts';
import { type DealAction, talking } from '../lifecycle.ts';
import { mayAccept } from '../rules.ts';
import { type DealRow, dealsOfViewer } from '../store.ts';
import { type Beside, besideEach, movesOfEach } from './of-each.ts';
import { stillAhead } from './tasks.ts';

type Of = Beside & { readonly moves: readonly { readonly action: string; readonly at: Date }[] };
type Wait = { readonly code: string; readonly since: Date };

/** What this person waits for in deals: that the other side confirms, accepts, answers; that the organiser voids. */
export async function waiting(platform: Platform, viewer: Viewer, at: Date): Promise<Waiting[]> {
  const { db } = platform;
  const found: Waiting[] = await inquiriesWaiting(platform, viewer);
  const mine = await dealsOfViewer(db, viewer, talking);
  const besideOf = await besideEach(db, mine);
  const moves = await movesOfEach(db, mine);
  for (const deal of mine) {
    const of = { ...besideOf(deal.id), moves: moves.filter(({ item }) => item === deal.id) };
    for (const { code, since } of waitsOf(viewer, deal, of, at)) {
      found.push({
        key: `deals:${code}:${deal.id}`,
        module: 'deals',
        code,
        subject: { id: deal.id, number: deal.need_number ?? deal.achievement_number, title: deal.title },
        due: null,
        since: since.toISOString(),
        address: `/deals/${deal.id}`,
      });
    }
  }
  return found;
}

function waitsOf(viewer: Viewer, deal: DealRow, { contract: entered, meetings, moves }: Of, at: Date): Wait[] {
  const sides = sidesOf(viewer, deal);
  const [owner, solver] = [sides.includes('owner'), sides.includes('solver')];
  const last = (action: DealAction) => moves.findLast((move) => move.action === action)?.at ?? deal.moved_at;
  const waits: Wait[] = [];
  const contract = deal.state === 'negotiating' ? entered : undefined;
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
  const asked = meetings.find(
    (meeting) => mayAccept(meeting, sides)?.refused === 'own_meeting' && stillAhead(meeting.slots, at),
  );
  return asked ? [...waits, { code: 'deal_meeting_asked', since: asked.at }] : waits;
}
