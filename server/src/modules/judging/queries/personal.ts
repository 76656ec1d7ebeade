import { sql } from 'kysely';
import { findNeed } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Owed, Owing } from '#platform/db/deletion.ts';
import type { Personal } from '#platform/db/personal.ts';
import { ofTranslators } from '../panel/translation/queries/personal.ts';
import { needLine } from './need-line.ts';

const seat = { table: 'judging.seat', whose: { column: 'person' } };
const register = { table: 'judging.register', whose: { column: 'person' } };
const sheet = { table: 'judging.sheet', whose: { column: 'seat', in: seat } };

/** What this module holds on people. */
export const personal: Personal = {
  tables: [
    {
      table: 'judging.seat',
      what: '您的评审席位 / your seats on panels',
      whose: { column: 'person' },
      columns: ['panel', 'state', 'undertaking', 'undertaking_sha256', 'undertaken_at', 'created_at'],
      fate: 'record',
    },
    {
      table: 'judging.register',
      what: '您的专家信息 / your entry of the register of judges',
      whose: { column: 'person' },
      columns: ['fields', 'industries', 'keywords', 'most_sheets', 'own', 'changed_at'],
      fate: 'removed',
    },
    {
      table: 'judging.register',
      what: '主办方以您的邮箱录入的专家信息 / what an organiser wrote of you as a judge under your e-mail address',
      whose: { column: 'email', by: 'email' },
      columns: ['name', 'fields', 'industries', 'keywords', 'most_sheets', 'changed_at'],
      fate: 'removed',
    },
    {
      table: 'judging.register',
      what: '主办方以您的手机号录入的专家信息 / what an organiser wrote of you as a judge under your number',
      whose: { column: 'mobile', by: 'mobile' },
      columns: ['name', 'fields', 'industries', 'keywords', 'most_sheets', 'changed_at'],
      fate: 'removed',
    },
    {
      table: 'judging.absence',
      what: '您登记的不在与空闲期间 / when you said to be away, or free',
      whose: { column: 'register', in: register },
      columns: ['from_day', 'to_day', 'free'],
      fate: 'removed',
    },
    {
      table: 'judging.affiliation',
      what: '您登记的任职与关联单位 / your affiliations',
      whose: { column: 'register', in: register },
      columns: ['kind', 'name', 'organisation', 'from_day', 'to_day'],
      fate: 'removed',
    },
    {
      table: 'judging.assignment',
      what: '您运行的评审分派 / assignments that you computed',
      whose: { column: 'run_by' },
      columns: ['panel', 'state', 'each', 'gap', 'optimum', 'run_at'],
      fate: 'record',
    },
    {
      table: 'judging.assignment_change',
      what: '您对评审分派的调整 / what you changed in assignments',
      whose: { column: 'person' },
      columns: ['solution', 'reason', 'value_before', 'value_after', 'at'],
      fate: 'record',
    },
    {
      table: 'judging.interest',
      what: '您申报的利益关系 / interests that you declared',
      whose: { column: 'seat', in: seat },
      columns: ['organisation'],
      fate: 'record',
    },
    ...ofTranslators,
    {
      table: 'judging.sheet',
      what: '您的评分表 / your sheets',
      whose: { column: 'seat', in: seat },
      columns: ['id', 'state', 'comment', 'created_at', 'moved_at'],
      fate: 'record',
    },
    {
      ...{ table: 'judging.score', whose: { column: 'sheet', in: sheet }, fate: 'record' as const },
      what: '您的评分 / your scores',
      columns: ['sheet', 'criterion', 'score', 'comment'],
    },
    {
      table: 'judging.correction',
      what: '您的评分经异议不计入结果的记录 / sheets of yours that an objection struck out',
      whose: { column: 'sheet', in: sheet },
      columns: ['ground', 'at'],
      fate: 'record',
    },
    {
      table: 'judging.winner',
      what: '您确认的中选方案 / choices that you confirmed',
      whose: { column: 'person' },
      columns: ['need', 'rank', 'reason', 'at', 'withdrawn_at'],
      fate: 'record',
    },
    {
      table: 'judging.notice',
      what: '以您为负责人的公示 / public notices that name you',
      whose: { column: 'leader' },
      columns: ['number', 'need_number', 'title', 'published_at', 'withdrawn_at'],
      fate: 'record',
    },
    {
      table: 'judging.final_entry',
      what: '您在现场赛控制台的操作 / what you did at the console of a final',
      whose: { column: 'person' },
      columns: ['final', 'n', 'action', 'reason', 'at'],
      fate: 'record',
    },
    {
      table: 'judging.told_apart',
      what: '您认定专家与同名成员不是同一人的记录 / judges whom you told apart from team members of the same name',
      whose: { column: 'person' },
      columns: ['need', 'reason', 'at'],
      fate: 'record',
    },
    {
      table: 'judging.final_bid',
      what: '您在现场赛竞价轮的报价记录（价格密封保存，见报价页的回执） / when you gave a price in a final; the price itself is sealed, and stands in its receipt',
      whose: { column: 'person' },
      columns: ['final', 'round', 'item', 'at'],
      fate: 'record',
    },
    {
      table: 'judging.session_team',
      what: '您为团队报名的对接会 / matchmaking sessions that you let your team take part in',
      whose: { column: 'person' },
      columns: ['session', 'solution', 'words', 'at', 'left_at'],
      fate: 'record',
    },
    {
      table: 'judging.session_choice',
      what: '您在对接会上的选择 / whom you chose to meet in a matchmaking session',
      whose: { column: 'person' },
      columns: ['session', 'need', 'team', 'side', 'at'],
      fate: 'record',
    },
    {
      table: 'judging.session_outcome',
      what: '您记录的对接会会面结果 / how meetings ended, as you recorded it',
      whose: { column: 'person' },
      columns: ['meeting', 'side', 'outcome', 'note', 'at'],
      fate: 'record',
    },
    {
      table: 'judging.session_entry',
      what: '您对对接会时间表的调整 / what you changed in the timetable of a session',
      whose: { column: 'person' },
      columns: ['session', 'n', 'action', 'reason', 'at'],
      fate: 'record',
    },
    {
      table: 'judging.objection',
      what: '您提出的异议 / objections that you raised',
      whose: { column: 'person' },
      columns: ['notice', 'organisation', 'text', 'answer', 'published', 'state', 'created_at', 'answer_due'],
      fate: 'record',
    },
    {
      ...{ table: 'judging.objection_file', columns: ['objection', 'file', 'type'], fate: 'record' as const },
      what: '您为异议提供的依据 / evidence that you gave with objections',
      whose: { column: 'objection', in: { table: 'judging.objection', whose: { column: 'person' } } },
    },
    {
      table: 'judging.objection',
      what: '您答复的异议 / objections that you answered',
      whose: { column: 'answered_by' },
      columns: ['id', 'state', 'moved_at'],
      fate: 'record',
    },
  ],
  left: {
    'judging.conflict.person': 'hidden',
    'judging.conflict.noted_by': 'hidden',
    // A judge is not to learn who stands in a team by being told apart from them, nor a team who judges.
    'judging.told_apart.judge': 'hidden',
    'judging.told_apart.member': 'hidden',
    'judging.register.changed_by': 'others',
  },
  owed,
};

/** Seats on panels whose result is not final: sheets are open there, or may be again. */
async function owed(db: Db, { person }: Owing): Promise<Owed[]> {
  const { rows } = await sql<{ id: string; need: string }>`
    select s.id, p.need from judging.seat s join judging.panel p on p.id = s.panel
    where s.person = ${person} and s.state in ('invited', 'accepted')
      and p.state not in ('definitive', 'declined', 'abandoned')
    order by s.id`.execute(db);
  const found: Owed[] = [];
  for (const { id, need } of rows) {
    const row = await findNeed(db, need);
    if (row) found.push({ kind: 'judging_seat', id, title: (await needLine(db, row)).title });
  }
  return found;
}
