import { z } from 'zod';
import { pageOf, pageQuery } from '../http/paging.ts';
import { routes } from '../http/route.ts';
import { Day, Id, Instant, text } from '../http/scalars.ts';
import { ContestCard, ContestInput, ContestPage, OpenTrack, Track, TrackEdit, TrackInput } from './contest.ts';
import { lifeRoutes } from './life-routes.ts';
import { Phase, PhaseName } from './phase.ts';
import { Readiness } from './readiness.ts';
import { Rule, RuleInput, RuleVersion, ruleKeys } from './rule.ts';
import { staffRoutes } from './staff-routes.ts';

const byId = z.strictObject({ id: Id });
const done = z.strictObject({ done: z.literal(true) });

const ownRoutes = routes('contests', {
  ...lifeRoutes,
  current: {
    method: 'GET',
    path: '/contest',
    summary: { zh: '当前赛事', en: 'The current contest' },
    reply: ContestPage,
  },
  list: {
    method: 'GET',
    path: '/contests',
    summary: { zh: '历届赛事', en: 'Contests, newest first' },
    query: z.strictObject(pageQuery),
    reply: pageOf(ContestCard),
  },
  contest: {
    method: 'GET',
    path: '/contests/:id',
    summary: { zh: '赛事', en: 'A contest' },
    params: byId,
    reply: ContestPage,
  },
  create: {
    method: 'POST',
    path: '/contests',
    summary: {
      zh: '新建赛事；可用模板，或复制往届的专场、阶段和规则（不含任何人的数据）',
      en: 'Create a contest, from a template or from the tracks, phases and rules of an earlier one (nothing of anyone’s data)',
    },
    body: z.strictObject({
      ...ContestInput.shape,
      copyOf: Id.nullable(),
      template: z.enum(['four_tracks']).nullable().default(null),
      /** The day on which its first phase begins; null leaves the phases to be set. */
      startsOn: Day.nullable().default(null),
    }),
    reply: ContestPage,
    creates: true,
  },
  edit: {
    method: 'PUT',
    path: '/contests/:id',
    summary: { zh: '修改赛事', en: 'Edit a contest' },
    params: byId,
    body: ContestInput,
    reply: ContestPage,
    edits: true,
  },
  setPhases: {
    method: 'PUT',
    path: '/contests/:id/phases',
    summary: {
      zh: '设定赛事或专场的阶段日期',
      en: 'Set the dated phases of a contest, or of a track where they differ',
    },
    params: byId,
    body: z.strictObject({
      track: Id.nullable(),
      phases: z.array(Phase).max(5),
      /** Why; an open contest's dates are not changed without. */
      reason: text(1000).nullable().default(null),
    }),
    reply: ContestPage,
    edits: true,
  },
  endPhase: {
    method: 'POST',
    path: '/contests/:id/phases/:phase/end',
    summary: { zh: '提前结束一个阶段', en: 'End a running phase early; needs’ own deadlines stay' },
    params: z.strictObject({ id: Id, phase: PhaseName }),
    /** `endsAt` null ends it now. */
    body: z.strictObject({ track: Id.nullable(), endsAt: Instant.nullable(), reason: text(1000) }),
    reply: ContestPage,
  },
  extendPhase: {
    method: 'POST',
    path: '/contests/:id/phases/:phase/extend',
    summary: { zh: '延长一个阶段', en: 'Extend a phase, also one that is over' },
    params: z.strictObject({ id: Id, phase: PhaseName }),
    body: z.strictObject({
      track: Id.nullable(),
      endsAt: Instant,
      /** Whether the phases after it that have not begun move along. */
      moveLater: z.boolean(),
      /** Whether deadlines of published needs that are still running move along. */
      moveDeadlines: z.boolean(),
      reason: text(1000),
    }),
    reply: ContestPage,
  },
  readiness: {
    method: 'GET',
    path: '/contests/:id/readiness',
    summary: { zh: '开赛前检查', en: 'What is missing before a contest is opened' },
    params: byId,
    reply: Readiness,
  },
  tracks: {
    method: 'GET',
    path: '/contests/:id/tracks',
    summary: { zh: '专场列表', en: 'Tracks of a contest' },
    params: byId,
    query: z.strictObject(pageQuery),
    reply: pageOf(Track),
  },
  openTracks: {
    method: 'GET',
    path: '/open-tracks',
    summary: { zh: '各届进行中赛事的专场', en: 'Tracks of all open contests, the newest contest first' },
    query: z.strictObject(pageQuery),
    reply: pageOf(OpenTrack),
  },
  track: { method: 'GET', path: '/tracks/:id', summary: { zh: '专场', en: 'A track' }, params: byId, reply: Track },
  createTrack: {
    method: 'POST',
    path: '/contests/:id/tracks',
    summary: { zh: '新建专场', en: 'Create a track' },
    params: byId,
    body: TrackInput,
    reply: Track,
    creates: true,
  },
  editTrack: {
    method: 'PUT',
    path: '/tracks/:id',
    summary: { zh: '修改专场的名称和介绍', en: 'Edit how a track is called and told of' },
    params: byId,
    body: TrackEdit,
    reply: Track,
    edits: true,
  },
  removeTrack: {
    method: 'DELETE',
    path: '/tracks/:id',
    summary: { zh: '删除筹备中赛事的专场', en: 'Remove a track of a contest in preparation' },
    params: byId,
    reply: done,
  },
  rules: {
    method: 'GET',
    path: '/contests/:id/rules',
    summary: { zh: '现行规则', en: 'Rules in force' },
    params: byId,
    query: z.strictObject({ track: Id.optional() }),
    reply: z.strictObject({ rules: z.array(Rule).max(ruleKeys.length) }),
  },
  ruleVersions: {
    method: 'GET',
    path: '/contests/:id/rules/:key/versions',
    summary: { zh: '一条规则的历次版本', en: 'Every version of a rule, newest first: who set it, when and why' },
    params: z.strictObject({ id: Id, key: z.enum(ruleKeys) }),
    query: z.strictObject({ track: Id.optional() }),
    reply: z.strictObject({ versions: z.array(RuleVersion) }),
  },
  setRule: {
    method: 'POST',
    path: '/contests/:id/rules',
    summary: { zh: '设定规则的新版本', en: 'Set a new version of a rule' },
    params: byId,
    body: RuleInput,
    reply: done,
    creates: true,
  },
});

/** Every route of contests. */
export const contestRoutes = { ...ownRoutes, ...staffRoutes };
