import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { achievements } from '#modules/achievements/index.ts';
import { awards } from '#modules/awards/index.ts';
import { brokers } from '#modules/brokers/index.ts';
import { certification } from '#modules/certification/index.ts';
import { contests, currentContest } from '#modules/contests/index.ts';
import { deals } from '#modules/deals/index.ts';
import { desk } from '#modules/desk/index.ts';
import { identity, viewerOf, viewerOfKey } from '#modules/identity/index.ts';
import { judging } from '#modules/judging/index.ts';
import { log } from '#modules/log/index.ts';
import { matching } from '#modules/matching/index.ts';
import { needs } from '#modules/needs/index.ts';
import { notifications } from '#modules/notifications/index.ts';
import { solutions } from '#modules/solutions/index.ts';
import { ownWords, translation } from '#modules/translation/index.ts';
import { clockIsMoved } from '#platform/db/connection.ts';
import { ownMoves, type Personal, platformPersonal } from '#platform/db/personal.ts';
import { mountApi } from '#platform/http/api.ts';
import { mountApiPage } from '#platform/http/api-page.ts';
import { mountHealth } from '#platform/http/health.ts';
import { mountPages } from '#platform/http/pages.ts';
import type { Served } from '#platform/http/serve.ts';
import { type LogSink, openHttp } from '#platform/http/server.ts';
import { type Jobs, startJobs } from '#platform/jobs/jobs.ts';
import { openMasterKey } from '#platform/keys/master-key.ts';
import { platformWrapped, type Wrapped } from '#platform/keys/wrapped.ts';
import { smtpSender } from '#platform/mail/mail.ts';
import type { Module } from '#platform/module.ts';
import type { DemoAccount } from '#platform/process/demo-accounts.ts';
import { newPlatform, type OpenedPlatform, type PlatformOptions } from '#platform/process/open.ts';
import type { Settings } from '#platform/process/settings.ts';
import { clamdAt } from '#platform/providers/clamd/clamd.ts';
import { embeddingsBy } from '#platform/providers/embeddings/embeddings.ts';
import { smsBy } from '#platform/providers/sms/sms.ts';
import { wechatBy } from '#platform/providers/wechat/wechat.ts';

/** The rooms of the house, in the order in which they may know each other: each knows only those above it. */
export const modules: readonly Module[] = [
  log,
  identity,
  contests,
  needs,
  solutions,
  judging,
  achievements,
  deals,
  certification,
  brokers,
  awards,
  matching,
  translation,
  notifications,
  desk,
];

/** Every route of every module. */
export const served: readonly Served[] = modules.flatMap((module) => module.routes);

/** Status of every refusal code of every module. */
export const statuses: Readonly<Record<string, number>> = Object.assign(
  {},
  ...modules.map((module) => module.refusals ?? {}),
);

const constraints: Readonly<Record<string, string>> = Object.assign(
  {},
  ...modules.map((module) => module.constraints ?? {}),
);

const reactions = modules.flatMap((module) => module.reactions ?? []);

/** What the house holds on people: the platform, then each module with the histories of its lifecycles. */
export const personal: readonly Personal[] = [
  platformPersonal,
  ...modules.map(({ personal: own, lifecycles = [] }) => ({
    ...own,
    tables: [...(own?.tables ?? []), ...lifecycles.map(({ noun, table }) => ownMoves(noun, table))],
    left: own?.left ?? {},
  })),
];

const merging = modules.flatMap((module) => module.merging ?? []);

const ties = modules.flatMap((module) => module.ties ?? []);

/** What every module lets be found by search. */
export const searched = modules.flatMap((module) => module.searched ?? []);

/** Everything that the master key wraps; the platform's own first, without which nothing starts. */
export const wrapped: readonly Wrapped[] = [...platformWrapped, ...modules.flatMap((module) => module.wrapped ?? [])];

const guards = modules.flatMap((module) => module.guard ?? []);

/** The text of every notice that is texted, by its key. */
export const notices: ReadonlyMap<string, string> = new Map(
  modules.flatMap((module) => module.notices ?? []).map(({ key, text }) => [key, text]),
);

