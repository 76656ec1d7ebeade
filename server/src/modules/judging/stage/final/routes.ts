import { judgingRoutes } from '@jiebang/contract/judging/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { act, undo } from '../show/actions/act.ts';
import { stageSheet } from '../show/queries/on-stage.ts';
import { openShow, showLines } from '../show/queries/stream.ts';
import { drawFinal, sealFinal, unsealFinal } from './actions/draw.ts';
import { editFinal, makeFinal } from './actions/prepare.ts';
import { closeFinal, startFinal } from './actions/run.ts';
import { listFinals, readConsole } from './queries/console.ts';
import { drawDocument, readFinal } from './queries/public.ts';

const organisers = ['organiser', 'track_organiser'] as const;
const watchers = [...organisers, 'observer'] as const;

export const finalServed: readonly Served[] = [
  serve(judgingRoutes.final, 'anyone', ({ platform, params }) => readFinal(platform, params.number)),
  serve(judgingRoutes.finalStream, 'anyone', ({ platform, params, query, incoming }) =>
    openShow(platform, params.number, { after: query.after, incoming }),
  ),
  serve(judgingRoutes.finalLines, 'anyone', ({ platform, params, query }) =>
    showLines(platform, params.number, query.after),
  ),
  serve(judgingRoutes.finalDraw, 'anyone', ({ platform, params }) => drawDocument(platform, params.number)),
  serve(judgingRoutes.finals, watchers, ({ platform, viewer, query }) => listFinals(platform, viewer, query)),
  serve(judgingRoutes.makeFinal, organisers, ({ platform, viewer, body }) => makeFinal(platform, viewer, body)),
  serve(judgingRoutes.workFinal, watchers, ({ platform, viewer, params }) => readConsole(platform, viewer, params.id)),
  serve(judgingRoutes.editFinal, organisers, ({ platform, viewer, params, version, body }) =>
    editFinal(platform, viewer, params.id, version, body),
  ),
  serve(judgingRoutes.sealFinal, organisers, ({ platform, viewer, params }) => sealFinal(platform, viewer, params.id)),
  serve(judgingRoutes.unsealFinal, organisers, ({ platform, viewer, params, body }) =>
    unsealFinal(platform, viewer, params.id, body),
  ),
  serve(judgingRoutes.drawFinal, organisers, ({ platform, viewer, params, body }) =>
    drawFinal(platform, viewer, params.id, body),
  ),
  serve(judgingRoutes.startFinal, organisers, ({ platform, viewer, params }) =>
    startFinal(platform, viewer, params.id),
  ),
  serve(judgingRoutes.closeFinal, organisers, ({ platform, viewer, params }) =>
    closeFinal(platform, viewer, params.id),
  ),
  serve(judgingRoutes.act, organisers, ({ platform, viewer, params, body }) => act(platform, viewer, params.id, body)),
  serve(judgingRoutes.undo, organisers, ({ platform, viewer, params, body }) =>
    undo(platform, viewer, params.id, body),
  ),
  serve(judgingRoutes.stageSheet, 'signed_in', ({ platform, viewer, params }) =>
    stageSheet(platform, viewer, params.number),
  ),
];
