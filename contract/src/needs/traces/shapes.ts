import type { TraceKind } from '../traces.ts';

/** What one kind of trace looks like; null is what may stand. The first shape that claims a place keeps it. */
export type Shape = { readonly kind: TraceKind | null; readonly shape: RegExp };

// Bodies of standards: their numbers are everyone's.
const standards =
  '(?:GB|GJB|GBZ|ISO|IEC|ASTM|IEEE|EN|DIN|JIS|SAE|UL|HG|JB|YY|QB|SJ|SH|NB|DL|CB|CJ|HJ|JJF|JJG|QC|TB|MT|YB|YS|FZ|LY|NY|SC|SN|WS|API|ASME|AMS|MIL|RTCA|DO|ICH|USP|EP|MOTC|AEC)';
// Ways on which electricity, oil or light goes, not people.
const notAStreet = '(?<![电线管油气水回光链通支思流磁网])';
// A count is no number to call: 手机 100000 台.
const notACount = '(?!\\d|\\s?[台部个万亿次条%])';
const street = '(?:Road|Rd|Street|Avenue|Ave|Boulevard|Blvd|Highway|Drive|Lane)\\b';
const capital = "\\p{Lu}[\\p{Script=Latin}'-]{2,20}";

/** Ways to reach somebody, and numbers that one alone bears. */
export const shapes: readonly Shape[] = [
  { kind: 'email', shape: /[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}/gi },
  { kind: 'url', shape: /(?:https?:\/\/|www\.)[^\s，。；、）)】"'<>]{3,}/gi },
  { kind: 'url', shape: /(?<![a-z0-9@.-])(?:t|wa)\.me\/[\w+-]{3,40}/gi },
  {
    kind: 'url',
    shape:
      /(?<![a-z0-9@.-])(?:[a-z0-9-]{1,63}\.){1,5}(?:com|cn|net|org|edu|gov|top|xyz|vip|info|tech|ltd)(?![a-z0-9-])(?:\/[^\s，。；、）)]*)?/gi,
  },
  // Accounts of messengers. An account has a digit or a line in it, or stands behind a colon; QQ's is a number.
  {
    kind: 'messenger',
    shape:
      /(?<![a-z])(?:微信|薇信|公众号|v信|vx|wx|we-?chat|weixin|telegram|whats\s?app|skype|line\s?id|钉钉|飞书)\s?(?:同号|id|号)?\s?(?:(?:为|是|[:@])\s?@?[a-z][\w.-]{3,30}|@?(?=[a-z._-]*[\d_])[a-z][\w.-]{3,30}|(?:为|是|:)?\s?\+?\d(?:[\s-]?\d){5,14}(?![\d.]))/gi,
  },
  { kind: 'messenger', shape: /(?<![a-z])(?:qq|扣扣)\s?(?:群|号)?\s?(?:为|是|:)?\s?[1-9]\d{4,11}(?![\d.])/gi },
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
  // ITU-T E.164 with its prefix: at most fifteen digits, however they are grouped.
  { kind: 'phone', shape: /(?<![\d.)±])\+[1-9](?:[\s\-./()]{0,3}\d){7,14}(?![\d%℃°])/g },
  { kind: 'phone', shape: /(?<![\w.])00[1-9](?:[\s\-/()]{0,3}\d){7,14}(?![\w.])/g },
  { kind: 'phone', shape: /(?<![\w.])(?:\([2-9]\d{2}\)\s?|[2-9]\d{2}-)[2-9]\d{2}-\d{4}(?![\w.])/g },
  // Whatever is said to be a number to call.
  {
    kind: 'phone',
    shape: new RegExp(
      `(?<=(?:电话|手机|座机|热线|传真|联系方式|\\b(?:tel(?:ephone)?|phone|mobile|fax|call))[.\\s]{0,2}(?:号码?)?(?:为|是|[:：])?\\s{0,2})\\(?\\d(?:[\\s\\-/()]{0,2}\\d){6,14}${notACount}`,
      'gi',
    ),
  },
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
  // No. 5, Lane 200, Haike Road · 88 Zhangjiang Road · Room 502 · Musterstraße 12 · P.O. Box 7
  {
    kind: 'address',
    shape: new RegExp(
      `(?<![\\w.])(?:No\\.?\\s?)?\\d{1,5}(?:-\\d{1,5})?,?\\s(?:Lane\\s\\d{1,5},?\\s)?(?:(?:${capital}|[NSEW]\\.?|\\(\\p{Script=Latin}{1,5}\\))\\s){1,4}${street}`,
      'gu',
    ),
  },
  {
    kind: 'address',
    shape: new RegExp(
      `(?<![\\w.])No\\.?\\s?\\d{1,5},?\\s(?:Lane|Alley|Building)\\s\\d{1,5}(?:,?\\s(?:${capital}\\s){1,3}${street})?`,
      'gu',
    ),
  },
  {
    kind: 'address',
    shape: new RegExp(
      `(?<!\\p{Script=Latin})(?:(?:${capital}\\s){1,3}${street},?\\sNo\\.?\\s?\\d{1,5}|Lane\\s\\d{2,5})(?!\\d)`,
      'gu',
    ),
  },
  { kind: 'address', shape: /(?<![A-Za-z])(?:Room|Rm\.?|Suite)\s(?:No\.?\s?)?[A-Z]?\d{2,4}[A-Z]?(?!\w)/g },
  { kind: 'address', shape: /(?<![A-Za-z])P\.?\s?O\.?\s?Box\s\d{1,6}/gi },
  { kind: 'address', shape: /\p{Lu}[\p{Ll}]{2,24}(?:straße|strasse|str\.|allee|platz)\s\d{1,4}\s?[a-z]?(?!\w)/gu },
  { kind: 'address', shape: /(?:邮编|邮政编码)\s?[:：]?\s?\d{6}(?!\d)/g },
];

/** Numbers that lead to what somebody has: contracts, projects, drawings, accounts, patents. */
export const codes: readonly Shape[] = [
  /(?:编号|代号|图号|批号|合同号|项目号|专利号|订单号)\s?(?:为|是|[:：])?\s?[A-Z0-9][A-Z0-9._/-]{3,40}/gi,
  /(?<![A-Za-z])(?:ZL|CN|US|EP|WO|JP|KR|PCT)[\s/]?(?:CN|US)?\d[\d,/]{5,16}(?:\.[\dX])?(?:\s?[AB]\d?)?(?![\w%])/g,
  /(?<![A-Za-z])ZL\s?\d{4}\s\d\s\d{7}(?:\.[\dX])?/g,
  new RegExp(
    `(?<![A-Za-z0-9/-])(?!${standards}(?![A-Z]))[A-Z]{2,8}[A-Z0-9]{0,8}[-_/](?:[A-Z0-9]{1,12}[-_/]){0,3}\\d{3,12}[A-Z0-9]{0,4}(?![A-Za-z0-9])`,
    'g',
  ),
  /(?<![\w.])\d{9,30}(?![\w.])/g,
].map((shape) => ({ kind: 'code_number', shape }));
