import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

// That the benches still do their work, on a tenth of the needs and a second a run; what they measure so is no figure to go by.

const root = path.resolve(import.meta.dirname, '../../..');

test.each([
  ['assign', ['solutions', 'judges', 'each', 'seconds']],
  ['live', ['subscribers', 'p50_ms', 'p99_ms', 'kb_per_subscriber']],
  ['board', ['list_ratio', 'item_ratio', 'page_p99_ms']],
  [
    'search',
    [
      ...[
        'documents',
        'short_p99_ms',
        'filtered_p99_ms',
        'match_p99_ms',
        'rss_mb',
        'overlap20',
        'growth',
        'vs_postgres',
      ],
    ],
  ],
  ['import', ['rows', 'rows_per_s', 'cpu_us_per_row', 'kills', 'equal', 'rss_mb', 'rss_mb_at']],
  [
    'desks',
    [
      'connections',
      ...['review_queue', 'organiser_list', 'owner_list', 'owner_desk', 'reviewer_desk', 'organiser_desk'].map(
        (name) => `${name}_p99_ms`,
      ),
    ],
  ],
])('the bench %s does its work and measures', async (name, figures) => {
  const size = [
    '--needs',
    '10000',
    '--seconds',
    '1',
    '--warm-up',
    '1',
    '--screens',
    '200',
    '--documents',
    '3000',
    '--rows',
    '6000',
  ];
  const { stdout } = await promisify(execFile)(process.execPath, ['tools/src/bench/main.ts', name, ...size], {
    cwd: root,
  });
  const last = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Record<string, unknown>;
  expect(Object.keys(last)).toEqual(['bench', ...figures]);
  expect(
    Object.values(last)
      .slice(1)
      .flat()
      .filter((value) => !(Number(value) > 0)),
  ).toEqual([]);
});
