import { z } from 'zod';
import { pageOf, pageQuery } from '../../http/paging.ts';
import { Id, line } from '../../http/scalars.ts';
import { FieldCode, NeedState, Triage } from '../need.ts';
import { WorkNeedCard } from '../work.ts';

/** What a list of needs is of, what it is narrowed to, and in which order it comes. */
const listed = {
  desk: z.enum(['owner', 'review', 'clearance', 'organiser', 'entered', 'kept']).default('owner'),
  state: NeedState.optional(),
  triage: Triage.optional(),
  contest: Id.optional(),
  track: Id.optional(),
  /** 推荐单位, by its whole name. */
  recommender: line(100).optional(),
  /** What lies in this field, or touches it. */
  field: FieldCode.optional(),
  /** Only those whose step is overdue. */
  overdue: z.literal('yes').optional(),
  /** Stands in the number, the title or the organisation's name; two characters or more. */
  q: line(100).min(2).optional(),
  /** By the day on which the step that runs is due, by number, or what moved last first; left out: in the desk's own order. */
  sort: z.enum(['due', 'number', 'latest']).optional(),
};

/** The lists of the desks, an owner's own among them. */
export const listRoutes = {
  list: {
    method: 'GET',
    path: '/workspace/needs',
    summary: { zh: '我的需求，或一个工作台的队列', en: 'My needs, or the queue of a desk' },
    query: z.strictObject({ ...pageQuery, ...listed }),
    reply: pageOf(WorkNeedCard),
  },
  listSheet: {
    method: 'GET',
    path: '/workspace/needs/sheet',
    summary: {
      zh: '下载需求清单 (XLSX)，按同样的筛选与排序',
      en: 'The same list as a sheet (XLSX), as it is narrowed and sorted',
    },
    download: true,
    query: z.strictObject({ ...listed, locale: z.enum(['zh', 'en']).default('zh') }),
    reply: z.null(),
  },
} as const;
