/** Terms of a need by which others are looked for, the most telling first. */
export const mostTerms = 60;

/** Terms by which they are found, the rarest of those. */
export const mostFinders = 30;

/** What stands on more of the board than this finds nothing, though it counts: as a part of it, and never less than so many needs. */
export const commonPart = 0.02;
export const commonLeast = 200;

/** Needs that are looked at more closely, those with the most telling terms. */
export const mostCandidates = 40;

/** How much a term of the title or a keyword counts against one of the text. */
export const titleWeight = 3;

/** From which share, in percent, a need is similar, and from which it may be the same. */
export const similarFrom = 25;
export const sameFrom = 70;

/** Terms that both must have at least. */
export const leastShared = 3;

export const mostSimilar = 8;

/** Needs that are compared by their originals: of the same organisation, the newest; under way, those that wait the longest. */
export const mostOwn = 100;

/** Terms in which every need is written, whatever it is about. */
export const everyday: readonly string[] = [
  ...[
    '需要',
    '需求',
    '现有',
    '目前',
    '要求',
    '技术',
    '问题',
    '解决',
    '提高',
    '提升',
    '实现',
    '采用',
    '进行',
    '可以',
    '研究',
  ],
  ...[
    '开发',
    '方案',
    '指标',
    '性能',
    '工艺',
    '产品',
    '项目',
    '企业',
    '生产',
    '使用',
    '应用',
    '相关',
    '达到',
    '不能',
    '控制',
  ],
  ...['the', 'and', 'for', 'with', 'from', 'need', 'technology', 'technical', 'problem', 'solution', 'development'],
];

/** Characters that tie words together: a pair with one of them is no term. */
export const ties = '的在与和及或等对为是将从且其以于而被把了';
