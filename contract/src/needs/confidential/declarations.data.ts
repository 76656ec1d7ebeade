/**
 * 真实性、有效性及非涉密承诺书: what is signed with each need that is handed in and each confidential text that is offered, by version. A version
 * is never changed, a new one is added: both languages are one text, and its hash is kept with each signature.
 */
export const declarations = {
  '2026-1': {
    zh: '我代表本单位承诺：所填内容真实、有效，不含国家秘密（真实性、有效性及非涉密承诺书 2026-1 版）。',
    en: 'On behalf of my organisation I declare that what is written is true and valid and holds no state secrets (declaration, version 2026-1).',
  },
} as const;
