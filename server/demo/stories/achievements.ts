import { reviewItems } from '@jiebang/contract/achievements/work.ts';
import { declarationNow } from '@jiebang/contract/needs/confidential/text.ts';
import { type Cast, type Content, held } from '../cast.ts';
import { after, at, type Story } from '../stage.ts';

type Achievement = Content['achievements'][number];

const reviewer = 'ge-jing';
/** Of which an expert was asked, and whose owners show their assessment to everyone. */
const [assessed, expert] = ['a04', 'gong-qiping'];
const shown = ['a04', 'a05', 'a20'];
const importer = 'cheng-huaijin';

/** A sheet as a technology transfer office keeps it, with one row that is wrong. */
const sheet = [
  '成果名称,成果简介,关键词,成熟度',
  '大跨度钢桥疲劳裂纹的声发射监测,以分布式声发射定位扩展中的裂纹，定位误差 0.3 米，已在 1 座桥上试用。,声发射；疲劳裂纹,6',
  '餐厨垃圾两相厌氧消化,水解与产甲烷分相控制，容积产气率提高 35%。,厌氧消化；餐厨垃圾,7',
  '空间桁架的机器人装配规划,在 2 米级样机上完成 24 根杆件的自主装配。,空间装配；规划,4',
  '低轨卫星相控阵天线的在轨校准,利用信标在 90 秒内完成 256 单元的幅相校准。,相控阵；校准,五',
].join('\n');

/** An achievement from its draft to where it is to stand. */
export async function* enterAchievement(cast: Cast, of: Achievement, n: number): Story {
  const { calendar } = cast;
  const hours = 9 + (n % 7);
  yield at(calendar.day(of.day, hours));
  const owner = cast.as(of.owner).achievements;
  const organisation = held(cast.organisations, of.organisation);
  const { id } = await owner.create({ body: { organisation, achievement: of.draft } });
  cast.achievements.set(of.key, id);
  if (of.state === 'draft') return;
  const params = { id };
  await owner.submit({ params, body: { declaration: declarationNow } });
  if (of.state === 'under_review') return;
  yield at(calendar.day(of.day + 1, hours));
  await cast.as(reviewer).achievements.publish({ params, body: { confirmed: [...reviewItems] } });
  if (!shown.includes(of.key)) return;
  yield after(calendar.day(of.day + 2, hours));
  await owner.showAssessment({ params, body: { shown: true } });
}

/** A university brings what it has from a sheet; one row tells what is wrong with it. */
export async function* importAchievements(cast: Cast): Story {
  yield at(cast.calendar.day(-15, 10));
  const { achievements } = cast.as(importer);
  const organisation = held(cast.organisations, 'jianghuai');
  const query = { organisation, name: '技术转移办公室台账.csv' };
  const { id } = await achievements.uploadImport({ query, body: new Blob([sheet]) });
  const params = { id };
  const { columns } = await achievements.previewImport({ params, body: { mapping: null } });
  await achievements.startImport({ params, body: { mapping: columns.map(({ column }) => column) } });
}

/** An expert corrects what was computed of one achievement, and signs. */
export async function* assessOne(cast: Cast): Story {
  const { calendar, content } = cast;
  yield after(calendar.day(-12, 10));
  const email = content.people.find(({ key }) => key === expert)?.email;
  if (email === undefined) throw new Error(`the demo has no ${expert}`);
  const params = { id: held(cast.achievements, assessed) };
  const { id } = await cast.as(reviewer).achievements.askExpert({ params, body: { email } });
  const own = { id };
  yield at(calendar.day(-11, 15));
  const { achievements } = cast.as(expert);
  await achievements.acceptAssessment({ params: own, body: { withoutInterest: true } });
  yield at(calendar.day(-9, 16));
  const { version, draft, automatic } = await achievements.expertAssessment({ params: own });
  if (!draft || !automatic) throw new Error('the demo has nothing to assess');
  const said: Readonly<Record<string, readonly [number, string, string]>> = {
    maturity: [
      12,
      '三座加氢站连续试用，环境级和产品级的证据可逐条核对，低等级应视为已达到。',
      '三座加氢站试用月报第 1 至 8 期。',
    ],
    market: [-10, '加氢站数量有限，近期需求规模小于所述，价格区间偏高。', '公开招标公告中同类传感器的成交价。'],
  };
  const grades = draft.grades.map((grade, n) => {
    const [more, reason, evidence] = said[automatic.dimensions[n]?.dimension ?? ''] ?? [0, null, null];
    return { score: Math.min(100, (grade.score ?? 0) + more), reason, evidence };
  });
  const remark = '芯片指标有第三方报告支持，建议补充长期稳定性数据。';
  await achievements.editAssessment({ params: own, version, body: { ...draft, grades, remark } });
  await achievements.signAssessment({ params: own });
}
