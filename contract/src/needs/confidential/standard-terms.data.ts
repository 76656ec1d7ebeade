/**
 * The standard terms under which a confidential text is read, by version; a version is never changed, a new one is added.
 * To be approved by the organiser. Both languages are one text: what is accepted is hashed with both.
 */
export const standardTerms = {
  '2026-1': {
    zh: [
      '目的：保密文本及其附件仅用于研判本项需求、拟写本项需求的解决方案，不得用于其他目的。',
      '保密：不得向申请查阅的单位以外的任何人披露；单位内部仅限为上述目的确需知悉并负有同等保密义务的人员。查阅人及其单位共同承担责任。',
      '不含许可：查阅不构成任何知识产权的转让或许可。需求方的信息仍归需求方，揭榜方在查阅前已有或独立形成的技术仍归揭榜方。',
      '例外：已为公众所知、查阅前已合法持有、从第三方合法取得或独立开发的信息，以及依法必须披露的信息，不在此限；依法披露前应尽可能通知需求方。',
      '记录：每次查阅的人员、单位、时间、版本与附件均被记录，并向需求方展示。工作人员的查阅同样记录。',
      '终止：需求方可随时终止查阅。查阅终止、需求结束或需求方要求时，应停止使用并删除所持副本。保密义务自查阅之日起持续三年；商业秘密在其仍为秘密期间持续保密。',
      '涉密不上网：保密文本是商业保密信息，不得含有国家秘密。发现疑似国家秘密的，应立即停止查阅、不得传播并报告承办单位。',
      '适用中华人民共和国法律。中英文不一致的，以中文为准。',
    ],
    en: [
      'Purpose: the confidential text and its files serve only to judge this need and to write a solution for it, and nothing else.',
      'Confidence: nothing is disclosed to anyone outside the organisation for which it was asked; within it only to those who must know for this purpose and are bound alike. The reader and the organisation answer together.',
      'No licence: reading transfers or licenses no intellectual property. The owner’s information stays the owner’s; technology that the solver had before, or makes independently, stays the solver’s.',
      'Exceptions: what is public, was lawfully held before, is lawfully had from others or is developed independently, and what the law requires to be disclosed; the owner is told before where that is possible.',
      'Record: who reads, for which organisation, when, which version and which file is recorded each time and shown to the owner. Readings by staff are recorded too.',
      'End: the owner may end access at any time. When access ends, the need ends or the owner asks for it, use stops and copies are deleted. Confidence is kept for three years from reading; trade secrets for as long as they are secret.',
      'No state secrets online: the text is commercial in confidence and must hold no state secrets. Whoever suspects one stops reading, passes nothing on and tells the organiser at once.',
      'The law of the People’s Republic of China applies. Where the languages differ, the Chinese prevails.',
    ],
  },
} as const;
