import type { LogLeaf, TreeHead } from '@jiebang/contract/log/documents.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leafHash } from '#kernel/merkle.ts';
import { verifyConsistency, verifyInclusion } from '#kernel/merkle-verify.ts';
import { now, setClock } from '#platform/db/connection.ts';
import { contentHash } from '#platform/seal/commitment.ts';
import { publicKeyOfId, verifyDocument } from '#platform/seal/signature.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { appendBatch } from './actions/append-batch.ts';
import { appendLeaf, documentOf, inclusionOf, openingOf } from './index.ts';
import { leavesFrom } from './queries/proofs.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));

async function promise(subject: string): Promise<string> {
  const { platform } = world;
  const done = await platform.transact(async (tx) => {
    const at = (await now(tx)).toISOString();
    const leaf: LogLeaf = { kind: 'draw', subject, contentHash: contentHash({ subject }), at };
    return appendLeaf(tx, platform, leaf);
  });
  if ('refused' in done) throw new Error(done.refused);
  return done.leaf;
}

async function nextBatch(): Promise<TreeHead> {
  await world.travel(new Date((await world.now()).getTime() + 5 * 60 * 1000));
  const { head } = await world.as().log.head();
  if (!head) throw new Error('a log without a head');
  return head;
}

/** Names of the log's invariants that do not hold now. */
async function broken(): Promise<string[]> {
  return (await brokenInvariants(world.platform, 'log')).map((one) => one.replace(/ \[.*$/s, ''));
}

describe('the public log', () => {
  test('is empty at first, and says which key will sign', async () => {
    const { keyId, head } = await world.as().log.head();
    expect(head).toBeNull();
    expect(publicKeyOfId(keyId)?.length).toBe(32);
  });

  test('appends a batch when nothing happened, as large as when a little did, so that it tells nobody which', async () => {
    const sizes: number[] = [(await nextBatch()).size];
    sizes.push((await nextBatch()).size);
    await promise('N-1');
    sizes.push((await nextBatch()).size);
    for (let n = 0; n < 32; n += 1) await promise(`M-${n}`);
    sizes.push((await nextBatch()).size);
    expect(sizes).toEqual([32, 64, 96, 128]);
  });

  test('grows fourfold where more happened than the smallest batch holds: its size tells a magnitude only', async () => {
    const before = (await world.as().log.head()).head?.size ?? 0;
    for (let n = 0; n < 33; n += 1) await promise(`L-${n}`);
    expect((await nextBatch()).size - before).toBe(128);
  });

  test('gives each entry a proof that an outsider can check, and a document that the log has signed', async () => {
    const leaf = await promise('N-7');
    expect(await inclusionOf(world.platform.db, leaf)).toBeNull();
    await nextBatch();
    const document = await documentOf(world.platform, leaf, {
      format: 'jiebang-opening/1',
      content: { subject: 'N-7' },
    });
    const { inclusion } = document ?? {};
    if (!document || !inclusion) throw new Error('no proof of inclusion');
    const { items } = await world.as().log.leaves({ query: { from: inclusion.leafIndex, limit: 1 } });
    const hash = leafHash(bytes(items[0]?.data ?? ''));
    const claim = {
      leafHash: hash,
      index: inclusion.leafIndex,
      size: inclusion.treeSize,
      root: bytes(inclusion.head.root),
    };
    expect(verifyInclusion(claim, inclusion.path.map(bytes))).toBe(true);
    const { keyId } = await world.as().log.head();
    expect(verifyDocument(publicKeyOfId(keyId) ?? new Uint8Array(), document)).toBe(true);
    expect(verifyDocument(publicKeyOfId(keyId) ?? new Uint8Array(), inclusion.head)).toBe(true);
    const leafHashHex = Buffer.from(hash).toString('hex');
    expect(await world.as().log.inclusion({ params: { leafHash: leafHashHex } })).toEqual(inclusion);
  });

  test('proves between any two heads that it only grew', async () => {
    const { rows } = await sql<{ size: number }>`select size from log.head order by size`.execute(world.platform.db);
    const sizes = rows.map((row) => row.size);
    const proved: boolean[] = [];
    for (const first of sizes) {
      for (const second of sizes.filter((size) => size >= first)) {
        const proof = await world.as().log.consistency({ query: { first, second } });
        proved.push(
          verifyConsistency(
            {
              firstSize: first,
              firstRoot: bytes(proof.first.root),
              secondSize: second,
              secondRoot: bytes(proof.second.root),
            },
            proof.path.map(bytes),
          ),
        );
      }
    }
    expect(proved).toEqual(proved.map(() => true));
    expect(await refusalOf(world.as().log.consistency({ query: { first: 1, second: 32 } }))).toBe('not_found');
    expect(await refusalOf(world.as().log.consistency({ query: { first: 64, second: 32 } }))).toBe('invalid_input');
    expect(await refusalOf(world.as().log.inclusion({ params: { leafHash: '0'.repeat(64) } }))).toBe('not_found');
  });

  test('is appended to by one at a time: of twenty at once one makes the batch', async () => {
    const leaf = await promise('once');
    const before = (await world.as().log.head()).head?.size ?? 0;
    await setClock(world.platform.db, new Date((await world.now()).getTime() + 400_000));
    const made = await Promise.all(Array.from({ length: 20 }, () => appendBatch(world.platform)));
    expect(made.filter((size) => size !== null)).toEqual([before + 32]);
    expect((await inclusionOf(world.platform.db, leaf))?.treeSize).toBe(before + 32);
  });

  test('refuses every change of what was appended, and every gap', async () => {
    const { pool } = world.platform;
    const refused = async (statement: string) =>
      pool.query(statement).then(
        () => 'done',
        (error: Error) => (error.message.startsWith('the public log') ? 'refused' : error.message),
      );
    const data = `decode('${'ab'.repeat(32)}', 'hex')`;
    expect([
      await refused(`update log.leaf set data = ${data}`),
      await refused('delete from log.leaf'),
      await refused('truncate log.head'),
      await refused(`update log.node set hash = ${data}`),
      await refused('delete from log.head'),
      await refused('update log.place set n = n + 1'),
      await refused(`update log.entry set salt = ${data}`),
      await refused(`insert into log.leaf values (1000000, ${data})`),
    ]).toEqual(Array.from({ length: 8 }, () => 'refused'));
    expect(await broken()).toEqual([]);
  });

  test('keeps the leaf and loses its meaning when the salt is destroyed', async () => {
    const leaf = await promise('to be forgotten');
    await sql`delete from log.entry where id = ${leaf}`.execute(world.platform.db);
    expect(await openingOf(world.platform.db, leaf)).toBeNull();
    const inTheLog = await promise('to be forgotten after its batch');
    await nextBatch();
    expect(await inclusionOf(world.platform.db, inTheLog)).not.toBeNull();
    const { items } = await leavesFrom(world.platform.db, 0, 1000);
    await sql`delete from log.entry where id = ${inTheLog}`.execute(world.platform.db);
    expect(await openingOf(world.platform.db, inTheLog)).toBeNull();
    expect((await leavesFrom(world.platform.db, 0, 1000)).items).toEqual(items);
    expect(await broken()).toEqual([]);
  });

  test('a leaf put in by force is found by the invariants', async () => {
    const { pool } = world.platform;
    const { items } = await leavesFrom(world.platform.db, 0, 1000);
    await pool.query(`insert into log.leaf values (${items.length}, decode('${'cd'.repeat(32)}', 'hex'))`);
    expect(await broken()).toEqual([
      'The newest head covers every leaf.',
      "A leaf's node is the RFC 9162 hash of its data.",
    ]);
    await pool.query('alter table log.node disable trigger node_append_only');
    await pool.query(`update log.node set hash = decode('${'ef'.repeat(32)}', 'hex') where level = 1 and n = 0`);
    expect(await broken()).toEqual([
      'The newest head covers every leaf.',
      "A leaf's node is the RFC 9162 hash of its data.",
      'An inner node is the RFC 9162 hash of its two children.',
    ]);
  });
});
