import { regions } from '../../reference/regions.ts';
import type { Shape } from './shapes.ts';

/** Full-width letters, digits and signs as half-width ones, place by place; what divides a sentence stays. */
export const halfWidth = (text: string): string =>
  text.replace(/[\uff02-\uff0b\uff0d-\uff1a\uff1c-\uff1e\uff20-\uff5e]/g, (sign) =>
    String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  );

/** Names as shapes, the longest first. */
export function named(kind: Shape['kind'], names: readonly string[]): Shape[] {
  const longest = [...new Set(names.map((name) => halfWidth(name).trim()).filter((name) => name.length > 1))];
  return longest
    .sort((a, b) => b.length - a.length)
    .map((name) => {
      const words = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
      const latin = /^[\x20-\x7e]+$/.test(name);
      return { kind, shape: new RegExp(latin ? `(?<![A-Za-z])${words}(?![A-Za-z])` : words, 'gi') };
    });
}

const legalForm =
  /(?:股份有限公司|有限责任公司|有限公司|集团|总公司|分公司|公司|工厂|厂)$|,?\s*(?:co\.?,?\s*ltd\.?|ltd\.?|inc\.?|gmbh|llc|corporation|corp\.?|company|group)$/i;
const trade =
  /(?:科技|技术|新材料|材料|电子|半导体|生物|医药|制药|医疗|器械|化工|化学|机械|装备|设备|新能源|能源|动力|电力|电气|汽车|航空|航天|船舶|海洋|环保|环境|食品|农业|智能|信息|软件|网络|数据|通信|光电|光学|精密|仪器|仪表|工业|实业|制造|重工|钢铁|冶金|纺织|建筑|建设|工程|控股|国际|集团|股份)$/;
const places = [...new Set(regions.flatMap(({ name }) => [name, name.replace(/(?:省|市|区|县)$/, '')]))]
  .filter((name) => name.length > 1 && name !== '市辖区')
  .sort((a, b) => b.length - a.length);

/** A name of an organisation, and the shorter ones by which people call it: 上海样本新材料有限公司, 样本新材料, 样本. */
export function shortNames(name: string): string[] {
  const bare = halfWidth(name)
    .replace(/\([^)]*\)/g, '')
    .trim();
  const withoutForm = stripped(bare, legalForm);
  const place = places.find((one) => withoutForm.startsWith(one) && withoutForm.length > one.length + 1);
  const withoutPlace = place ? withoutForm.slice(place.length) : withoutForm;
  const core = stripped(withoutPlace, trade);
  // A core of one character, or one that is a place or a trade itself, names nobody.
  const telling = core.length > 1 && !places.includes(core) && !trade.test(core) ? [core] : [];
  return [name, bare, withoutForm, ...(withoutPlace.length > 3 ? [withoutPlace] : []), ...telling];
}

/** Without an ending, however often it stands there. */
function stripped(text: string, ending: RegExp): string {
  const shorter = text.replace(ending, '').trim();
  return shorter === text || shorter.length < 2 ? text : stripped(shorter, ending);
}
