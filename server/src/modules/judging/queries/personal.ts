import type { Personal } from '#platform/db/personal.ts';

const seat = { table: 'judging.seat', whose: { column: 'person' } };
const sheet = { table: 'judging.sheet', whose: { column: 'seat', in: seat } };

/** What this module holds on people. */
export const personal: Personal = {
  tables: [
    {
      table: 'judging.seat',
      what: '您的评审席位 / your seats on panels',
      whose: { column: 'person' },
      columns: ['panel', 'state', 'undertaking', 'undertaken_at', 'created_at'],
    },
    {
      table: 'judging.interest',
      what: '您申报的利益关系 / interests that you declared',
      whose: { column: 'seat', in: seat },
      columns: ['organisation'],
    },
    {
      table: 'judging.sheet',
      what: '您的评分表 / your sheets',
      whose: { column: 'seat', in: seat },
      columns: ['id', 'state', 'comment', 'created_at', 'moved_at'],
    },
    {
      table: 'judging.score',
      what: '您的评分 / your scores',
      whose: { column: 'sheet', in: sheet },
      columns: ['sheet', 'criterion', 'score', 'comment'],
    },
    {
      table: 'judging.winner',
      what: '您确认的中选方案 / choices that you confirmed',
      whose: { column: 'person' },
      columns: ['need', 'rank', 'reason', 'at', 'withdrawn_at'],
    },
    {
      table: 'judging.notice',
      what: '以您为负责人的公示 / public notices that name you',
      whose: { column: 'leader' },
      columns: ['number', 'need_number', 'title', 'published_at', 'withdrawn_at'],
    },
    {
      table: 'judging.objection',
      what: '您提出的异议 / objections that you raised',
      whose: { column: 'person' },
      columns: ['notice', 'organisation', 'text', 'answer', 'state', 'created_at'],
    },
    {
      table: 'judging.objection',
      what: '您答复的异议 / objections that you answered',
      whose: { column: 'answered_by' },
      columns: ['id', 'state', 'moved_at'],
    },
  ],
  left: { 'judging.conflict.person': 'hidden', 'judging.conflict.noted_by': 'hidden' },
};
