import { z } from 'zod';
import { pageOf, pageQuery } from '../../http/paging.ts';
import { Id, Instant, text } from '../../http/scalars.ts';
import {
  HallBoard,
  MySession,
  Outcome,
  SessionAct,
  SessionCard,
  SessionChanged,
  SessionDraft,
  WorkSession,
} from './session.ts';

const one = z.strictObject({ id: Id });
const done = z.strictObject({ id: Id });
const reason = z.strictObject({ reason: text(500) });
const acted = z.strictObject({ n: z.int().min(1) });

/** The matchmaking session: what its organiser arranges, what the two sides choose and record, and what the hall sees. */
export const sessionRoutes = {
  hallBoard: {
    method: 'GET',
    path: '/sessions/:number',
    summary: { zh: '对接会现场大屏', en: 'The board of a matchmaking session, as anyone reads it' },
    params: z.strictObject({ number: z.string().max(60) }),
    reply: HallBoard,
  },
  sessions: {
    method: 'GET',
    path: '/workspace/sessions',
    summary: { zh: '我承办或参加的对接会', en: 'Matchmaking sessions that I run, or take part in' },
    query: z.strictObject({ ...pageQuery, desk: z.enum(['mine', 'organiser']).default('mine') }),
    reply: pageOf(SessionCard),
  },
  makeSession: {
    method: 'POST',
    path: '/workspace/sessions',
    summary: { zh: '新建对接会', en: 'Prepare a matchmaking session' },
    creates: true,
    body: z.strictObject({ contest: Id, track: Id.nullable(), draft: SessionDraft }),
    reply: SessionChanged,
  },
  mySession: {
    method: 'GET',
    path: '/workspace/sessions/:id',
    summary: { zh: '我参加的对接会', en: 'A matchmaking session for who takes part' },
    params: one,
    reply: MySession,
  },
  workSession: {
    method: 'GET',
    path: '/workspace/sessions/:id/console',
    summary: { zh: '对接会控制台', en: 'The console of a matchmaking session' },
    params: one,
    reply: WorkSession,
  },
  editSession: {
    method: 'PUT',
    path: '/workspace/sessions/:id',
    summary: { zh: '修改对接会', en: 'Change a matchmaking session' },
    edits: true,
    params: one,
    body: SessionDraft,
    reply: SessionChanged,
  },
  openSession: {
    method: 'POST',
    path: '/workspace/sessions/:id/open',
    summary: { zh: '邀请双方选择', en: 'Ask both sides to choose' },
    params: one,
    reply: SessionChanged,
  },
  extendSession: {
    method: 'POST',
    path: '/workspace/sessions/:id/extend',
    summary: { zh: '延长选择时间', en: 'Give more time to choose' },
    params: one,
    body: z.strictObject({ chooseBy: Instant }),
    reply: SessionChanged,
  },
  planSession: {
    method: 'POST',
    path: '/workspace/sessions/:id/plan',
    summary: { zh: '按双向选择排表', en: 'Compute the timetable from the choices' },
    params: one,
    reply: SessionChanged,
  },
  announceSession: {
    method: 'POST',
    path: '/workspace/sessions/:id/announce',
    summary: { zh: '公布时间表', en: 'Announce the timetable' },
    params: one,
    reply: SessionChanged,
  },
  closeSession: {
    method: 'POST',
    path: '/workspace/sessions/:id/close',
    summary: { zh: '结束对接会', en: 'Close the session' },
    params: one,
    reply: SessionChanged,
  },
  cancelSession: {
    method: 'POST',
    path: '/workspace/sessions/:id/cancel',
    summary: { zh: '取消对接会', en: 'Cancel the session, with the reason' },
    params: one,
    body: reason,
    reply: SessionChanged,
  },
  changeMeeting: {
    method: 'POST',
    path: '/workspace/sessions/:id/acts',
    summary: { zh: '调整时间表', en: 'Move, swap or call off a meeting' },
    creates: true,
    params: one,
    body: SessionAct,
    reply: acted,
  },
  undoMeeting: {
    method: 'POST',
    path: '/workspace/sessions/:id/undo',
    summary: { zh: '撤回最近一次调整', en: 'Take back the newest change, by a counter-entry' },
    creates: true,
    params: one,
    body: z.strictObject({ n: z.int().min(1), reason: text(500).nullable() }),
    reply: acted,
  },
  joinSession: {
    method: 'PUT',
    path: '/workspace/sessions/:id/solutions/:solution',
    summary: { zh: '团队报名参加对接会', en: 'Let my team take part, with what it says of itself' },
    params: z.strictObject({ id: Id, solution: Id }),
    body: z.strictObject({ words: text(500) }),
    reply: done,
  },
  leaveSession: {
    method: 'POST',
    path: '/workspace/sessions/:id/solutions/:solution/leave',
    summary: { zh: '团队退出对接会', en: 'Let my team take no part' },
    params: z.strictObject({ id: Id, solution: Id }),
    reply: done,
  },
  chooseTeams: {
    method: 'PUT',
    path: '/workspace/sessions/:id/needs/:need/choices',
    summary: { zh: '需求方选择团队', en: 'Choose teams, for a need of mine' },
    params: z.strictObject({ id: Id, need: Id }),
    body: z.strictObject({ teams: z.array(Id).max(200) }),
    reply: done,
  },
  chooseNeeds: {
    method: 'PUT',
    path: '/workspace/sessions/:id/teams/:team/choices',
    summary: { zh: '团队选择需求', en: 'Choose needs, for a team of mine' },
    params: z.strictObject({ id: Id, team: Id }),
    body: z.strictObject({ needs: z.array(Id).max(200) }),
    reply: done,
  },
  recordOutcome: {
    method: 'PUT',
    path: '/workspace/session-meetings/:id/outcome',
    summary: { zh: '记录会面结果', en: 'Record how a meeting ended' },
    params: one,
    body: z.strictObject({ side: z.enum(['owner', 'solver']), outcome: Outcome, note: text(1000).nullable() }),
    reply: done,
  },
} as const;
