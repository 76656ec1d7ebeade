import { z } from 'zod';
import { Id, text, Version } from '../http/scalars.ts';
import { Assigned, Assignment } from './assignment.ts';

const need = z.strictObject({ need: Id });
/** The greatest difference of loads that is accepted: 1 unless conflicts make more unavoidable. */
const accepted = z.strictObject({ gap: z.int().min(1).max(500).default(1) });
const changed = z.strictObject({ version: Version });

/** Who judges what, computed and changed by hand before judging begins. */
export const assignmentRoutes = {
  assignment: {
    method: 'GET',
    path: '/workspace/needs/:need/panel/assignment',
    summary: { zh: '评审分派方案', en: 'Who is to judge what' },
    params: need,
    reply: z.strictObject({ assignment: Assignment.nullable() }),
  },
  assign: {
    method: 'POST',
    path: '/workspace/needs/:need/panel/assignment',
    summary: { zh: '自动分派一个评审组', en: 'Compute who judges what on a panel' },
    params: need,
    body: accepted,
    reply: Assigned,
  },
  assignTrack: {
    method: 'POST',
    path: '/tracks/:id/assignment',
    summary: { zh: '同时分派一个专场的全部评审组', en: 'Compute who judges what on all panels of a track at once' },
    params: z.strictObject({ id: Id }),
    body: accepted,
    reply: Assigned,
  },
  reassign: {
    method: 'PUT',
    path: '/workspace/needs/:need/panel/assignment',
    summary: { zh: '手工调整分派并说明理由', en: 'Give a solution to another judge, with the reason' },
    edits: true,
    params: need,
    body: z.strictObject({ solution: Id, from: Id, to: Id, reason: text(500) }),
    reply: changed,
  },
  dropAssignment: {
    method: 'DELETE',
    path: '/workspace/needs/:need/panel/assignment',
    summary: { zh: '放弃分派，改为全体评审', en: 'Drop the assignment: every judge judges every solution' },
    params: need,
    reply: z.strictObject({ done: z.literal(true) }),
  },
} as const;
