import type { Task } from '@jiebang/contract/desk/task.ts';
import { holdsAnywhere, type Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf, sidesOf, signsIn } from '../access.ts';
import { inquiryTasks } from '../inquiry/queries/tasks.ts';
import { standing, talking } from '../lifecycle.ts';
import { mayAccept } from '../rules.ts';
import { type DealRow, dealsOfViewer, dealsToVoid } from '../store.ts';
import { type Beside, besideEach } from './of-each.ts';

/** What this person must do now about deals. */
export async function tasks(platform: Platform, viewer: Viewer, at: Date): Promise<Task[]> {
  const { db } = platform;
  const mine = await dealsOfViewer(db, viewer, talking);
  const found: Task[] = await inquiryTasks(platform, viewer);
  const besideOf = await besideEach(db, mine);
  for (const deal of mine) {
    const codes = codesOf(viewer, deal, besideOf(deal.id), at);
    found.push(...codes.map((code) => taskOf(deal, code)));
  }
  if (!holdsAnywhere(viewer, 'organiser') && !holdsAnywhere(viewer, 'track_organiser')) return found;
  for (const deal of await dealsToVoid(db, standing)) {
    if (asOf(viewer, deal).includes('organiser')) found.push(taskOf(deal, 'deal_void_asked'));
  }
  return found;
}

function taskOf(deal: DealRow, code: string): Task {
  return {
    key: `deals:${code}:${deal.id}`,
    module: 'deals',
    code,
    subject: { id: deal.id, number: deal.need_number ?? deal.achievement_number, title: deal.title },
    due: null,
    address: code === 'deal_enter_contract' ? `/deals/${deal.id}/contract` : `/deals/${deal.id}`,
  };
}

function codesOf(viewer: Viewer, deal: DealRow, { contract, meetings }: Beside, at: Date): string[] {
  const sides = sidesOf(viewer, deal);
  const signs = signsIn(viewer, deal);
  const codes: string[] = [];
  if (sides.includes('owner') || sides.includes('solver')) {
    if (deal.state === 'intent') codes.push('deal_begin');
    if (deal.state === 'negotiating') {
      if (!contract) codes.push(...(signs ? ['deal_enter_contract'] : []));
      else if (!sides.some((side) => side === contract.entered_by) && signs) codes.push('deal_confirm_contract');
    }
    if (deal.state === 'signed') codes.push('deal_perform');
    if (deal.state === 'accepted') codes.push('deal_close');
  }
  if (sides.includes('owner') && deal.state === 'performing' && signs) codes.push('deal_accept');
  if (sides.includes('solver') && !sides.includes('owner') && deal.payment_fen !== null && deal.paid_at === null)
    codes.push('deal_confirm_payment');
  const waiting = meetings.some((meeting) => mayAccept(meeting, sides) === null && stillAhead(meeting.slots, at));
  return waiting ? [...codes, 'deal_accept_meeting'] : codes;
}

/** Whether one of a meeting's slots is still to come. */
export const stillAhead = (slots: unknown, at: Date): boolean =>
  (slots as { startsAt: string }[]).some((slot) => Date.parse(slot.startsAt) > at.getTime());
