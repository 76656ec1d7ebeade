import type { Shape } from './shapes.ts';

// Words that end what stands before a name, as nothing else divides words in Chinese.
const stop = '与和及或由在于为是被向对从经跟同像如以将把让使等有无的了并已曾现其该此本我贵某各每多几这那据按至到';
const start = `[^\\P{Script=Han}${stop}]`;
// What people say of institutions that they do not name.
const unnamed =
  '(?:中国|国内外?|国外|海外|境外|省内外?|市内外?|校内|院内|外部|知名|著名|一流|顶尖|高水平|重点|大型|中型|小型|上市|龙头|相关|有关|专业|专门|综合|地方|基层|三甲|三级|二级|公立|民营|临床|合作|高等|普通|科研|研发|理工类|综合性|同类|农业类|工科|试点|示范|附属|兽|宠物|互联网|智慧|移动|企业|行业|产业|跨国|两[所家]|[一二三四五六七八九十百\\d][余多]?[所家个名间]|各大?|所|家|名|个|筹办|生产|支撑|提升|传统|受过|一种|社会|理论)';
// 离开医院 names none: one that is named is the people's, of a place, a number or a specialty.
const hospital =
  '(?:民|中医|结合|中心|儿童|妇产|妇幼|保健|肿瘤|口腔|[一二三四五六七八九十]|市|县|区|总|大学|学院|协和|专科|眼科|骨科|胸科|[山华金济仁德安康])医院';
const rest = `(?:${start}|[A-Za-z0-9·()])`;

/** Other institutions by what their names end with, in Chinese, English and the forms of companies abroad. */
const organisations: readonly RegExp[] = [
  new RegExp(`${start}${rest}{1,24}?(?:股份有限公司|有限责任公司|有限公司|集团公司)(?:${rest}{2,8}分公司)?`, 'gu'),
  new RegExp(`${start}{2,10}(?<!${unnamed})集团(?![化内军队成])`, 'gu'),
  new RegExp(`${start}{2,12}(?<!${unnamed})大学(?![生阶毕本])`, 'gu'),
  new RegExp(`${start}{2,14}(?<!${unnamed})(?:学院(?![派式])|${hospital}(?![感级信管内外])|研究总?院|设计院)`, 'gu'),
  new RegExp(`${start}{2,14}(?<!${unnamed})研究所(?![用需得采涉有在述示提获要取])`, 'gu'),
  new RegExp(`${start}{3,20}(?:国家|省|部|市)级?(?:重点实验室|工程技术研究中心|工程研究中心)`, 'gu'),
  /中科院(?:\p{Script=Han}{2,10}所)?/gu,
  /(?<!\p{Script=Latin})(?:\p{Lu}[\p{Script=Latin}\d&'.-]*,?\s){1,5}(?:Co\.?,?\s?Ltd\b\.?|(?:Pte\.?\s|Pty\.?\s)?Ltd\b\.?|Limited\b|Inc\b\.?|GmbH(?:\s&\sCo\.?\sKG)?|(?<!(?:Type|Class|Grade)\s)AG\b|LLC\b|PLC\b|Corporation\b|Corp\b\.?|S\.p\.A\.?|S\.A\.(?:S\.)?|B\.V\.|K\.K\.)/gu,
  /(?<!\p{Script=Latin})(?!(?:The|An?|Our|Your|Their|Any|Each|Every|No|Some|This|That|Which)\s)(?:\p{Lu}[\p{Script=Latin}-]+\s){1,4}(?:University|Institute|Hospital|Academy|Polytechnic)\b(?:\sof(?:\s(?:and\s|the\s)?\p{Lu}[\p{Script=Latin}-]+){1,4})?/gu,
  /(?<!\p{Script=Latin})(?:University|Institute|Academy|College)\sof\s(?:the\s)?\p{Lu}[\p{Script=Latin}-]+(?:(?:\s(?:and|of))?\s\p{Lu}[\p{Script=Latin}-]+){0,3}/gu,
  /(?<!\p{Script=Latin})(?:Universität|Université|Universidad|Università|Hochschule|Fraunhofer|Max[-\s]Planck)[-\s](?:de\s|di\s|zu\s)?\p{Lu}[\p{Script=Latin}-]+/gu,
];

const surnames =
  '(?:欧阳|上官|司马|诸葛|司徒|慕容|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟田姜范姚谭廖邹熊陆郝孔崔邱秦江史顾侯邵孟段雷钱汤尹黎易武乔贺赖龚庞樊殷翁柯俞章鲁葛韦申詹聂祝靳倪庄严尤凌霍毕梅岳])';
// Short forms of address mean somebody only where a sentence turns to them.
const before = '(?:(?<![\\p{Script=Han}\\w])|(?<=[与和由及找请系询给向对叫的是]))';
const after = '(?![\\p{Script=Han}\\w])|(?=[的说负处联电微])';
const titles =
  '(?:教授|副教授|研究员|博士|院士|工程师|经理|总经理|主任|先生|女士|老师|处长|科长|部长|厂长|所长|院长|董事长)';

/** Somebody by surname and title, by a title in English, or behind the word that says whom to ask. */
const people: readonly RegExp[] = [
  /(?<=(?:联系人|经办人|负责人|法定代表人|法人代表|contact(?:\sperson)?)\s?[:：]\s?)(?:\p{Script=Han}{2,4}(?!\p{Script=Han})|\p{Lu}\p{Script=Latin}+(?:\s\p{Lu}\p{Script=Latin}+){0,2})/gu,
  new RegExp(`${before}${surnames}(?:工|总)(?:${after})`, 'gu'),
  new RegExp(`${before}${surnames}\\p{Script=Han}{0,2}${titles}(?![级制化生后学])`, 'gu'),
  new RegExp(`(?<!\\p{Script=Han})${surnames}(?:教授|研究员|院士|先生|女士|老师)`, 'gu'),
  /(?<!\p{Script=Latin})(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.\s?|(?:Mr|Mrs|Miss|Dr|Prof|Professor)\s)(?:\p{Lu}\.?\s){0,2}\p{Lu}[\p{Script=Latin}'-]+(?:\s\p{Lu}[\p{Script=Latin}'-]+)?/gu,
];

/** Institutions and people who are not the owner's: the officer decides whether they lead to it. */
export const others: readonly Shape[] = [
  ...organisations.map((shape) => ({ kind: 'other_organisation' as const, shape })),
  ...people.map((shape) => ({ kind: 'other_person' as const, shape })),
];
