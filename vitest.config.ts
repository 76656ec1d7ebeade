import { defineConfig } from 'vitest/config';

// `*.all.test.ts` are the long ones, run by `npm run test:all`: kills, long clock runs.
const all = process.env['TEST_ALL'] === 'yes';

export default defineConfig({
  test: {
    include: ['{contract,server,web,verifier,tools}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**', 'tools/broken-examples/**', ...(all ? [] : ['**/*.all.test.ts'])],
    globalSetup: ['server/src/testing/global-setup.ts'],
    pool: 'forks',
    // A third one on two cores brought nothing: the suite is bound by its processor time.
    maxWorkers: 2,
    testTimeout: all ? 300_000 : 30_000,
    hookTimeout: 60_000,
  },
});
