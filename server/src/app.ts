import type { FastifyInstance } from 'fastify';
import { brokers } from '#modules/brokers/index.ts';
import { certification } from '#modules/certification/index.ts';
import { contests } from '#modules/contests/index.ts';
import { deals } from '#modules/deals/index.ts';
import { identity, viewerOf } from '#modules/identity/index.ts';
import { judging } from '#modules/judging/index.ts';
import { log } from '#modules/log/index.ts';
import { needs } from '#modules/needs/index.ts';
import { solutions } from '#modules/solutions/index.ts';
import { mountApi } from '#platform/http/api.ts';
import { mountPages } from '#platform/http/pages.ts';
import type { Served } from '#platform/http/serve.ts';
import { openHttp } from '#platform/http/server.ts';
import type { Module } from '#platform/module.ts';
import { newPlatform, type OpenedPlatform, type PlatformOptions } from '#platform/open.ts';

/** The rooms of the house, in the order in which they may know each other: each knows only those above it. */
export const modules: readonly Module[] = [
  log,
  identity,
  contests,
  needs,
  solutions,
  judging,
  deals,
  certification,
  brokers,
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

/** Opens the platform (database, files, keys) with every module's constraints known. */
export function openPlatform(options: Omit<PlatformOptions, 'constraints'>): Promise<OpenedPlatform> {
  return newPlatform({ ...options, constraints });
}

export type AppOptions = {
  readonly logLevel: string;
  readonly requestsPerMinute: number;
  readonly trustProxy: boolean;
  readonly checkReplies: boolean;
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
    whoAsks: (headers: { cookie: string; authorization: string }) => viewerOf(platform, headers),
  };
  mountApi(server, { ...shown, checkReplies: options.checkReplies });
  await mountPages(server, shown);
  return server;
}
