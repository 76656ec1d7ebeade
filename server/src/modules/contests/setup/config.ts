import type { TrackEdit, TrackScope } from '@jiebang/contract/contests/contest.ts';
import type { PhaseName } from '@jiebang/contract/contests/phase.ts';

/** The phases of an edition in days from its beginning: one begins before the other ends, so that nothing has to wait. */
export const templatePhases: readonly { readonly phase: PhaseName; readonly from: number; readonly to: number }[] = [
  { phase: 'collecting', from: 0, to: 60 },
  { phase: 'solving', from: 21, to: 105 },
  { phase: 'judging', from: 84, to: 140 },
  { phase: 'matching', from: 126, to: 200 },
  { phase: 'notice', from: 133, to: 210 },
];

const scope: TrackScope = { fields: [], industries: [], regions: [], countries: [] };
const open = { scope, units: [] };
const delta = ['310000', '320000', '330000', '340000'];

/** The four kinds of track (product §2), with words to begin from. */
export const templateTracks: readonly (TrackEdit & { readonly scope: TrackScope })[] = [
  {
    ...open,
    kind: 'large_enterprise',
    name: '大企业开放式创新专场',
    nameEn: 'Open Innovation of Large Enterprises',
    intro: '大企业公开技术需求，开放应用场景，面向全社会征集解决方案。',
    introEn: 'Large enterprises publish their technical needs, open their scenarios and ask everyone for solutions.',
  },
  {
    ...open,
    kind: 'industry',
    name: '特色行业专场',
    nameEn: 'Specialised Industries',
    intro: '围绕一个行业的共性与关键技术难题，由企业张榜、各方揭榜。',
    introEn: 'The common and key technical problems of an industry: companies post them, anyone able answers.',
  },
  {
    ...open,
    kind: 'region',
    scope: { ...scope, regions: delta },
    name: '长三角特色区域专场',
    nameEn: 'Regions of the Yangtze River Delta',
    intro: '面向上海、江苏、浙江、安徽的产业集聚区，推动跨区域对接。',
    introEn: 'For the industrial clusters of Shanghai, Jiangsu, Zhejiang and Anhui; across their borders.',
  },
  {
    ...open,
    kind: 'overseas',
    name: '海外创新专场',
    nameEn: 'Overseas Innovation',
    intro: '面向海外团队和机构，中英文张榜，欢迎国际合作。',
    introEn: 'For teams and institutions abroad; needs are posted in Chinese and English.',
  },
];
