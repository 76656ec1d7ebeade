import { needRoutes } from '@jiebang/contract/needs/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { askToSign } from './actions/ask-signature.ts';
import { attachFile, detachFile } from './actions/attach-file.ts';
import { signOffNeed, writePublicText } from './actions/clear-need.ts';
import { createNeed } from './actions/create-need.ts';
import { editNeed } from './actions/edit-need.ts';
import { moveNeed } from './actions/move.ts';
import { extendNeed, publishNeed } from './actions/publish-need.ts';
import { submitNeed } from './actions/submit-need.ts';
import { changeTrack } from './intake/draft/actions/change-track.ts';
import { openTracks } from './intake/draft/queries/open-tracks.ts';
import { scopeOutlook } from './intake/draft/queries/scope-outlook.ts';
import { board } from './queries/board.ts';
import { previewNeed } from './queries/preview-need.ts';
import { readPublicNeed } from './queries/public-need.ts';
import { readAttachment, readWorkNeed } from './queries/work-need.ts';
import { needsSheet } from './review/desk/documents/list-sheet.ts';
import { workList } from './review/desk/queries/work-list.ts';

const officers = ['clearance_officer'] as const;
const organisers = ['organiser', 'track_organiser'] as const;
const organisersOrAdmin = ['admin', ...organisers] as const;

export const needServed: readonly Served[] = [
  serve(needRoutes.board, 'anyone', ({ platform, query }) => board(platform.db, query)),
  serve(needRoutes.read, 'anyone', ({ platform, params }) => readPublicNeed(platform.db, params.number)),
  serve(needRoutes.create, 'signed_in', ({ platform, viewer, body }) => createNeed(platform, viewer, body)),
  serve(needRoutes.list, 'signed_in', ({ platform, viewer, query }) => workList(platform.db, viewer, query)),
  serve(needRoutes.listSheet, 'signed_in', ({ platform, viewer, query }) => needsSheet(platform, viewer, query)),
  serve(needRoutes.work, 'signed_in', ({ platform, viewer, params }) => readWorkNeed(platform, viewer, params.id)),
  serve(needRoutes.preview, 'signed_in', ({ platform, viewer, params }) => previewNeed(platform.db, viewer, params.id)),
  serve(needRoutes.edit, 'signed_in', ({ platform, viewer, params, version, body }) =>
    editNeed(platform, viewer, params.id, version, body),
  ),
  serve(needRoutes.submit, 'signed_in', ({ platform, viewer, params, body }) =>
    submitNeed(platform, viewer, params.id, body.declaration),
  ),
  serve(needRoutes.askSignature, 'signed_in', ({ platform, viewer, params, body }) =>
    askToSign(platform, viewer, params.id, body.act),
  ),
  serve(needRoutes.openTracks, 'signed_in', ({ platform, viewer, params }) =>
    openTracks(platform.db, viewer, params.id),
  ),
  serve(needRoutes.scopeOutlook, organisersOrAdmin, ({ platform, viewer, params, query }) =>
    scopeOutlook(platform.db, viewer, params.id, query),
  ),
  serve(needRoutes.changeTrack, 'signed_in', ({ platform, viewer, params, body }) =>
    changeTrack(platform, viewer, params.id, body.track),
  ),
  serve(needRoutes.writePublicText, officers, ({ platform, viewer, params, version, body }) =>
    writePublicText(platform, viewer, params.id, version, body),
  ),
  serve(needRoutes.signOff, officers, ({ platform, viewer, params, body }) =>
    signOffNeed(platform, viewer, params.id, body.left),
  ),
  serve(needRoutes.dispute, 'signed_in', ({ platform, viewer, params, body }) =>
    moveNeed(platform, viewer, params.id, 'dispute', body),
  ),
  serve(needRoutes.confirm, 'signed_in', ({ platform, viewer, params }) =>
    moveNeed(platform, viewer, params.id, 'confirm'),
  ),
  serve(needRoutes.publish, organisers, ({ platform, viewer, params, body }) =>
    publishNeed(platform, viewer, params.id, body.deadline),
  ),
  serve(needRoutes.extend, organisers, ({ platform, viewer, params, body }) =>
    extendNeed(platform, viewer, params.id, body.deadline, body.reason),
  ),
  serve(needRoutes.withdraw, 'signed_in', ({ platform, viewer, params, body }) =>
    moveNeed(platform, viewer, params.id, 'withdraw', body),
  ),
  serve(needRoutes.terminate, organisers, ({ platform, viewer, params, body }) =>
    moveNeed(platform, viewer, params.id, 'terminate', body),
  ),
  serve(needRoutes.attach, 'signed_in', ({ platform, viewer, params, query, incoming }) =>
    attachFile(platform, viewer, params.id, query.name, incoming.upload),
  ),
  serve(needRoutes.detach, 'signed_in', ({ platform, viewer, params }) =>
    detachFile(platform, viewer, params.id, params.file),
  ),
  serve(needRoutes.attachment, 'signed_in', ({ platform, viewer, params }) =>
    readAttachment(platform, viewer, params.id, params.file),
  ),
];
