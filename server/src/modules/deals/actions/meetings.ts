import type { NewMeeting, Slot } from '@jiebang/contract/deals/deal.ts';
import type { z } from 'zod';
import { newId } from '#kernel/ids.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { mostMeetings } from '../config.ts';
import { mayAccept, mayWriteMinutes } from '../rules.ts';
import { insertMeeting, type MeetingRow, meetingsOf, setMeeting } from '../store.ts';
import { type Decided, withinDeal } from './move.ts';

/** Asks the other side for a meeting at one of several times, all of them ahead. */
export function askMeeting(platform: Platform, viewer: Viewer, id: string, asked: z.infer<typeof NewMeeting>) {
  return withinDeal<{ id: string }>(platform, viewer, id, 'meet', async (tx, { side, at }) => {
    if ((await meetingsOf(tx, id)).length >= mostMeetings)
      return refuse('too_many_meetings', { detail: { most: mostMeetings } });
    const passed = asked.slots.findIndex((slot) => Date.parse(slot.startsAt) <= at.getTime());
    if (passed >= 0)
      return refuse('slot_passed', { fields: [{ path: `slots.${passed}.startsAt`, code: 'too_small' }] });
    const meeting = newId();
    await insertMeeting(tx, {
      id: meeting,
      deal: id,
      asked_by: side,
      topic: asked.topic,
      place: asked.place,
      slots: JSON.stringify(asked.slots),
      at,
    });
    return { id: meeting };
  });
}

/** Accepts one of the times that another side offered. */
export function acceptMeeting(platform: Platform, viewer: Viewer, id: string, meeting: string, slot: number) {
  return onMeeting(platform, viewer, id, meeting, async (tx, found, { context, person, at }) => {
    const refusal = mayAccept(found, context.sides);
    if (refusal) return refusal;
    const chosen = (found.slots as Slot[])[slot];
    if (!chosen) return refuse('unknown_slot', { fields: [{ path: 'slot', code: 'unknown' }] });
    if (Date.parse(chosen.startsAt) <= at.getTime()) return refuse('slot_passed');
    await setMeeting(tx, meeting, { accepted: slot, accepted_by: person, accepted_at: at });
    return null;
  });
}

/** Writes the minutes of a meeting that has begun; whoever writes last is named with them. */
export function writeMinutes(platform: Platform, viewer: Viewer, id: string, meeting: string, text: string) {
  return onMeeting(platform, viewer, id, meeting, async (tx, found, { person, at }) => {
    const refusal = mayWriteMinutes(found, at);
    if (refusal) return refusal;
    await setMeeting(tx, meeting, { minutes: text, minutes_by: person, minutes_at: at });
    return null;
  });
}

function onMeeting(
  platform: Platform,
  viewer: Viewer,
  id: string,
  meeting: string,
  work: (tx: Tx, meeting: MeetingRow, decided: Decided) => Promise<Refusal | null>,
): Promise<{ id: string } | Refusal> {
  return withinDeal<{ id: string }>(platform, viewer, id, 'meet', async (tx, decided) => {
    const found = (await meetingsOf(tx, id)).find((one) => one.id === meeting);
    if (!found) return refuse('not_found');
    const refusal = await work(tx, found, decided);
    return isRefusal(refusal) ? refusal : { id: meeting };
  });
}
