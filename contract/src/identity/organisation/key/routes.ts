import { z } from 'zod';
import { pageOf, pageQuery } from '../../../http/paging.ts';
import { routes } from '../../../http/route.ts';
import { Id } from '../../../http/scalars.ts';
import { HandleProof } from '../../sign-in/handle.ts';
import { NewKey, OrganisationKey } from './key.ts';

/** The API keys of an organisation. */
export const organisationKeyRoutes = routes('identity', {
  organisationKeys: {
    method: 'GET',
    path: '/organisations/:id/keys',
    summary: { zh: '单位的接口密钥', en: 'API keys of an organisation' },
    params: z.strictObject({ id: Id }),
    query: z.strictObject(pageQuery),
    reply: pageOf(OrganisationKey),
  },
  // Not under an idempotency key: a reply that is kept would keep the secret.
  makeOrganisationKey: {
    method: 'POST',
    path: '/organisations/:id/keys',
    summary: {
      zh: '证明是本人后新建接口密钥，仅此一次显示；告知单位的全部管理员',
      en: 'Make an API key, with proof that it is me; it is shown this once, and every administrator is told',
    },
    params: z.strictObject({ id: Id }),
    body: NewKey.extend({ proof: HandleProof }),
    reply: z.strictObject({ key: OrganisationKey, secret: z.string() }),
  },
  revokeOrganisationKey: {
    method: 'DELETE',
    path: '/organisations/:id/keys/:key',
    summary: { zh: '撤销接口密钥', en: 'Revoke an API key, at once and for good' },
    params: z.strictObject({ id: Id, key: Id }),
    reply: z.strictObject({ done: z.literal(true) }),
  },
});
