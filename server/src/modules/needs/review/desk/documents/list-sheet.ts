import type { Received } from '@jiebang/contract/http/route.ts';
import type { needRoutes } from '@jiebang/contract/needs/routes.ts';
import { needStateWords, trackKindWords, triageWords } from '@jiebang/contract/needs/words.data.ts';
import type { WorkNeedCard } from '@jiebang/contract/needs/work.ts';
import { fieldName } from '@jiebang/contract/reference/fields.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { shanghaiMinute } from '#kernel/working-days.ts';
import { record } from '#platform/db/transact.ts';
import { listSheet } from '#platform/files/sheets/sheet.ts';
import type { Download } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { mostLines } from '../config.ts';
import { wholeList } from '../queries/work-list.ts';

type Query = Received<(typeof needRoutes)['listSheet']>['query'];
type Locale = Query['locale'];

const files = { zh: '需求清单', en: 'needs' } as const;
const late = { zh: '逾期', en: 'overdue' } as const;
const heads = {
  zh: [
    '编号',
    '需求标题',
    '需求单位',
    '专场类型',
    '技术领域',
    '推荐单位',
    '状态',
    '分类',
    '提交时间',
    '办理期限',
    '逾期',
    '审核人',
    '揭榜截止',
    '最近变动',
  ],
  en: [
    'Number',
    'Title',
    'Organisation',
    'Kind of track',
    'Field',
    'Recommended by',
    'State',
    'Triage',
    'Handed in',
    'Due',
    'Overdue',
    'Reviewer',
    'Deadline',
    'Last change',
  ],
} as const;
const widths = [14, 50, 34, 20, 26, 24, 16, 20, 18, 18, 10, 14, 18, 18];

/** A desk's list as it is narrowed and sorted, as a sheet: what its holder sees and no more. That titles of originals left is recorded. */
export async function needsSheet(
  platform: Platform,
  viewer: Viewer,
  { locale, ...asked }: Query,
): Promise<Download | Refusal> {
  const needs = await platform.transact(async (tx) => {
    const found = await wholeList(tx, viewer, asked, mostLines + 1);
    if (found.length > mostLines) return refuse('list_too_long', { detail: { most: mostLines } });
    if (found.length > 0 && asked.desk !== 'owner' && viewer.person !== null)
      record(tx, {
        name: 'need_list_exported',
        subject: asked.contest ?? viewer.person,
        actor: actorOf(viewer, asked.desk),
        data: { desk: asked.desk, count: found.length },
      });
    return found;
  });
  if (isRefusal(needs)) return needs;
  return listSheet(
    `${files[locale]}.xlsx`,
    heads[locale].map((head, n) => ({ head, width: widths[n] ?? 20 })),
    needs.map((need) => cellsOf(need, locale)),
  );
}

function cellsOf(need: WorkNeedCard, locale: Locale): string[] {
  const at = (instant: string | null) => (instant === null ? '' : shanghaiMinute(new Date(instant)));
  return [
    need.number ?? '',
    need.title,
    need.organisation,
    trackKindWords[locale][need.trackKind],
    need.field === null ? '' : fieldName(need.field, locale),
    need.recommender ?? '',
    needStateWords[locale][need.state],
    need.triage === null ? '' : triageWords[locale][need.triage],
    at(need.submittedAt),
    at(need.due),
    need.overdue ? late[locale] : '',
    need.reviewer ?? '',
    at(need.deadline),
    at(need.since),
  ];
}
