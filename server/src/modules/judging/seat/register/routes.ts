import { judgingRoutes } from '@jiebang/contract/judging/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { keepRegister } from './actions/keep.ts';
import { readRegister } from './queries/register.ts';

export const registerServed: readonly Served[] = [
  serve(judgingRoutes.register, ['judge'], ({ platform, viewer }) => readRegister(platform.db, viewer)),
  serve(judgingRoutes.keepRegister, ['judge'], ({ platform, viewer, version, body }) =>
    keepRegister(platform, viewer, version, body),
  ),
];
