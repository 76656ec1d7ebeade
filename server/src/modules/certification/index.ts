import { certificationRefusals } from '@jiebang/contract/certification/refusals.ts';
import { signingPurpose } from '#platform/keys/signing-keys.ts';
import type { Module } from '#platform/module.ts';
import { applicationLife } from './lifecycle.ts';
import { merging } from './queries/merging.ts';
import { personal } from './queries/personal.ts';
import { certificationReactions } from './reactions.ts';
import { certificationServed } from './routes.ts';

export { certificateOfDeal } from './queries/certificates.ts';
export { pointers } from './queries/pointers.ts';
export { tasks, waiting } from './queries/tasks.ts';

/** 交易鉴证: from an application to a certificate that anyone can verify. */
export const certification: Module = {
  name: 'certification',
  personal,
  merging,
  wrapped: [
    {
      table: 'certification.signing_key',
      key: 'key_id',
      column: 'wrapped_private_key',
      purpose: (id) => signingPurpose('certificate', id),
    },
  ],
  routes: certificationServed,
  lifecycles: [applicationLife],
  refusals: certificationRefusals,
  constraints: {
    one_application_of_deal: 'one_application_of_deal',
    one_certificate_of_deal: 'one_application_of_deal',
  },
  reactions: certificationReactions,
};
