import { createHash, createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { wallClock } from '../../wall-clock.ts';
import { askProvider } from '../ask.ts';
import type { SmsProvider, SmsSettings } from './provider.ts';

// Alibaba Cloud, dysmsapi 2017-05-25, SendSms; signature V3 (ACS3-HMAC-SHA256), as its public documentation describes both.

const address = 'https://dysmsapi.aliyuncs.com';
const patienceMs = 5000;

const Reply = z.object({ Code: z.string().regex(/^[\w.]{1,80}$/) });

/** SendSms of Alibaba Cloud. Variables of a template go by name. */
export function aliyunSms(settings: SmsSettings): SmsProvider {
  const { keyId, keySecret, signName, url } = settings;
  return {
    ask(number, { template, values }) {
      const asked = {
        PhoneNumbers: number.slice('+86'.length),
        SignName: signName,
        TemplateCode: template,
        TemplateParam: JSON.stringify(Object.fromEntries(values)),
      };
      const to = new URL(url ?? address);
      to.pathname = '/';
      to.search = canonicalQuery(asked);
      const headers = signedHeaders({
        host: to.host,
        query: canonicalQuery(asked),
        action: 'SendSms',
        version: '2017-05-25',
        at: wallClock(),
        nonce: randomBytes(16).toString('hex'),
        keyId,
        keySecret,
      });
      return askProvider(to, { method: 'POST', headers }, patienceMs);
    },
    codeOf({ body }) {
      const reply = Reply.safeParse(body);
      return reply.success ? (reply.data.Code === 'OK' ? null : reply.data.Code) : undefined;
    },
    numberRefused: ['isv.MOBILE_NUMBER_ILLEGAL', 'isv.DOMESTIC_NUMBER_NOT_SUPPORTED', 'isv.BLACK_LIST'],
    tooMany: ['isv.BUSINESS_LIMIT_CONTROL'],
  };
}

/** RFC 3986, sorted by name, as the signature wants it. */
export const canonicalQuery = (query: Readonly<Record<string, string>>): string =>
  Object.entries(query)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .join('&');

const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export type Acs3 = {
  readonly host: string;
  readonly query: string;
  readonly action: string;
  readonly version: string;
  readonly at: Date;
  readonly nonce: string;
  readonly keyId: string;
  readonly keySecret: string;
};

/** The headers of a POST without a body, signed by ACS3-HMAC-SHA256. */
export function signedHeaders(given: Acs3): Record<string, string> {
  const { host, query, action, version, at, nonce, keyId, keySecret } = given;
  const body = sha256('');
  const headers: Record<string, string> = {
    'x-acs-action': action,
    'x-acs-content-sha256': body,
    'x-acs-date': at.toISOString().replace(/\.\d{3}Z$/, 'Z'),
    'x-acs-signature-nonce': nonce,
    'x-acs-version': version,
  };
  const signed = Object.entries({ host, ...headers });
  const names = signed.map(([name]) => name).join(';');
  const lines = signed.map(([name, value]) => `${name}:${value}\n`).join('');
  const canonical = ['POST', '/', query, lines, names, body].join('\n');
  const signature = createHmac('sha256', keySecret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex');
  const authorization = `ACS3-HMAC-SHA256 Credential=${keyId},SignedHeaders=${names},Signature=${signature}`;
  return { ...headers, authorization };
}
