import { achievementRoutes } from '@jiebang/contract/achievements/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { moveImport } from './actions/move.ts';
import { startImport } from './actions/start.ts';
import { uploadImport } from './actions/upload.ts';
import { problemsSheet } from './documents/problems-sheet.ts';
import { template } from './documents/template.ts';
import { importProblems, importsOf, previewImport, readImport } from './queries/imports.ts';

export const importServed: readonly Served[] = [
  serve(achievementRoutes.importTemplate, 'signed_in', ({ query }) => template(query.locale)),
  serve(achievementRoutes.uploadImport, 'signed_in', ({ platform, viewer, query, incoming }) =>
    uploadImport(platform, viewer, query, incoming.upload),
  ),
  serve(achievementRoutes.imports, 'signed_in', ({ platform, viewer, query }) => importsOf(platform.db, viewer, query)),
  serve(achievementRoutes.readImport, 'signed_in', ({ platform, viewer, params }) =>
    readImport(platform.db, viewer, params.id),
  ),
  serve(achievementRoutes.previewImport, 'signed_in', ({ platform, viewer, params, body }) =>
    previewImport(platform, viewer, params.id, body.mapping),
  ),
  serve(achievementRoutes.startImport, 'signed_in', ({ platform, viewer, params, body }) =>
    startImport(platform, viewer, params.id, body.mapping),
  ),
  serve(achievementRoutes.importProblems, 'signed_in', ({ platform, viewer, params, query }) =>
    importProblems(platform.db, viewer, params.id, query),
  ),
  serve(achievementRoutes.importProblemsSheet, 'signed_in', ({ platform, viewer, params, query }) =>
    problemsSheet(platform.db, viewer, params.id, query.locale),
  ),
  serve(achievementRoutes.cancelImport, 'signed_in', ({ platform, viewer, params }) =>
    moveImport(platform, viewer, params.id, 'cancel'),
  ),
];
