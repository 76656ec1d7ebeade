import { z } from 'zod';
import { Id, text } from '../http/scalars.ts';
import { NewMeeting } from './deal.ts';

const one = z.strictObject({ id: Id });
const oneMeeting = z.strictObject({ id: Id, meeting: Id });

/** Meetings of a deal: asked for with times, one of them accepted, minutes written. */
export const meetingRoutes = {
  askMeeting: {
    method: 'POST',
    path: '/workspace/deals/:id/meetings',
    summary: { zh: '约时间面谈', en: 'Ask for a meeting' },
    creates: true,
    params: one,
    body: NewMeeting,
    reply: one,
  },
  acceptMeeting: {
    method: 'POST',
    path: '/workspace/deals/:id/meetings/:meeting/accept',
    summary: { zh: '选定面谈时间', en: 'Accept one of the times' },
    params: oneMeeting,
    body: z.strictObject({ slot: z.int().min(0).max(4) }),
    reply: one,
  },
  writeMinutes: {
    method: 'POST',
    path: '/workspace/deals/:id/meetings/:meeting/minutes',
    summary: { zh: '填写面谈纪要', en: 'Write the minutes' },
    params: oneMeeting,
    body: z.strictObject({ text: text(4000) }),
    reply: one,
  },
} as const;
