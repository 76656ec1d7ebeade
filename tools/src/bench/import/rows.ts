import { fields } from '../../../../contract/src/reference/fields.ts';
import { regions } from '../../../../contract/src/reference/regions.ts';
import { measures, places, qualities, tasks, things, trades, troubles, wishes } from '../board/phrases.data.ts';

// Achievements that nobody made, as the lines of a CSV file; the same in every run.

export const header =
  '编号,成果名称,关键词,成果简介,完成人,成果来源,成果类别,成果形式,知识产权,所处阶段,成熟度,成熟度证据,技术领域,所在地,合作方式,意向价格（万元）\n';

const sources = ['自主研发', '委托研发'];
const forms = ['新技术', '新工艺', '新产品', '新材料', '新装备'];
const stages = ['研制阶段', '小试阶段', '中试阶段', '量产阶段'];
const leaves = fields.filter(({ code }) => code.length >= 5).map(({ code }) => code);
const districts = regions.filter(({ code }) => !code.endsWith('00')).map(({ code }) => code);

/** A line of the file. Every hundredth repeats the source's id of the line before it, and every thousandth has no title. */
export function rowAt(n: number): string {
  let state = (n * 48_271 + 11) % 2_147_483_647;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  next();
  const one = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const [thing, quality, task] = [one(things), one(qualities), one(tasks)];
  const figures = Array.from({ length: 4 }, () => {
    const [name, , unit] = one(measures);
    return `${one(qualities)}${one(things)}的${name}达到 ${Math.floor(next() * 5000) / 10} ${unit}，采用${one(qualities)}的${one(tasks)}`;
  });
  const text = [one(troubles), `${figures.join('；')}。`, one(wishes), one(troubles)].join('');
  const unit = `${one(places)}${one(trades)}研究院`;
  const id = n % 100 === 99 ? n - 1 : n;
  const cells = [
    `B-${id}`,
    n % 1000 === 500 ? '' : `${quality}${thing}的${task}（第${n}项）`,
    `${thing}、${quality}、${task}`,
    text,
    `样本${n % 977}|${unit}；样本${n % 613}|${unit}`,
    one(sources),
    '应用技术',
    one(forms),
    `发明专利|ZL2099${1 + (n % 3)}${String(n % 10_000_000).padStart(7, '0')}.${n % 10}|已授权`,
    one(stages),
    `${1 + Math.floor(next() * 13)}`,
    `7|连续运行 ${Math.floor(next() * 900)} 小时的记录`,
    one(leaves),
    one(districts),
    '技术许可、合作开发',
    `${10 + Math.floor(next() * 90)}-${100 + Math.floor(next() * 400)}`,
  ];
  return `${cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`;
}
