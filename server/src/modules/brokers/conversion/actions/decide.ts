import type { PayoutContent } from '@jiebang/contract/log/documents.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { contestById } from '#modules/contests/index.ts';
import { appendLeaf } from '#modules/log/index.ts';
import type { Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { contentHash } from '#platform/seal/commitment.ts';
import { brokersById } from '../../broker/store.ts';
import { type ConversionRow, insertPayout, payeesOf, setProposer } from '../store.ts';
import { moveConversion } from './move.ts';

/** Puts the preview before the authority; its rows do not change from now on. */
export function proposeConversion(platform: Platform, viewer: Viewer, id: string, version: number) {
  return moveConversion(platform, viewer, id, 'propose', {
    version,
    apply: (tx, row) => setProposer(tx, row.id, viewer.person),
  });
}

/** Approves it, by another person than the one who proposed it. */
export function approveConversion(platform: Platform, viewer: Viewer, id: string, version: number) {
  return moveConversion(platform, viewer, id, 'approve', { version });
}

/** Gives it back to be computed anew. */
export function returnConversion(platform: Platform, viewer: Viewer, id: string, reason: string) {
  return moveConversion(platform, viewer, id, 'return', { reason });
}

/** Freezes it: what it says is committed to in the public log, and no point gained or lost later changes it. */
export function freezeConversion(platform: Platform, viewer: Viewer, id: string, version: number) {
  return moveConversion(platform, viewer, id, 'freeze', {
    version,
    apply: async (tx, row, at) => {
      const content = await contentOf(tx, row);
      const { leaf } = await appendLeaf(tx, platform, {
        kind: 'payout',
        subject: content.contest,
        contentHash: contentHash(content),
        at: at.toISOString(),
      });
      await insertPayout(tx, { conversion: id, content, leaf, at });
    },
  });
}

/** The document names payees by number alone: it is permanent, and a consent to a name can be withdrawn. */
async function contentOf(tx: Tx, row: ConversionRow): Promise<PayoutContent> {
  const contest = await contestById(tx, row.contest);
  const payees = await payeesOf(tx, row.id);
  const brokers = await brokersById(
    tx,
    payees.map((payee) => payee.broker),
  );
  return {
    contest: contest?.number ?? '',
    pool: row.pool,
    method: 'proportional-largest-remainder',
    entries: payees.map(({ broker, points, gross }) => ({
      payee: brokers.get(broker)?.number ?? '',
      points,
      amount: gross,
    })),
  };
}
