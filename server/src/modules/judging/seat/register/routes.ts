import { judgingRoutes } from '@jiebang/contract/judging/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { bringIn } from './actions/bring-in.ts';
import { keepRegister } from './actions/keep.ts';
import { judgesSheet } from './documents/sheet.ts';
import { judgesTemplate } from './documents/template.ts';
import { judgesOfContest } from './queries/judges.ts';
import { readRegister } from './queries/register.ts';

const organisers = ['organiser', 'track_organiser'] as const;

export const registerServed: readonly Served[] = [
  serve(judgingRoutes.register, ['judge'], ({ platform, viewer }) => readRegister(platform.db, viewer)),
  serve(judgingRoutes.keepRegister, ['judge'], ({ platform, viewer, version, body }) =>
    keepRegister(platform, viewer, version, body),
  ),
  serve(judgingRoutes.judges, organisers, ({ platform, viewer, params, query }) =>
    judgesOfContest(platform.db, viewer, params.id, query),
  ),
  serve(judgingRoutes.judgesSheet, organisers, ({ platform, viewer, params, query }) =>
    judgesSheet(platform.db, viewer, params.id, query),
  ),
  serve(judgingRoutes.judgesTemplate, organisers, ({ query }) => judgesTemplate(query.locale)),
  serve(judgingRoutes.bringIn, organisers, ({ platform, viewer, params, query, incoming }) =>
    bringIn(platform, viewer, params.id, query.name, incoming.upload),
  ),
];
