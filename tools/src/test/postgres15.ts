import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type RunningPostgres, startPostgres } from '../../../server/src/platform/postgres/start.ts';

const folder = '/usr/lib/postgresql/15/bin';

/** A server of the oldest supported version, from Debian's package, in a temporary folder; undefined where it is not installed. */
export async function startPostgres15(): Promise<Pick<RunningPostgres, 'url' | 'stop'> | undefined> {
  if (!fs.existsSync(folder)) return undefined;
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'jiebang-pg15-'));
  const server = await startPostgres({
    dataDir,
    binaries: { initdb: `${folder}/initdb`, postgres: `${folder}/postgres`, libraryPath: undefined, initFlags: [] },
    initFlags: ['--no-sync'],
    flags: ['-c', 'fsync=off', '-c', 'max_connections=200'],
  });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      fs.rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
