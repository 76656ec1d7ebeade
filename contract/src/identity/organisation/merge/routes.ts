import { z } from 'zod';
import { pageOf, pageQuery } from '../../../http/paging.ts';
import { routes } from '../../../http/route.ts';
import { Id, text } from '../../../http/scalars.ts';
import { OrganisationCard } from '../../organisation.ts';
import { DuplicateGroup, MergeOutlook } from './merge.ts';

const byId = z.strictObject({ id: Id });

/** Organisations that were registered twice, and their merging. */
export const organisationMergeRoutes = routes('identity', {
  duplicateOrganisations: {
    method: 'GET',
    path: '/duplicate-organisations',
    summary: { zh: '可能重复登记的单位', en: 'Organisations that are likely registered twice' },
    query: z.strictObject(pageQuery),
    reply: pageOf(DuplicateGroup),
  },
  mergeOutlook: {
    method: 'GET',
    path: '/organisations/:id/merge',
    summary: { zh: '并入另一单位的后果', en: 'What merging an organisation into another would do' },
    params: byId,
    query: z.strictObject({ into: Id.optional() }),
    reply: MergeOutlook,
  },
  mergeOrganisation: {
    method: 'POST',
    path: '/organisations/:id/merge',
    summary: { zh: '将重复登记的单位并入另一单位', en: 'Merge an organisation that was registered twice into another' },
    params: byId,
    body: z.strictObject({ into: Id, reason: text(1000) }),
    reply: OrganisationCard,
  },
});