/** Opens the platform (database, files, keys) with every module's constraints, guards, reactions and what it holds on people known. */
export function openPlatform(
  options: Omit<
    PlatformOptions,
    'constraints' | 'guards' | 'reactions' | 'personal' | 'merging' | 'ties' | 'searched' | 'words'
  >,
): Promise<OpenedPlatform> {
  return newPlatform({
    ...options,
    constraints,
    guards,
    reactions,
    personal,
    merging,
    ties,
    searched,
    words: ownWords,
  });
}

export type AppOptions = {
  readonly logLevel: string;
  readonly requestsPerMinute: number;
  readonly trustProxy: boolean;
  readonly checkReplies: boolean;
  /** Where log lines go; to standard output when left out. */
  readonly logTo?: LogSink;
  /** Whether the job runner works, for `/readyz`; a server without one says yes. */
  readonly jobsAlive?: () => boolean;
};

/** The HTTP server over an opened platform; it does not listen yet. */
export async function openServer({ platform }: OpenedPlatform, options: AppOptions): Promise<FastifyInstance> {
  const server = await openHttp({
    ...options,
    publicUrl: platform.publicUrl,
    statuses,
  });
  const shown = {
    platform,
    served,
    statuses,
    whoAsks: (cookie: string) => viewerOf(platform, cookie),
  };
  mountHealth(server, platform, options.jobsAlive ?? (() => true));
  const whoBears = (key: string) => viewerOfKey(platform, key);
  mountApi(server, { ...shown, whoBears, checkReplies: options.checkReplies });
  mountApiPage(server, served, statuses);
  await mountPages(server, shown);
  return server;
}

export type App = {
  /** Starts the jobs and takes requests; resolves to the address. */
  listen(): Promise<string>;
  /** Takes no more requests, finishes those under way, stops the jobs, closes the database. */
  close(): Promise<void>;
  isEmpty(): Promise<boolean>;
  /** Whether somebody moved the clock of this database, which production refuses. */
  clockIsMoved(): Promise<boolean>;
  loadDemo(progress: (line: string) => void): Promise<DemoAccount[]>;
};

/** The whole application over a migrated database, as these settings say. */
export async function buildApp(settings: Settings, databaseUrl: string): Promise<App> {
  // The server's log is there before anybody can ask a provider.
  const report = (problem: string) => server.log.error(problem);
  const opened = await openPlatform({
    databaseUrl,
    filesFolder: path.join(settings.dataDir, 'files'),
    searchLanceAt: settings.searchLanceAt,
    masterKey: (db) => openMasterKey(db, settings),
    publicUrl: settings.publicUrl,
    trial: settings.mode === 'trial',
    localMailbox: settings.mode === 'trial' && settings.mail === undefined,
    secondFactorFor: settings.secondFactorFor,
    verificationWorkingDays: settings.verificationWorkingDays,
    sms: settings.sms ? smsBy(settings.sms, report) : null,
    wechat: settings.wechat ? wechatBy(settings.wechat, report) : null,
    scanner: settings.clamd ? clamdAt(settings.clamd, report) : null,
    embeddings: settings.embeddings ? embeddingsBy(settings.embeddings) : null,
    report,
  });
  const { platform } = opened;
  const unknown = Object.keys(settings.sms?.templates ?? {}).filter((key) => !notices.has(key));
  const mail = settings.mail ? smtpSender(platform, settings.mail) : null;
  let jobs: Jobs | null = null;
  const server = await openServer(opened, {
    ...settings,
    checkReplies: false,
    jobsAlive: () => jobs?.alive() ?? false,
  });
  // What is misspelt is never texted, and nobody would know why.
  for (const key of unknown)
    report(`SMS_TEMPLATES names ${key}, which is no notice: see docs/operations/text-messages.md`);
  return {
    async listen() {
      // Every process follows the indexes from its start, so that the first to search need not wait.
      for (const { index } of searched) platform.search.index(index);
      jobs = await startJobs(platform, {
        modules,
        sendMail: async () => (await mail?.send()) ?? 0,
        report: (problem, error) => server.log.error({ err: error }, problem),
      });
      return server.listen({ port: settings.port, host: settings.host });
    },
    async close() {
      await server.close();
      await jobs?.stop();
      mail?.close();
      await opened.close();
    },
    clockIsMoved: () => clockIsMoved(platform.db),
    isEmpty: async () => (await currentContest(platform.db)) === null,
    loadDemo: async (progress) => (await import('../demo/load.ts')).loadDemo(platform, modules, progress),
  };
}
