import path from 'node:path';
import type { ClamdSettings } from '../providers/clamd/clamd.ts';
import type { EmbeddingsSettings } from '../providers/embeddings/embeddings.ts';
import type { SmsSettings } from '../providers/sms/provider.ts';
import type { TransitSettings } from '../providers/transit/transit.ts';
import type { WechatSettings } from '../providers/wechat/wechat.ts';
import { hasLance } from '../search/lance/package.ts';
import { clamdOf, embeddingsOf, keyServiceOf, smsOf, wechatOf } from './provider-settings.ts';
import { definitions, type Name, type Value } from './setting-definitions.ts';

export type Mode = 'trial' | 'production';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/;

export type Settings = {
  mode: Mode;
  port: number;
  host: string;
  /** Absolute. */
  dataDir: string;
  /** Undefined: the embedded PostgreSQL. */
  databaseUrl: string | undefined;
  /** Without a slash at the end. */
  publicUrl: string;
  /** Whether an empty database gets the demo contest. */
  demo: boolean;
  /** Where the master key is: in the setting itself, in a file, or (trial) made once in a file; null: with the key service alone. */
  masterKey: KeySource | null;
  /** Undefined: the master key is in a setting or a file. */
  keyService: TransitSettings | undefined;
  requestsPerMinute: number;
  trustProxy: boolean;
  /** Undefined only in trial mode. */
  mail: { smtpUrl: string; from: string } | undefined;
  /** Undefined: nobody signs in by mobile number, but in a trial. */
  sms: SmsSettings | undefined;
  /** Undefined: nobody signs in by WeChat. */
  wechat: WechatSettings | undefined;
  /** Undefined: attachments are not scanned. */
  clamd: ClamdSettings | undefined;
  /** Undefined: matching is by words alone. */
  embeddings: EmbeddingsSettings | undefined;
  /** Roles in which nobody acts without a second factor. */
  secondFactorFor: Value<'SECOND_FACTOR_FOR'>;
  /** Working days in which a verification is to be decided. */
  verificationWorkingDays: number;
  /** An absolute folder or an address; undefined: the search indexes are in the database. */
  searchLanceAt: string | undefined;
  logLevel: Value<'LOG_LEVEL'>;
};

export type KeySource = { text: string } | { file: string } | { madeAs: string };

/** All settings, or every problem at once: each one sentence that names the variable and what to do. */
export type Reading = { settings: Settings } | { problems: string[] };

