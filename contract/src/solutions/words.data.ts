/**
 * 揭榜条款: what a solver accepts with each solution that is handed in, by version. To be approved by the organiser. A version is never changed, a
 * new one is added: the hash of the language that was read is kept with each submission.
 */
export const solutionTerms = {
  '2026-1': {
    zh: [
      '方案的知识产权在签订合同之前归揭榜方所有；提交不构成转让或许可。',
      '需求方没有购买或采用任何方案的义务，预算是意向，不是要约。',
      '方案密封至揭榜截止，此前只有本团队可以阅读；截止后供形式审查、评审与需求方为遴选之目的阅读，阅读者负保密义务。',
      '揭榜方承诺所提交内容真实、有效、不含国家秘密，且有权提交。',
      '本条款适用中华人民共和国法律；争议提交承办单位所在地有管辖权的人民法院。各方自行承担其税费。',
      '中文与英文文本不一致时，以中文为准。',
    ],
    en: [
      'Intellectual property in the solution stays with the solver until a contract is signed; submitting it is neither a transfer nor a licence.',
      'The owner of the need has no duty to buy or use any solution; a budget is an intention, not an offer.',
      'The solution is sealed until the deadline, and until then only its own team can read it; afterwards it is read for screening, judging and selection only, under a duty of confidence.',
      'The solver declares that what is submitted is true and valid, holds no state secret, and that it has the right to submit it.',
      'The law of the People’s Republic of China applies; disputes go to the competent people’s court at the organiser’s seat. Each party bears its own taxes.',
      'Where the Chinese and the English text differ, the Chinese text prevails.',
    ],
  },
} as const;

/** 真实性、有效性及非涉密承诺书 of a solution, signed with each one that is handed in, by version; as the terms are. */
export const solutionDeclarations = {
  '2026-1': {
    zh: '我承诺内容真实、有效，不含国家秘密，且我有权提交（承诺书 2026-1 版）。',
    en: 'I declare that it is true and valid, holds no state secrets, and that I may submit it (declaration 2026-1).',
  },
} as const;

/**
 * 单位承诺书: what a member with the signing right signs for the organisation of a team whose leader does not sign for it, by version; as the terms
 * are. It is signed unread, since the solution is sealed, and says so.
 */
export const organisationDeclarations = {
  '2026-1': {
    zh: '我有权代表本单位签署。本单位同意该团队以本单位名义应答这项需求，承诺其提交的内容真实、有效，不含国家秘密，且本单位有权提交。方案在揭榜截止前密封，我未阅读其内容：本承诺依据本单位的内部审查和团队负责人的承诺作出，适用于该团队在截止前就这项需求提交和替换的每一版本（单位承诺书 2026-1 版）。',
    en: 'I may sign for this organisation. It agrees that this team answers this need in its name, and declares that what the team hands in is true and valid, holds no state secrets, and that the organisation may submit it. The solution is sealed until the deadline and I have not read it: this rests on the organisation’s own review and on the leader’s declaration, and covers each version that the team hands in for this need until the deadline (organisation’s declaration 2026-1).',
  },
} as const;
