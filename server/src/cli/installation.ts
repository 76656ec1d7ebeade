import path from 'node:path';
import { openPlatform } from '#app';
import { migrate } from '#platform/db/migrate.ts';
import { openMasterKey } from '#platform/keys/master-key.ts';
import type { Platform } from '#platform/platform.ts';
import { runningPostgres, startPostgres } from '#platform/postgres/start.ts';
import { reachDatabase } from '#platform/process/database.ts';
import { readSettings, type Settings } from '#platform/process/settings.ts';
import { embeddingsBy } from '#platform/providers/embeddings/embeddings.ts';

/** What the person at the terminal can mend: printed as it is. */
export class Complaint extends Error {}

/** A command that was not called as its usage says. */
export class Misuse extends Complaint {}

export type Installation = {
  readonly settings: Settings;
  readonly filesFolder: string;
  readonly platform: Platform;
};

/**
 * Does something with the installation that the environment describes, by the same variables as the server; with a master key given
 * these are production's. Uses the database of a running server, DATABASE_URL, or starts the embedded one meanwhile. `prepare` brings
 * the database up to this version first.
 */
export async function withInstallation<T>(
  env: NodeJS.ProcessEnv,
  { prepare }: { readonly prepare: boolean },
  work: (installation: Installation) => Promise<T>,
): Promise<T> {
  const mode = env['MASTER_KEY'] || env['MASTER_KEY_FILE'] || env['KEY_SERVICE_URL'] ? 'production' : 'trial';
  const read = readSettings(mode, env);
  if ('problems' in read) throw new Complaint(read.problems.join('\n'));
  const { settings } = read;
  const database = await openDatabase(settings);
  try {
    if (prepare) await migrate(database.url);
    const filesFolder = path.join(settings.dataDir, 'files');
    const opened = await openPlatform({
      databaseUrl: database.url,
      filesFolder,
      searchLanceAt: settings.searchLanceAt,
      masterKey: (db) => openMasterKey(db, settings),
      publicUrl: settings.publicUrl,
      connections: 4,
      trial: mode === 'trial',
      localMailbox: mode === 'trial' && settings.mail === undefined,
      secondFactorFor: settings.secondFactorFor,
      verificationWorkingDays: settings.verificationWorkingDays,
      embeddings: settings.embeddings ? embeddingsBy(settings.embeddings) : null,
    });
    try {
      return await work({ settings, filesFolder, platform: opened.platform });
    } finally {
      await opened.close();
    }
  } finally {
    await database.stop();
  }
}

async function openDatabase({ databaseUrl, dataDir }: Settings): Promise<{ url: string; stop(): Promise<void> }> {
  const stays = async () => undefined;
  if (databaseUrl !== undefined) {
    const unreachable = await reachDatabase(databaseUrl);
    if (unreachable) throw new Complaint(unreachable.problem);
    return { url: databaseUrl, stop: stays };
  }
  const running = runningPostgres(dataDir);
  return running === undefined ? startPostgres({ dataDir }) : { url: running, stop: stays };
}
