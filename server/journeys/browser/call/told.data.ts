/** What people type, in the language of the story. */
export const told = {
  zh: {
    names: { organiser: '王承办', admin: '吴管理', owner: '周需求', follower: '郑关注', officer: '冯脱密' },
    reviewers: ['陈审核', '褚审核'],
    edition: '创新挑战赛（新一届）',
    host: '样本市科学技术委员会',
    intro: '面向长三角征集技术难题。',
    company: '沪上柔电样本有限公司',
    region: '浦东新区',
    field: '新材料',
    title: '柔性电池外壳低温激光焊接裂纹控制',
    problem: '沪上柔电样本有限公司三号线焊缝在低温下开裂。',
    keywords: ['柔性电池', '激光焊接'],
    indicator: ['断裂伸长率', '不低于 12'],
    ownership: '双方共有',
    files: ['图纸.pdf', '检测报告.pdf'],
    publicTitle: '柔性外壳低温焊接裂纹控制',
    publicProblem: '焊缝在低温下开裂，合格率不足。',
  },
  en: {
    names: { organiser: 'Wang Ban', admin: 'Wu Guan', owner: 'Zhou Xu', follower: 'Zheng Guan', officer: 'Feng Mi' },
    reviewers: ['Chen Shen', 'Chu Shen'],
    edition: 'Innovation Challenge, the new edition',
    host: 'Sample Commission of Science',
    intro: 'A call for technical problems of the Delta.',
    company: 'Sample Flexible Cells Ltd',
    region: 'Pudong New Area',
    field: 'New materials',
    title: 'Cracks in laser welds of flexible cell housings',
    problem: 'Seams of line three at Sample Flexible Cells Ltd crack in the cold.',
    keywords: ['flexible cell', 'laser welding'],
    indicator: ['elongation at break', 'at least 12'],
    ownership: 'Held jointly',
    files: ['drawing.pdf', 'report.pdf'],
    publicTitle: 'Cracks in welds of flexible housings',
    publicProblem: 'Seams crack in the cold; too few pass.',
  },
} as const;
/** By which the organiser names its people: whoever serves this edition has no role before. */
export const addresses = {
  officer: 'officer@example.com',
  reviewers: ['reviewer1@example.com', 'reviewer2@example.com'],
};
