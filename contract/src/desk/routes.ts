import { z } from 'zod';
import { DateReach } from '../contests/phase.ts';
import { RuleReach, ruleKeys } from '../contests/rule.ts';
import { pageOf } from '../http/paging.ts';
import { routes } from '../http/route.ts';
import { Id, Instant } from '../http/scalars.ts';
import { AuditEntry, auditFilter, auditQuery } from './audit.ts';
import { Desk, ReactionState } from './desk.ts';
import { Work } from './work.ts';

const locale = z.enum(['zh', 'en']).default('zh');

export const deskRoutes = routes('desk', {
  desk: {
    method: 'GET',
    path: '/desk',
    summary: { zh: '我的工作台：现在要做的事', en: 'My desk: what I must do now, by when' },
    reply: Desk,
  },
  ruleReach: {
    method: 'GET',
    path: '/contests/:id/rules/:key/reach',
    summary: {
      zh: '规则改动会影响多少进行中的事项',
      en: 'How many running things a change of a rule would govern, as each module counts them',
    },
    params: z.strictObject({ id: Id, key: z.enum(ruleKeys) }),
    query: z.strictObject({ track: Id.optional() }),
    reply: z.strictObject({ reach: z.array(RuleReach) }),
  },
  dateReach: {
    method: 'GET',
    path: '/contests/:id/reach',
    summary: {
      zh: '调整日期或结束赛事会涉及多少进行中的事项',
      en: 'How much is under way where a decision about dates reaches; before the opening nothing of solutions',
    },
    params: z.strictObject({ id: Id }),
    query: z.strictObject({
      /** `dates`: those of the named track, or of the contest and the tracks that have its dates. `all`: the whole contest. */
      of: z.enum(['dates', 'all']).default('dates'),
      track: Id.optional(),
      /** The new end of 揭榜, after which deadlines are counted. */
      end: Instant.optional(),
    }),
    reply: DateReach,
  },
  organisationWork: {
    method: 'GET',
    path: '/organisations/:id/work',
    summary: { zh: '单位参与的事项', en: 'What an organisation takes part in' },
    params: z.strictObject({ id: Id }),
    reply: z.strictObject({ items: z.array(Work) }),
  },
  audit: {
    method: 'GET',
    path: '/operations/audit',
    summary: {
      zh: '操作记录：谁在何时、从哪里做了什么',
      en: 'Who did what, when and from where, on the whole platform',
    },
    query: z.strictObject({ ...auditQuery, organisation: Id.optional() }),
    reply: pageOf(AuditEntry),
  },
  organisationAudit: {
    method: 'GET',
    path: '/organisations/:id/audit',
    summary: { zh: '单位的操作记录', en: 'What the people of an organisation did in its name' },
    params: z.strictObject({ id: Id }),
    query: z.strictObject(auditQuery),
    reply: pageOf(AuditEntry),
  },
  contestAudit: {
    method: 'GET',
    path: '/contests/:id/audit',
    summary: {
      zh: '赛事的操作记录：承办单位看全部，专场承办机构看本专场',
      en: 'Who did what in a contest, for its organisers; for those of a track what was done in that track',
    },
    params: z.strictObject({ id: Id }),
    query: z.strictObject(auditQuery),
    reply: pageOf(AuditEntry),
  },
  auditSheet: {
    method: 'GET',
    path: '/operations/audit/sheet',
    summary: { zh: '下载操作记录 (XLSX)', en: 'The audit of the platform as a sheet (XLSX)' },
    download: true,
    query: z.strictObject({ ...auditFilter, organisation: Id.optional(), locale }),
    reply: z.null(),
  },
  organisationAuditSheet: {
    method: 'GET',
    path: '/organisations/:id/audit/sheet',
    summary: { zh: '下载单位的操作记录 (XLSX)', en: 'The audit of an organisation as a sheet (XLSX)' },
    download: true,
    params: z.strictObject({ id: Id }),
    query: z.strictObject({ ...auditFilter, locale }),
    reply: z.null(),
  },
  contestAuditSheet: {
    method: 'GET',
    path: '/contests/:id/audit/sheet',
    summary: { zh: '下载赛事的操作记录 (XLSX)', en: 'The audit of a contest as a sheet (XLSX)' },
    download: true,
    params: z.strictObject({ id: Id }),
    query: z.strictObject({ ...auditFilter, locale }),
    reply: z.null(),
  },
  reactions: {
    method: 'GET',
    path: '/operations/reactions',
    summary: { zh: '后台处理的进度与失败', en: 'Every reaction to facts, its lag and its failures' },
    reply: z.strictObject({ items: z.array(ReactionState) }),
  },
});
