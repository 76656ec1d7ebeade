import { z } from 'zod';
import { text } from '../http/scalars.ts';
import { regions } from '../reference/regions.ts';
import type { NeedText } from './need.ts';

/** What a public text may have kept that tells who its owner is, or how to reach it. */
export const traceKinds = [
  'email',
  'url',
  'id_number',
  'uscc',
  'mobile',
  'landline',
  'address',
  'organisation',
  'person',
  'code_number',
] as const;

/** One trace: in which field (`indicators.0.value`), of which kind, and the very words. */
export const Trace = z.strictObject({ path: z.string().max(60), kind: z.enum(traceKinds), text: z.string().max(1000) });
export type Trace = z.infer<typeof Trace>;

/** The names that must not stand in a public text: of the owner's organisation, and of its people. */
export const TraceNames = z.strictObject({ organisations: z.array(z.string()), people: z.array(z.string()) });
export type TraceNames = z.infer<typeof TraceNames>;

/** A text that is still being written. */
export type Unfinished = { readonly [K in keyof NeedText]: NeedText[K] | null };

// Bodies of standards: their numbers are everyone's.
const standards =
  '(?:GB|GJB|GBZ|ISO|IEC|ASTM|IEEE|EN|DIN|JIS|SAE|UL|HG|JB|YY|QB|SJ|SH|NB|DL|CB|CJ|HJ|JJF|JJG|QC|TB|MT|YB|YS|FZ|LY|NY|SC|SN|WS|API|ASME|AMS|MIL|RTCA|DO|ICH|USP|EP|MOTC|AEC)';
// Ways on which electricity, oil or light goes, not people.
const notAStreet = '(?<![电线管油气水回光链通支思流磁网])';

/** What each kind looks like. The first kind that claims a place keeps it. */
const shapes: readonly { readonly kind: Trace['kind']; readonly shape: RegExp }[] = [
  { kind: 'email', shape: /[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}/gi },
  { kind: 'url', shape: /(?:https?:\/\/|www\.)[^\s，。；、）)】"'<>]{3,}/gi },
  {
    kind: 'url',
    shape:
      /(?<![a-z0-9@.-])(?:[a-z0-9-]{1,63}\.){1,5}(?:com|cn|net|org|edu|gov|top|xyz|vip|info|tech|ltd)(?![a-z0-9-])(?:\/[^\s，。；、）)]*)?/gi,
  },
  {
    kind: 'id_number',
    shape: /(?<![0-9a-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9x](?![0-9a-z])/gi,
  },
  { kind: 'uscc', shape: /(?<![0-9a-z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9a-z])/gi },
  {
    kind: 'mobile',
    shape: /(?:(?<![\w.])|(?<=\b(?:tel|phone|mobile|mob)))(?:\+?86[-\s]?)?1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}(?!\w|\.\d)/gi,
  },
  {
    kind: 'landline',
    shape:
      /(?<![\w.])(?:\+?86[-\s]?)?(?:[(（]0\d{2,3}[)）]|0\d{2,3})[-\s]?[2-9]\d{2,3}[-\s]?\d{4}(?:(?:-|\s?转\s?)\d{1,6})?(?!\w)/g,
  },
  { kind: 'landline', shape: /(?<![\w.])[48]00[-\s]\d{3}[-\s]?\d{4}(?!\d)/g },
  {
    kind: 'address',
    shape: new RegExp(
      `\\p{Script=Han}{0,6}(?:${notAStreet}路|大道|大街|街|巷|弄|胡同)\\s?[0-9一二三四五六七八九十百]{1,5}\\s?(?:号|弄)(?:\\s?[0-9A-Z]{1,5}\\s?(?:号楼|楼|幢|栋|座|层|室)){0,4}`,
      'giu',
    ),
  },
  {
    kind: 'address',
    shape: /[0-9A-Z]{1,4}\s?(?:号楼|幢|单元)\s?(?:[0-9A-Z]{1,5}\s?(?:层|室))?|(?<!\d)\d{3,4}\s?室(?![温内外])/gi,
  },
];
const codes: readonly RegExp[] = [
  /(?:编号|代号|图号|批号|合同号|项目号|专利号|订单号|微信号?|QQ号?)\s?(?:为|是|[:：])?\s?[A-Z0-9][A-Z0-9._/-]{3,40}/gi,
  new RegExp(
    `(?<![A-Za-z0-9/-])(?!${standards}(?![A-Z]))[A-Z]{2,8}[A-Z0-9]{0,8}[-_/](?:[A-Z0-9]{1,12}[-_/]){0,3}\\d{3,12}[A-Z0-9]{0,4}(?![A-Za-z0-9])`,
    'g',
  ),
  /(?<![\w.])(?:ZL|CN)?\d{9,30}(?![\w.])/g,
];

/**
 * Finds what of a public text looks like a name of its owner, a way to reach it, or a number that leads to it. It errs on the
 * side of finding: what it finds is a question to the officer, not a verdict.
 */
export function tracesIn(of: Unfinished, names: TraceNames): Trace[] {
  return tracesAmong(partsOf(of), names);
}

/** The same of one piece of text, such as an answer, under the path that it is given. */
export const tracesInWords = (path: string, words: string, names: TraceNames): Trace[] =>
  tracesAmong([[path, words]], names);

function tracesAmong(parts: readonly (readonly [string, string])[], names: TraceNames): Trace[] {
  const all = [
    ...shapes,
    ...named('organisation', names.organisations.flatMap(shortNames)),
    ...named('person', names.people),
    ...codes.map((shape) => ({ kind: 'code_number' as const, shape })),
  ];
  const found = parts.flatMap(([path, words]) => tracesOfField(path, words, all));
  const seen = new Set<string>();
  return found.filter((trace) => {
    const key = JSON.stringify(trace);
    return !seen.has(key) && seen.add(key);
  });
}

type Shapes = typeof shapes;

function tracesOfField(path: string, words: string, all: Shapes): Trace[] {
  const plain = halfWidth(words);
  const taken: { from: number; to: number; trace: Trace }[] = [];
  for (const { kind, shape } of all) {
    for (const match of plain.matchAll(shape)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (taken.some((one) => from < one.to && one.from < to)) continue;
      taken.push({ from, to, trace: { path, kind, text: words.slice(from, to) } });
    }
  }
  return taken.sort((a, b) => a.from - b.from).map(({ trace }) => trace);
}

/** Every piece of a text with its path. */
function partsOf(text: Unfinished): [string, string][] {
  const indicators = (text.indicators ?? []).flatMap((row, n) =>
    (['name', 'value', 'unit', 'howTested'] as const).map((key) => [`indicators.${n}.${key}`, row[key]] as const),
  );
  const parts: (readonly [string, string | null])[] = [
    ['title', text.title],
    ...(text.keywords ?? []).map((word, n) => [`keywords.${n}`, word] as const),
    ['problem', text.problem],
    ...indicators,
    ['expectedResult', text.expectedResult],
    ['existingBasis', text.existingBasis],
    ['wished', text.wished],
    ['ownership', text.ownership],
  ];
  return parts.filter((part): part is [string, string] => typeof part[1] === 'string');
}

/** Full-width letters, digits and signs as half-width ones, place by place. */
const halfWidth = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));

function named(kind: Trace['kind'], names: readonly string[]): Shapes {
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
function shortNames(name: string): string[] {
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

/** Traces of the owner that the officer saw and lets stand, and why; the owner reads the reason before it confirms. */
export const LeftTraces = z.strictObject({ traces: z.array(Trace).min(1).max(300), reason: text(500) });
export type LeftTraces = z.infer<typeof LeftTraces>;
