import { organisationKeyRoutes as k } from '@jiebang/contract/identity/organisation/key/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { makeKey } from './actions/make-key.ts';
import { revokeKey } from './actions/revoke-key.ts';
import { listKeys } from './queries/keys.ts';

/** Every route of an organisation's API keys. */
export const keyServed: readonly Served[] = [
  serve(k.organisationKeys, 'signed_in', ({ platform, viewer, params, query }) =>
    listKeys(platform, viewer, params.id, query),
  ),
  serve(k.makeOrganisationKey, 'signed_in', ({ platform, viewer, incoming, params, body }) =>
    makeKey(platform, viewer, incoming, params.id, body),
  ),
  serve(k.revokeOrganisationKey, 'signed_in', ({ platform, viewer, params }) =>
    revokeKey(platform, viewer, params.id, params.key),
  ),
];
