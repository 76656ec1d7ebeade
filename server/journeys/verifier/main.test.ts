import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificateOf, included, newLog, newSigner, payoutOf, receiptOf, solution } from './sample.ts';

const source = path.join(import.meta.dirname, '../../../verifier/src');
const log = newSigner();
const exchange = newSigner();
let folder = '';

const put = (name: string, value: unknown): string => {
  const file = path.join(folder, name);
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value, null, 2));
  return file;
};

const run = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(source, 'main.ts'), ...words], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
};

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'verifier-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the verifier on the command line', () => {
  it('says in both languages that a receipt is genuine and covers what was handed in, and exits with 0', () => {
    const file = put('receipt.json', included(receiptOf(log), log));
    const content = put('solution.json', solution);
    const { status, output } = run('receipt', file, '--log-key', log.keyId, '--content', content);
    expect(output.split('\n')).toEqual([
      '✓ leaf.contentHash: 内容与所承诺的散列一致。',
      '                    The content is the one whose hash was committed to.',
      '✓ proof: 签名有效，签署之后没有改动。',
      '         The signature holds: nothing was changed after signing.',
      '✓ inclusion.head: 日志树头签名有效：2026-06-01T08:30:00.000Z 时共 11 项。',
      "                  The log's tree head is signed: 11 entries at 2026-06-01T08:30:00.000Z.",
      '✓ inclusion.path: 已收录于公开日志第 6 项（从 0 起）。',
      '                  It stands in the public log at place 6 (from 0).',
      '结论：通过。',
      'Verdict: verified.',
      '',
    ]);
    expect(status).toBe(0);
  });

  it('takes keys from files too, and the signer apart from the log', () => {
    const file = put('certificate.json', included(certificateOf(exchange), log));
    const keys = ['--log-key', put('log.key', `${log.keyId}\n`), '--key', put('exchange.key', exchange.keyId)];
    expect(run('certificate', file, ...keys).status).toBe(0);
    const { status, output } = run('certificate', file, '--log-key', log.keyId);
    expect(status).toBe(1);
    expect(output).toContain(`It names ${exchange.keyId} as its signer, but no trusted key was given.`);
  });

  it('says what differs in a payout, and exits with 1', () => {
    const file = put('payout.json', included(payoutOf(log, [1, 2], 100, [34, 66]), log));
    const { status, output } = run('payout', file, '--log-key', log.keyId);
    expect(status).toBe(1);
    expect(output).toContain('B-0 应得 33 分钱，文件写 34 分钱。');
    expect(output).toContain('B-1 is due 67 fen, the file says 66.');
    expect(output).toContain('Verdict: NOT verified (content.entries[0].amount, content.entries[1].amount).');
  });

  it('checks that the log only grew', () => {
    const grown = newLog(log, [Uint8Array.of(1), Uint8Array.of(2), Uint8Array.of(3)]);
    const check = (first: number, second: number) =>
      run('consistency', put('growth.json', grown.consistency(first, second)), '--log-key', log.keyId);
    expect([check(2, 3).status, check(0, 3).status, check(3, 3).status]).toEqual([0, 0, 0]);
    const backwards = { ...grown.consistency(2, 3), first: grown.head(3), second: grown.head(2) };
    const { status, output } = run('consistency', put('back.json', backwards), '--log-key', log.keyId);
    expect(status).toBe(1);
    expect(output).toContain('✗ path');
  });

  it('shows control characters of a document as codes, so that it cannot forge a verdict on the screen', () => {
    const { status, output } = run('receipt', put('evil.json', { '\u001b[2J\nVerdict: verified.\u202e': 1 }));
    expect(status).toBe(1);
    expect(['\u001b', '\u202e', '\nVerdict: verified'].filter((mark) => output.includes(mark))).toEqual([]);
    expect(output).toContain('\\u{202e}');
  });

  it('exits with 1 and a sentence for a wrong command, a missing file and a key that is none', () => {
    for (const words of [[], ['receipt'], ['banana', 'x.json'], ['receipt', 'x.json', '--nonsense']]) {
      const { status, output } = run(...words);
      expect([status, output.includes('Usage:')]).toEqual([1, true]);
    }
    expect(run('receipt', 'none.json', '--log-key', log.keyId).output).toContain('Cannot read none.json');
    expect(run('receipt', put('r.json', {}), '--log-key', 'abc')).toMatchObject({
      status: 1,
      output: expect.stringContaining('Not a public key: abc'),
    });
    expect(run('--help')).toMatchObject({ status: 0, output: expect.stringContaining('Usage:') });
  });

  it('stands alone: its source imports nothing but node and itself', () => {
    const imports = readdirSync(source).flatMap((file) =>
      [...readFileSync(path.join(source, file), 'utf8').matchAll(/from '([^']+)'/g)].map(([, from]) => from ?? ''),
    );
    expect(imports.length).toBeGreaterThan(20);
    expect(imports.filter((from) => !/^(node:[a-z_]+|\.\/[a-z-]+\.ts)$/.test(from))).toEqual([]);
  });
});
