import { z } from 'zod';
import { pageOf, pageQuery } from '../http/paging.ts';
import { routes } from '../http/route.ts';
import { Id, text, WordsLanguage, WordsVersion } from '../http/scalars.ts';
import { SignatureRequest, SignatureState } from './signature.ts';

const one = z.strictObject({ id: Id });
const Changed = z.strictObject({ id: Id, state: SignatureState });
export type SignatureChanged = z.infer<typeof Changed>;

/** The organisation's signature for a solution: asked for by the team's leader, given by whom it asks. */
export const signatureRoutes = routes('solutions', {
  askSignature: {
    method: 'POST',
    path: '/workspace/solutions/:id/signature',
    summary: { zh: '请本单位签署人签署', en: 'Ask signatories of the organisation to sign for it' },
    creates: true,
    params: one,
    body: z.strictObject({ people: z.array(Id).min(1).max(20) }),
    reply: Changed,
  },
  takeBackSignature: {
    method: 'POST',
    path: '/workspace/solutions/:id/signature/take-back',
    summary: { zh: '收回签署请求', en: 'Take back what was asked to be signed' },
    params: one,
    reply: Changed,
  },
  signatures: {
    method: 'GET',
    path: '/workspace/signatures',
    summary: { zh: '请我签署的揭榜方案', en: 'Solutions that I was asked to sign for' },
    query: z.strictObject(pageQuery),
    reply: pageOf(SignatureRequest),
  },
  signature: {
    method: 'GET',
    path: '/workspace/signatures/:id',
    summary: { zh: '一项签署请求（不含方案内容）', en: 'What is asked to be signed; nothing of the solution' },
    params: one,
    reply: SignatureRequest,
  },
  sign: {
    method: 'POST',
    path: '/workspace/signatures/:id/sign',
    summary: { zh: '代表单位签署', en: 'Sign for the organisation' },
    params: one,
    body: z.strictObject({ terms: WordsVersion, declaration: WordsVersion, language: WordsLanguage }),
    reply: Changed,
  },
  refuseSignature: {
    method: 'POST',
    path: '/workspace/signatures/:id/refuse',
    summary: { zh: '不同意签署（附理由）', en: 'Refuse to sign, with a reason' },
    params: one,
    body: z.strictObject({ reason: text(500) }),
    reply: Changed,
  },
});
