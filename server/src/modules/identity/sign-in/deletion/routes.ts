import { deletionRoutes as d } from '@jiebang/contract/identity/sign-in/deletion-routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { askDeletion, takeBackDeletion } from './actions/ask.ts';
import { deletionPreview, myDeletion } from './queries/mine.ts';

/** Deleting one's own account. */
export const deletionServed: readonly Served[] = [
  serve(d.myDeletion, 'signed_in', ({ platform, viewer }) => myDeletion(platform, viewer)),
  serve(d.deletionPreview, 'signed_in', ({ platform, viewer, incoming }) =>
    deletionPreview(platform, viewer, incoming),
  ),
  serve(d.askDeletion, 'signed_in', ({ platform, viewer, incoming, body }) =>
    askDeletion(platform, viewer, incoming, body.proof),
  ),
  serve(d.takeBackDeletion, 'signed_in', ({ platform, viewer }) => takeBackDeletion(platform, viewer)),
];
