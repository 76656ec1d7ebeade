import path from 'node:path';
import type { ClamdSettings } from '../providers/clamd/clamd.ts';
import type { EmbeddingsSettings } from '../providers/embeddings/embeddings.ts';
import type { SmsSettings } from '../providers/sms/provider.ts';
import type { TransitSettings } from '../providers/transit/transit.ts';
import type { WechatSettings } from '../providers/wechat/wechat.ts';
import type { Name, Value } from './setting-definitions.ts';

type Read = <N extends Name>(name: N) => Value<N> | undefined;

/** The provider of text messages; undefined without one. One that is set up by half is a problem, not a way that fails later. */
export function smsOf(read: Read, problems: string[]): SmsSettings | undefined {
  const before = problems.length;
  const provider = read('SMS_PROVIDER');
  const parts = {
    SMS_KEY_ID: read('SMS_KEY_ID'),
    SMS_KEY_SECRET: read('SMS_KEY_SECRET'),
    SMS_SIGN_NAME: read('SMS_SIGN_NAME'),
    SMS_TEMPLATE: read('SMS_TEMPLATE'),
  };
  const appId = read('SMS_APP_ID');
  const [region, url, perDay] = [read('SMS_REGION'), read('SMS_URL'), read('SMS_PER_DAY')];
  const [templates, noticesPerDay] = [read('SMS_TEMPLATES'), read('SMS_NOTICES_PER_DAY')];
  if (problems.length > before) return undefined;
  const given = Object.entries({ ...parts, SMS_APP_ID: appId, SMS_URL: url, SMS_TEMPLATES: templates }).filter(
    ([, value]) => value !== undefined,
  );
  if (provider === undefined) {
    for (const [name] of given)
      problems.push(`${name} is set without SMS_PROVIDER: say aliyun or tencent, or remove it.`);
    return undefined;
  }
  const needed = { ...parts, ...(provider === 'tencent' ? { SMS_APP_ID: appId } : {}) };
  for (const [name, value] of Object.entries(needed)) {
    if (value === undefined) problems.push(`${name} is required with SMS_PROVIDER=${provider}.`);
  }
  if (provider === 'aliyun' && appId !== undefined)
    problems.push('SMS_APP_ID belongs to SMS_PROVIDER=tencent: remove it.');
  const { SMS_KEY_ID: keyId, SMS_KEY_SECRET: keySecret, SMS_SIGN_NAME: signName, SMS_TEMPLATE: template } = parts;
  const isWhole = keyId !== undefined && keySecret !== undefined && signName !== undefined && template !== undefined;
  if (problems.length > before || !isWhole || region === undefined || perDay === undefined) return undefined;
  if (noticesPerDay === undefined) return undefined;
  const notices = { templates: templates ?? {}, noticesPerDay };
  return { provider, keyId, keySecret, signName, template, appId, region, url, perDay, ...notices };
}

/** The mini-program; undefined without one. */
export function wechatOf(read: Read, problems: string[]): WechatSettings | undefined {
  const before = problems.length;
  const [appId, appSecret, url] = [read('WECHAT_APP_ID'), read('WECHAT_APP_SECRET'), read('WECHAT_URL')];
  if (problems.length > before) return undefined;
  if (appId !== undefined && appSecret !== undefined) return { appId, appSecret, url };
  if (appId !== undefined || appSecret !== undefined || url !== undefined)
    problems.push(
      'WECHAT_APP_ID and WECHAT_APP_SECRET must be set together, or neither, and WECHAT_URL only with them.',
    );
  return undefined;
}

/** The key service; undefined without one. */
export function keyServiceOf(read: Read, problems: string[]): TransitSettings | undefined {
  const before = problems.length;
  const [url, key, mount] = [read('KEY_SERVICE_URL'), read('KEY_SERVICE_KEY'), read('KEY_SERVICE_MOUNT')];
  const [text, file, namespace] = [
    read('KEY_SERVICE_TOKEN'),
    read('KEY_SERVICE_TOKEN_FILE'),
    read('KEY_SERVICE_NAMESPACE'),
  ];
  if (problems.length > before) return undefined;
  if (url === undefined) {
    if (key ?? text ?? file ?? namespace) problems.push('What begins with KEY_SERVICE is set without KEY_SERVICE_URL.');
    return undefined;
  }
  if (key === undefined) problems.push('KEY_SERVICE_KEY is required with KEY_SERVICE_URL.');
  if ((text === undefined) === (file === undefined))
    problems.push('One of KEY_SERVICE_TOKEN and KEY_SERVICE_TOKEN_FILE is required with KEY_SERVICE_URL.');
  if (problems.length > before || key === undefined || mount === undefined) return undefined;
  return { url, key, mount, namespace, token: text === undefined ? { file: path.resolve(file ?? '') } : { text } };
}

/** The malware scanner; undefined without one. Its own port is 3310. */
export function clamdOf(read: Read): ClamdSettings | undefined {
  const url = read('CLAMD_URL');
  if (url === undefined) return undefined;
  const { protocol, hostname, port, pathname } = new URL(url);
  if (protocol === 'unix:') return { path: decodeURIComponent(pathname) };
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) };
}

/** The provider of dense vectors, a service or a model in a file; undefined without one. */
export function embeddingsOf(read: Read, problems: string[]): EmbeddingsSettings | undefined {
  const before = problems.length;
  const [url, file, model] = [read('EMBEDDINGS_URL'), read('EMBEDDINGS_FILE'), read('EMBEDDINGS_MODEL')];
  const [key, dimensions, version] = [
    read('EMBEDDINGS_KEY'),
    read('EMBEDDINGS_DIMENSIONS'),
    read('EMBEDDINGS_VERSION'),
  ];
  const [tokens, batch, share] = [read('EMBEDDINGS_TOKENS'), read('EMBEDDINGS_BATCH'), read('EMBEDDINGS_SHARE')];
  const pooling = read('EMBEDDINGS_POOLING');
  if (problems.length > before) return undefined;
  if (url === undefined && file === undefined) {
    if (key ?? model ?? version ?? dimensions)
      problems.push('What begins with EMBEDDINGS is set without EMBEDDINGS_URL or EMBEDDINGS_FILE.');
    return undefined;
  }
  if (model === undefined) problems.push('EMBEDDINGS_MODEL is required with EMBEDDINGS_URL or EMBEDDINGS_FILE.');
  if (url !== undefined && file !== undefined)
    problems.push('EMBEDDINGS_URL and EMBEDDINGS_FILE are both set: keep one of them.');
  else if (file !== undefined && (key ?? dimensions) !== undefined)
    problems.push('EMBEDDINGS_KEY and EMBEDDINGS_DIMENSIONS belong to EMBEDDINGS_URL: remove them.');
  if (problems.length > before || model === undefined) return undefined;
  if (tokens === undefined || batch === undefined || share === undefined || pooling === undefined) return undefined;
  const both = { model, version, tokens, batch, share: share / 100 };
  if (file !== undefined) return { ...both, file: path.resolve(file), pooling };
  return url === undefined ? undefined : { ...both, url, key, dimensions };
}
