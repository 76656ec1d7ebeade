import { z } from 'zod';
import { pageOf, pageQuery } from '../http/paging.ts';
import { Id, Instant, text } from '../http/scalars.ts';
import { Candidate, Criterion, Panel, PanelChanged, RoundKind, RoundPlan, SeatChanged } from './panel.ts';
import { SheetChanged } from './sheet.ts';

const need = z.strictObject({ need: Id });
const one = z.strictObject({ id: Id });
const reason = z.strictObject({ reason: text(500) });

/** What an organiser does with a panel. */
export const panelRoutes = {
  open: {
    method: 'POST',
    path: '/workspace/needs/:need/panel',
    summary: { zh: '组建评审组', en: 'Set up the panel of a need' },
    creates: true,
    params: need,
    reply: PanelChanged,
  },
  panel: {
    method: 'GET',
    path: '/workspace/needs/:need/panel',
    summary: { zh: '评审组与进度（不含分数）', en: 'The panel and its progress, without scores' },
    params: need,
    reply: Panel,
  },
  candidates: {
    method: 'GET',
    path: '/workspace/needs/:need/panel/candidates',
    summary: { zh: '可邀请的专家', en: 'Judges who may be invited' },
    params: need,
    query: z.strictObject(pageQuery),
    reply: pageOf(Candidate),
  },
  setRubric: {
    method: 'PUT',
    path: '/workspace/needs/:need/panel/rubric',
    summary: { zh: '设定评分表', en: 'Set the rubric' },
    edits: true,
    params: need,
    body: z.strictObject({ criteria: z.array(Criterion).min(1).max(12) }),
    reply: PanelChanged,
  },
  setRoundRubric: {
    method: 'PUT',
    path: '/workspace/needs/:need/panel/rounds/:round/rubric',
    summary: { zh: '为后续轮次单独设定评分表', en: 'Give a round after the first a rubric of its own' },
    edits: true,
    params: z.strictObject({ need: Id, round: RoundKind }),
    /** None: it is scored by the rubric of the first round again. */
    body: z.strictObject({ criteria: z.array(Criterion).max(12) }),
    reply: PanelChanged,
  },
  setRounds: {
    method: 'PUT',
    path: '/workspace/needs/:need/panel/rounds',
    summary: { zh: '设定评审轮次、规则、晋级线与期限', en: 'Set the rounds with their rules, cut lines and days' },
    edits: true,
    params: need,
    body: z.strictObject({ rounds: z.array(RoundPlan).min(1).max(3) }),
    reply: PanelChanged,
  },
  giveTime: {
    method: 'POST',
    path: '/workspace/needs/:need/panel/score-by',
    summary: { zh: '延长本轮评分期限并说明理由', en: 'Give the judges of the round more time, with the reason' },
    params: need,
    body: z.strictObject({ scoreBy: Instant, reason: text(500) }),
    reply: PanelChanged,
  },
  advance: {
    method: 'POST',
    path: '/workspace/needs/:need/panel/advance',
    summary: { zh: '结束本轮并进入下一轮', en: 'End the round and go on to the next' },
    params: need,
    /** Whether judges are assigned anew among those who go on, before any sheet of the next round is handed out. */
    body: z.strictObject({ assign: z.boolean() }),
    reply: PanelChanged,
  },
  handOut: {
    method: 'POST',
    path: '/workspace/needs/:need/panel/hand-out',
    summary: { zh: '下发新一轮的评分表', en: 'Hand out the sheets of a round that was assigned anew' },
    params: need,
    reply: PanelChanged,
  },
  invite: {
    method: 'POST',
    path: '/workspace/needs/:need/panel/seats',
    summary: { zh: '邀请专家', en: 'Invite a judge' },
    creates: true,
    params: need,
    body: z.strictObject({ person: Id }),
    reply: SeatChanged,
  },
  remove: {
    method: 'POST',
    path: '/workspace/seats/:id/remove',
    summary: { zh: '撤销专家席位', en: 'Remove a judge' },
    params: one,
    body: reason,
    reply: SeatChanged,
  },
  inviteAgain: {
    method: 'POST',
    path: '/workspace/seats/:id/invite-again',
    summary: { zh: '再次邀请尚未答复的专家', en: 'Invite a judge again who has not answered, with a new day' },
    params: one,
    reply: SeatChanged,
  },
  tellApart: {
    method: 'POST',
    path: '/workspace/needs/:need/panel/told-apart',
    summary: {
      zh: '说明专家与同名的团队成员不是同一人',
      en: 'Say that a judge and a team member of the same name are two people',
    },
    params: need,
    body: z.strictObject({ person: Id, solution: Id, reason: text(500) }),
    reply: z.strictObject({ done: z.literal(true) }),
  },
  begin: {
    method: 'POST',
    path: '/workspace/needs/:need/panel/begin',
    summary: { zh: '开始评分', en: 'Begin scoring' },
    params: need,
    reply: PanelChanged,
  },
  unlock: {
    method: 'POST',
    path: '/workspace/sheets/:id/unlock',
    summary: { zh: '解锁评分', en: 'Unlock a sheet' },
    params: one,
    body: reason,
    reply: SheetChanged,
  },
  excuse: {
    method: 'POST',
    path: '/workspace/sheets/:id/excuse',
    summary: { zh: '免去一份评分并说明理由', en: 'Go on without a sheet, with the reason recorded' },
    params: one,
    body: reason,
    reply: SheetChanged,
  },
  rank: {
    method: 'POST',
    path: '/workspace/needs/:need/panel/rank',
    summary: { zh: '计算排名并提交需求方', en: 'Compute the ranking and hand it to the owner' },
    params: need,
    reply: PanelChanged,
  },
  publishNotice: {
    method: 'POST',
    path: '/workspace/needs/:need/panel/notice',
    summary: { zh: '发布公示', en: 'Publish the notice' },
    params: need,
    reply: z.strictObject({ ...PanelChanged.shape, number: z.string() }),
  },
} as const;
