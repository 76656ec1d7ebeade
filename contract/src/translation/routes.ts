import { z } from 'zod';
import { routes } from '../http/route.ts';
import { GlossaryDecision, GlossaryPairs, GlossaryQuery, GlossaryVerdict } from './glossary.ts';

export const translationRoutes = routes('translation', {
  glossary: {
    method: 'GET',
    path: '/workspace/glossary',
    summary: {
      zh: '术语表：从公开成果学到的与人工确认的中英文术语',
      en: 'The glossary: terms of both languages, learned from what is public and said by people',
    },
    query: GlossaryQuery,
    reply: GlossaryPairs,
  },
  decideTerm: {
    method: 'PUT',
    path: '/workspace/glossary',
    summary: {
      zh: '确认、更正、增加、否定一条术语，或收回',
      en: 'Confirm, correct, add or reject a term, or take that back',
    },
    body: GlossaryDecision,
    reply: z.strictObject({ chinese: z.string(), english: z.string(), says: GlossaryVerdict.nullable() }),
  },
});
