import type { GrantedRole } from '#kernel/viewer.ts';
import { connect, type Db } from '../db/connection.ts';
import { type Guard, transactOn } from '../db/transact.ts';
import { localFiles } from '../files/files.ts';
import { openSecrets } from '../keys/secrets.ts';
import { connectionName } from '../keys/servers.ts';
import type { Platform } from '../platform.ts';
import type { MasterKey } from '../seal/seal.ts';
import { feedAlong } from '../search/feed/along.ts';
import type { Searched } from '../search/feed/searched.ts';
import { openSearch } from '../search/kept/search.ts';
import type { OwnWordsSource } from '../search/languages/own-words.ts';
import { openTranslator } from '../search/languages/translator.ts';

export type PlatformOptions = {
  readonly databaseUrl: string;
  readonly filesFolder: string;
  /** The key itself, or how it is opened by what the database keeps. */
  readonly masterKey: MasterKey | ((db: Db) => Promise<MasterKey>);
  readonly publicUrl: string;
  /** Database constraints that stand for a refusal, of every module. */
  readonly constraints: Readonly<Record<string, string>>;
  /** Every module's. */
  readonly guards: readonly Guard[];
  readonly reactions: Platform['reactions'];
  readonly personal: Platform['personal'];
  readonly merging: Platform['merging'];
  readonly ties: Platform['ties'];
  /** What every module lets be found. */
  readonly searched: readonly Searched[];
  /** The house's own words of both languages. */
  readonly words: OwnWordsSource;
  /** Where LanceDB keeps the search indexes (docs/decisions/0044); in the database when left out. */
  readonly searchLanceAt?: string | undefined;
  /** Where it is said what is wrong with the search; to the standard error when left out. */
  readonly report?: (problem: string) => void;
  readonly connections?: number;
  /** See `Platform.trial`; true when left out, so that only who says so runs in earnest. */
  readonly trial?: boolean;
  /** See `Platform.localMailbox`; false when left out. */
  readonly localMailbox?: boolean;
  /** See `Platform.secondFactorFor`; nobody when left out. */
  readonly secondFactorFor?: readonly GrantedRole[];
  /** See `Platform.verificationWorkingDays`; three when left out. */
  readonly verificationWorkingDays?: number;
  /** See `Platform.sms`; none when left out. */
  readonly sms?: Platform['sms'];
  /** See `Platform.wechat`; none when left out. */
  readonly wechat?: Platform['wechat'];
  /** See `Platform.scanner`; none when left out. */
  readonly scanner?: Platform['scanner'];
  /** See `Platform.embeddings`; none when left out. */
  readonly embeddings?: Platform['embeddings'];
};
export type OpenedPlatform = {
  readonly platform: Platform;
  close(): Promise<void>;
};

/** Opens what every module stands on. */
export async function newPlatform(options: PlatformOptions): Promise<OpenedPlatform> {
  const masterKey = await opened(options);
  const { db, pool } = connect(options.databaseUrl, options.connections, connectionName(masterKey));
  const secrets = await openSecrets(db, masterKey).catch(async (error: unknown) => {
    await db.destroy();
    throw error;
  });
  const report = options.report ?? ((problem: string) => console.error(problem));
  const search = openSearch({ db, databaseUrl: options.databaseUrl, report, lanceAt: options.searchLanceAt ?? null });
  const translator = openTranslator({ db, words: options.words, report });
  const platform: Platform = {
    db,
    pool,
    transact: transactOn(db, options.constraints, [...options.guards, feedAlong(options.searched)]),
    files: await localFiles(options.filesFolder),
    search,
    translator,
    reactions: options.reactions,
    personal: options.personal,
    merging: options.merging,
    ties: options.ties,
    masterKey,
    secrets,
    publicUrl: options.publicUrl,
    trial: options.trial ?? true,
    localMailbox: options.localMailbox ?? false,
    secondFactorFor: options.secondFactorFor ?? [],
    verificationWorkingDays: options.verificationWorkingDays ?? 3,
    sms: options.sms ?? null,
    wechat: options.wechat ?? null,
    scanner: options.scanner ?? null,
    embeddings: options.embeddings ?? null,
  };
  const close = async () => {
    await Promise.all([search.close(), translator.close()]);
    await db.destroy();
  };
  return { platform, close };
}

async function opened({ masterKey, databaseUrl }: PlatformOptions): Promise<MasterKey> {
  if (typeof masterKey !== 'function') return masterKey;
  const { db } = connect(databaseUrl, 1);
  try {
    return await masterKey(db);
  } finally {
    await db.destroy();
  }
}
