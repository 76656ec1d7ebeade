import { judgingRoutes } from '@jiebang/contract/judging/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { acceptDuty, declareAsTranslator, inviteTranslator, inviteTranslatorAgain } from './actions/duty.ts';
import { moveDuty } from './actions/move.ts';
import { handInTranslation, saveTranslation } from './actions/write.ts';
import { myDuties, myDuty, readFileToTranslate, readToTranslate } from './queries/mine.ts';
import { readTranslators, translationsOfSolution, translatorCandidates } from './queries/translators.ts';

const organisers = ['organiser', 'track_organiser'] as const;

export const translationServed: readonly Served[] = [
  serve(judgingRoutes.translators, organisers, ({ platform, viewer, params }) =>
    readTranslators(platform, viewer, params.need),
  ),
  serve(judgingRoutes.translatorCandidates, organisers, ({ platform, viewer, params, query }) =>
    translatorCandidates(platform, viewer, params.need, query),
  ),
  serve(judgingRoutes.inviteTranslator, organisers, ({ platform, viewer, params, body }) =>
    inviteTranslator(platform, viewer, params.need, body),
  ),
  serve(judgingRoutes.removeTranslator, organisers, ({ platform, viewer, params, body }) =>
    moveDuty(platform, viewer, params.id, 'remove', body),
  ),
  serve(judgingRoutes.inviteTranslatorAgain, organisers, ({ platform, viewer, params }) =>
    inviteTranslatorAgain(platform, viewer, params.id),
  ),
  serve(judgingRoutes.translationsOfSolution, organisers, ({ platform, viewer, params }) =>
    translationsOfSolution(platform, viewer, params),
  ),
  serve(judgingRoutes.duties, 'signed_in', ({ platform, viewer, query }) => myDuties(platform, viewer, query)),
  serve(judgingRoutes.duty, 'signed_in', ({ platform, viewer, params }) => myDuty(platform, viewer, params.id)),
  serve(judgingRoutes.acceptDuty, 'signed_in', ({ platform, viewer, params, body }) =>
    acceptDuty(platform, viewer, params.id, body),
  ),
  serve(judgingRoutes.declineDuty, 'signed_in', ({ platform, viewer, params, body }) =>
    moveDuty(platform, viewer, params.id, 'decline', body),
  ),
  serve(judgingRoutes.toTranslate, 'signed_in', ({ platform, viewer, params }) =>
    readToTranslate(platform, viewer, params),
  ),
  serve(judgingRoutes.fileToTranslate, 'signed_in', ({ platform, viewer, params }) =>
    readFileToTranslate(platform, viewer, params, params.file),
  ),
  serve(judgingRoutes.saveTranslation, 'signed_in', ({ platform, viewer, params, version, body }) =>
    saveTranslation(platform, viewer, params, version, body),
  ),
  serve(judgingRoutes.handInTranslation, 'signed_in', ({ platform, viewer, params }) =>
    handInTranslation(platform, viewer, params),
  ),
  serve(judgingRoutes.declareAsTranslator, 'signed_in', ({ platform, viewer, params, body }) =>
    declareAsTranslator(platform, viewer, params, body.reason),
  ),
];
