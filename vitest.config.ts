import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// `*.all.test.ts` are the long ones, run by `npm run test:all`: kills, long clock runs.
const all = process.env['TEST_ALL'] === 'yes';

export default defineConfig({
  test: {
    include: ['{contract,server,web,verifier,tools}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**', 'tools/broken-examples/**', ...(all ? [] : ['**/*.all.test.ts'])],
    globalSetup: ['server/src/testing/global-setup.ts'],
    pool: 'forks',
    // One more than there are cores: a test that waits for a server, a browser or a database leaves its core idle.
    maxWorkers: availableParallelism() + 1,
    testTimeout: all ? 300_000 : 30_000,
    hookTimeout: 60_000,
  },
});
