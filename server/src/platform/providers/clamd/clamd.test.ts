import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ClamdStandIn, clamdStandIn, infected } from '#testing/providers/clamd.ts';
import { clamdAt } from './clamd.ts';

let folder: string;
let clamd: ClamdStandIn;
let reported: string[];
const scanner = () => clamdAt(clamd.at, (problem) => void reported.push(problem));
const file = (...parts: (string | Buffer)[]) => Readable.from(parts.map((part) => Buffer.from(part)));

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'jb-clamd-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(['tcp', 'unix'])('clamd over %s', (over) => {
  beforeEach(async () => {
    reported = [];
    clamd = await clamdStandIn(over === 'unix' ? { path: path.join(folder, 's') } : {});
  });
  afterEach(() => clamd.close());

  it('is sent the file byte for byte, in chunks of any size', async () => {
    const parts = [Buffer.alloc(70_000, 1), Buffer.alloc(0), Buffer.from('图纸'), Buffer.alloc(1)];
    expect(await scanner().scan(file(...parts))).toBe('clean');
    expect(await scanner().scan(file())).toBe('clean');
    expect(clamd.got.map((one) => one.equals(Buffer.concat(parts)))).toEqual([true, false]);
    expect([clamd.got[1]?.length, reported]).toEqual([0, []]);
  });

  it('finds malware, across chunks too, and the operator is told its name', async () => {
    expect(await scanner().scan(file('x', infected.slice(0, 9), infected.slice(9)))).toBe('infected');
    expect(reported).toEqual(['malware scan: clamd found Stand-In.Sample-1']);
  });

  it('says that a file is larger than it takes, in the middle of the sending', async () => {
    const parts = Array.from({ length: 40 }, () => Buffer.alloc(64 * 1024));
    expect(await scanner().scan(file(...parts))).toBe('too_large');
    expect(clamd.got).toEqual([]);
  });

  it('that closes the connection, answers by half or with something else has not said that a file is clean', async () => {
    clamd.next('cut', 'half', { says: 'stream: ' }, { says: 'INSTREAM: Can’t write. ERROR' }, { says: 'OK' });
    for (let n = 0; n < 5; n += 1) expect(await scanner().scan(file('x', Buffer.alloc(300_000)))).toBe('failed');
    expect(reported).toHaveLength(5);
    expect(reported.at(-1)).toBe('malware scan: clamd answered OK');
  });

  it('that does not answer is given up', async () => {
    const timed = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
      const end = new AbortController();
      setTimeout(() => end.abort(new DOMException('too slow', 'TimeoutError')), 50);
      return end.signal;
    });
    clamd.next('silent');
    expect(await scanner().scan(file('x'))).toBe('failed');
    expect([timed.mock.calls, reported]).toEqual([[[120_000]], ['malware scan: clamd answered timeout']]);
    timed.mockRestore();
  });

  it('that nobody runs is unreachable', async () => {
    await clamd.close();
    expect(await scanner().scan(file('x'))).toBe('failed');
    expect(reported).toEqual(['malware scan: clamd answered unreachable']);
    clamd = await clamdStandIn();
  });

  it('is asked in vain where the file cannot be read, which is thrown', async () => {
    const broken = (async function* () {
      yield Buffer.from('x');
      throw new Error('the disk is gone');
    })();
    await expect(scanner().scan(broken)).rejects.toThrow('the disk is gone');
    expect(clamd.got).toEqual([]);
  });
});
