import { identityRoutes as i } from '@jiebang/contract/identity/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { confirm, enrol, renewBackupCodes } from './actions/enrol.ts';
import { takeSecondStep } from './actions/second-step.ts';
import { switchOff } from './actions/switch-off.ts';
import { mySecondFactor } from './queries/status.ts';

export const secondFactorServed: readonly Served[] = [
  serve(i.takeSecondStep, 'anyone', ({ platform, incoming, body }) => takeSecondStep(platform, incoming, body.code)),
  serve(i.secondFactor, 'signed_in', ({ platform, viewer }) => mySecondFactor(platform, viewer)),
  serve(i.enrolSecondFactor, 'signed_in', ({ platform, viewer }) => enrol(platform, viewer)),
  serve(i.confirmSecondFactor, 'signed_in', ({ platform, viewer, incoming, body }) =>
    confirm(platform, viewer, incoming.ip, body.code),
  ),
  serve(i.renewBackupCodes, 'signed_in', ({ platform, viewer, incoming, body }) =>
    renewBackupCodes(platform, viewer, incoming.ip, body.code),
  ),
  serve(i.switchOffSecondFactor, 'signed_in', ({ platform, viewer, incoming, body }) =>
    switchOff(platform, viewer, incoming, body),
  ),
];
