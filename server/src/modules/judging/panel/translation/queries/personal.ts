import type { PersonalTable } from '#platform/db/personal.ts';

const duty = { table: 'judging.duty', whose: { column: 'person' } };

/** What is held on people who translate. */
export const ofTranslators: readonly PersonalTable[] = [
  {
    table: 'judging.duty',
    what: '您的翻译任务 / your duties as a translator',
    whose: { column: 'person' },
    columns: ['panel', 'state', 'language', 'undertaking', 'undertaking_sha256', 'undertaken_at', 'created_at'],
    fate: 'record',
  },
  {
    table: 'judging.duty_interest',
    what: '您作为译员申报的利益关系 / interests that you declared as a translator',
    whose: { column: 'duty', in: duty },
    columns: ['organisation'],
    fate: 'record',
  },
  {
    table: 'judging.duty_reading',
    what: '您作为译员首次查阅方案的记录 / when you first read solutions as a translator',
    whose: { column: 'duty', in: duty },
    columns: ['solution', 'at'],
    fate: 'record',
  },
  {
    table: 'judging.translated',
    what: '您保存和提交译文的时间（译文本身加密保存） / when you saved and handed in translations; the texts are kept encrypted',
    whose: { column: 'duty', in: duty },
    columns: ['solution', 'n', 'at'],
    fate: 'record',
  },
];
