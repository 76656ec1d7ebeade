import type { SubmittedSolution } from '@jiebang/contract/solutions/solution.ts';
import { isRefusal, type Refusal } from '#kernel/refusal.ts';
import { clock } from '#kernel/viewer.ts';
import { appendLeaf, openingOf } from '#modules/log/index.ts';
import { lockNeed, moveAlong, type NeedRow } from '#modules/needs/index.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { contentHash } from '#platform/seal/commitment.ts';
import { needPrivateKey } from '../documents/keys.ts';
import { openForNeed } from '../documents/sealing.ts';
import { lockSubmitted, needKeyOf, saveOpened, saveOpening } from '../opening/store.ts';
import { lockSolution, type SolutionRow, versionOf } from '../store.ts';
import { moveLocked, toScreeners } from './journey.ts';

/**
 * Opens what was handed in for a closed need, by the clock, in one transaction: each text is checked against the hash that
 * its receipt promised. One that does not open, or is not what was promised, is `damaged` and said to be so; the others go
 * on. A missing master key is no damage: it throws, and is tried again. Where nothing came the need is left unanswered.
 */
export async function openNeed(tx: Tx, platform: Platform, id: string): Promise<Refusal | null> {
  const need = await lockNeed(tx, id);
  if (need?.state !== 'closed') return null;
  const submitted = await lockSubmitted(tx, id);
  if (submitted.length === 0) {
    const moved = await moveAlong(tx, id, 'leave_unanswered', clock);
    return isRefusal(moved) ? moved : null;
  }
  const key = await needKeyOf(tx, id);
  if (!key) throw new Error(`the need ${id} has solutions and no key`);
  const privateKey = needPrivateKey(platform, key);
  const hashes: string[] = [];
  for (const row of submitted) {
    const content = await verified(tx, row, privateKey);
    const refusal = await mark(tx, row.id, content);
    if (refusal) return refusal;
    if (content) hashes.push(contentHash(content));
  }
  await promise(tx, platform, need, { opened: hashes.sort(), damaged: submitted.length - hashes.length });
  return null;
}

/** What was handed in, when it opens and is what the receipt promised; null when it is damaged. */
async function verified(tx: Tx, row: SolutionRow, privateKey: Uint8Array): Promise<SubmittedSolution | null> {
  const version = await versionOf(tx, row.id, row.in_force ?? 0);
  const promised = version?.leaf ? await openingOf(tx, version.leaf) : null;
  if (!version || !promised) return null;
  try {
    const content = openForNeed(privateKey, row.id, version.n, version);
    return contentHash(content) === promised.leaf.contentHash ? content : null;
  } catch {
    return null;
  }
}

async function mark(tx: Tx, id: string, content: SubmittedSolution | null): Promise<Refusal | null> {
  const whole = await lockSolution(tx, id);
  if (!whole) throw new Error('a solution vanished while it was held');
  const asker = { actor: clock, as: ['clock'] as const, open: true };
  const moved = await moveLocked(tx, whole, content ? 'open' : 'damage', asker, async (at) => {
    if (content) await saveOpened(tx, id, content, at);
  });
  return isRefusal(moved) ? moved : null;
}

async function promise(tx: Tx, platform: Platform, need: NeedRow, counted: { opened: string[]; damaged: number }) {
  const at = await now(tx);
  const content = { need: need.number ?? '', ...counted };
  const { leaf } = await appendLeaf(tx, platform, {
    kind: 'solutions_opened',
    subject: content.need,
    contentHash: contentHash(content),
    at: at.toISOString(),
  });
  await saveOpening(tx, { need: need.id, at, content: JSON.stringify(content), leaf });
  record(tx, {
    name: 'solutions_opened',
    subject: need.id,
    actor: clock,
    audience: [`organisation:${need.organisation}`, ...toScreeners(need)],
  });
}
