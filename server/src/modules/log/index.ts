import { signingPurpose } from '#platform/keys/signing-keys.ts';
import type { Module } from '#platform/module.ts';
import { logDueMoves } from './reactions.ts';
import { logServed } from './routes.ts';

export { appendLeaf } from './actions/append-leaf.ts';
export { documentOf, openingOf } from './queries/documents.ts';
export { inclusionOf } from './queries/proofs.ts';

/** 公开日志: the append-only Merkle tree in which promises are kept. */
export const log: Module = {
  name: 'log',
  wrapped: [
    {
      table: 'log.signing_key',
      key: 'key_id',
      column: 'wrapped_private_key',
      purpose: (id) => signingPurpose('log', id),
    },
  ],
  routes: logServed,
  dueMoves: logDueMoves,
};