/** Reads the settings of `mode` from environment variables; an empty variable counts as not set. */
export function readSettings(mode: Mode, env: NodeJS.ProcessEnv, lanceIsThere: () => boolean = hasLance): Reading {
  const problems: string[] = [];
  const read = <N extends Name>(name: N): Value<N> | undefined => {
    const text = env[name] || definitions[name].fallback;
    if (text === '') return undefined;
    const parsed = definitions[name].shape.safeParse(text);
    if (!parsed.success) problems.push(`${name} must ${definitions[name].must}.`);
    return parsed.data as Value<N> | undefined;
  };
  const values = {
    port: read('PORT'),
    host: read('HOST'),
    dataDir: read('DATA_DIR'),
    databaseUrl: read('DATABASE_URL'),
    publicUrl: read('PUBLIC_URL'),
    demo: read('DEMO'),
    key: read('MASTER_KEY'),
    keyFile: read('MASTER_KEY_FILE'),
    requestsPerMinute: read('REQUESTS_PER_MINUTE'),
    trustProxy: read('TRUST_PROXY'),
    smtpUrl: read('SMTP_URL'),
    from: read('MAIL_FROM'),
    secondFactorFor: read('SECOND_FACTOR_FOR'),
    verificationWorkingDays: read('VERIFICATION_WORKING_DAYS'),
    searchLanceAt: read('SEARCH_LANCEDB'),
    logLevel: read('LOG_LEVEL'),
  };
  const { port, host, dataDir, databaseUrl, smtpUrl, from, key, keyFile, logLevel, requestsPerMinute } = values;
  const { verificationWorkingDays, searchLanceAt } = values;
  const require = (name: Name, value: unknown) => {
    if (value === undefined && !env[name])
      problems.push(`${name} is required in production: it must ${definitions[name].must}.`);
  };
  if (mode === 'trial') {
    if (host !== undefined && !LOOPBACK.test(host)) {
      problems.push(
        'HOST must be a loopback address such as 127.0.0.1 in trial mode: to be reached from outside, use npm run serve.',
      );
    }
  } else {
    require('PUBLIC_URL', values.publicUrl);
    require('SMTP_URL', smtpUrl);
    require('MAIL_FROM', from);
    if (!env['MASTER_KEY'] && !env['MASTER_KEY_FILE'] && !env['KEY_SERVICE_URL']) {
      problems.push(
        `MASTER_KEY, MASTER_KEY_FILE or KEY_SERVICE_URL is required in production: the key must ${definitions.MASTER_KEY.must}.`,
      );
    }
    if (values.demo === 'on') problems.push('DEMO must be off in production: the demo contest is for npm start only.');
    if (values.publicUrl !== undefined && !isSafe(new URL(values.publicUrl))) {
      problems.push('PUBLIC_URL must begin with https:// in production.');
    }
  }
  if (key !== undefined && keyFile !== undefined) {
    problems.push('MASTER_KEY and MASTER_KEY_FILE are both set: keep one of them.');
  }
  if (keyFile !== undefined && dataDir !== undefined && isInside(keyFile, dataDir)) {
    problems.push('MASTER_KEY_FILE must be outside DATA_DIR, so that a copy of the data does not carry its key.');
  }
  if (mode === 'trial' && (smtpUrl === undefined) !== (from === undefined) && !problems.length) {
    problems.push('SMTP_URL and MAIL_FROM must be set together, or neither.');
  }
  if (searchLanceAt !== undefined && !lanceIsThere()) {
    problems.push('SEARCH_LANCEDB is set and LanceDB is not installed: npm run lancedb installs it, or remove it.');
  }
  const providers = {
    sms: smsOf(read, problems),
    wechat: wechatOf(read, problems),
    clamd: clamdOf(read),
    embeddings: embeddingsOf(read, problems),
    keyService: keyServiceOf(read, problems),
  };
  if (
    problems.length > 0 ||
    port === undefined ||
    host === undefined ||
    dataDir === undefined ||
    requestsPerMinute === undefined ||
    verificationWorkingDays === undefined
  ) {
    return { problems };
  }
  const folder = path.resolve(dataDir);
  return {
    settings: {
      mode,
      port,
      host,
      dataDir: folder,
      databaseUrl,
      logLevel: logLevel ?? (mode === 'trial' ? 'warn' : 'info'),
      requestsPerMinute,
      trustProxy: values.trustProxy === 'on',
      publicUrl: (values.publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`).replace(/\/+$/, ''),
      demo: mode === 'trial' && (values.demo ?? (databaseUrl === undefined ? 'on' : 'off')) === 'on',
      masterKey:
        key !== undefined
          ? { text: key }
          : keyFile !== undefined
            ? { file: path.resolve(keyFile) }
            : providers.keyService
              ? null
              : { madeAs: path.join(folder, 'master.key') },
      secondFactorFor: values.secondFactorFor ?? [],
      verificationWorkingDays,
      searchLanceAt: searchLanceAt?.includes('://') === false ? path.resolve(searchLanceAt) : searchLanceAt,
      mail: smtpUrl !== undefined && from !== undefined ? { smtpUrl, from } : undefined,
      ...providers,
    },
  };
}

const isSafe = (address: URL) =>
  address.protocol === 'https:' || LOOPBACK.test(address.hostname.replace(/^\[|\]$/g, ''));

function isInside(file: string, folder: string): boolean {
  const way = path.relative(path.resolve(folder), path.resolve(file));
  return !way.startsWith('..') && !path.isAbsolute(way);
}
