import fs from 'node:fs';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// `*.all.test.ts` are the long ones, run by `npm run test:all`: kills, long clock runs.
const all = process.env['TEST_ALL'] === 'yes';

const leftOut = [
  ...['**/node_modules/**', '**/dist/**', 'tools/broken-examples/**'],
  ...(all ? [] : ['**/*.all.test.ts']),
  // Of what `npm run lancedb` installs; without it `npm test` says that they are left out.
  ...(fs.existsSync('.lancedb/node_modules') ? [] : ['**/*.lancedb.test.ts']),
  // Patterns between commas, from a run that cannot do all: tools/src/test/main.ts.
  ...(process.env['TEST_WITHOUT'] ?? '').split(',').filter((pattern) => pattern !== ''),
];

/** Files that put something of their own in the place of a module, which others of the same process would get too. */
const alone = ['server/journeys/mutants.test.ts', 'server/src/modules/identity/sign-in/mobile.test.ts'];

type Kind = Pick<
  TestProjectInlineConfiguration['test'] & object,
  'name' | 'include' | 'exclude' | 'isolate' | 'experimental'
>;
const project = (kind: Kind): TestProjectInlineConfiguration => ({
  test: { pool: 'forks', testTimeout: all ? 300_000 : 30_000, hookTimeout: 60_000, ...kind },
});

/** In each project the journeys first, which are the longest: what comes last is short, and no core waits for another. */
class JourneysFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isJourney = ({ moduleId }: TestSpecification) => moduleId.includes('/journeys/');
    return [...new Set(sorted.map((file) => file.project.name))].flatMap((name) => {
      const own = sorted.filter((file) => file.project.name === name);
      return [...own.filter(isJourney), ...own.filter((file) => !isJourney(file))];
    });
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: JourneysFirst },
    globalSetup: ['server/src/testing/global-setup.ts'],
    // A third one on two cores brought nothing: the suite is bound by its processor time.
    maxWorkers: 2,
    experimental: { viteModuleRunner: false },
    projects: [
      // Node itself reads TypeScript, as in production. What a module keeps it keeps by its platform, so files do not meet in one
      // process; in one of its own each would load and compile the whole house anew.
      project({
        name: 'house',
        include: ['{contract,server,verifier,tools}/**/*.test.ts'],
        exclude: [...leftOut, ...alone],
        isolate: false,
        experimental: { viteModuleRunner: false, nodeLoader: false },
      }),
      project({ name: 'alone', include: alone, exclude: leftOut, experimental: { viteModuleRunner: false } }),
      // Pages are TSX, which Node does not read.
      project({
        name: 'web',
        include: ['web/**/*.test.ts'],
        exclude: leftOut,
        isolate: false,
        experimental: { viteModuleRunner: true },
      }),
    ],
  },
});
