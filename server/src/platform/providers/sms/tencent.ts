import { createHash, createHmac } from 'node:crypto';
import { z } from 'zod';
import { wallClock } from '../../wall-clock.ts';
import { askProvider } from '../ask.ts';
import type { SmsProvider, SmsSettings } from './provider.ts';

// Tencent Cloud, SMS 2021-01-11, SendSms; signature v3 (TC3-HMAC-SHA256), as its public documentation describes both.

const address = 'https://sms.tencentcloudapi.com';
const patienceMs = 5000;

const Code = z.string().regex(/^[\w.]{1,80}$/);
const Reply = z.object({
  Response: z.union([
    z.object({ Error: z.object({ Code }) }),
    z.object({ SendStatusSet: z.tuple([z.object({ Code })]) }),
  ]),
});

/** SendSms of Tencent Cloud. Variables of a template go by their place. */
export function tencentSms(settings: SmsSettings): SmsProvider {
  const { keyId, keySecret, signName, appId, region, url } = settings;
  return {
    ask(number, { template, values }) {
      const to = new URL(url ?? address);
      to.pathname = '/';
      const body = JSON.stringify({
        PhoneNumberSet: [number],
        SmsSdkAppId: appId,
        SignName: signName,
        TemplateId: template,
        TemplateParamSet: values.map(([, value]) => value),
      });
      const at = wallClock();
      const authorization = tc3({ host: to.host, service: 'sms', body, at, keyId, keySecret });
      const headers = {
        authorization,
        'content-type': contentType,
        'x-tc-action': 'SendSms',
        'x-tc-version': '2021-01-11',
        'x-tc-timestamp': String(secondsOf(at)),
        'x-tc-region': region,
      };
      return askProvider(to, { method: 'POST', headers, body }, patienceMs);
    },
    codeOf({ body }) {
      const reply = Reply.safeParse(body);
      if (!reply.success) return undefined;
      const { Response } = reply.data;
      if ('Error' in Response) return Response.Error.Code;
      const [{ Code: code }] = Response.SendStatusSet;
      return code === 'Ok' ? null : code;
    },
    numberRefused: ['InvalidParameterValue.IncorrectPhoneNumber', 'FailedOperation.PhoneNumberInBlacklist'],
    tooMany: [
      'LimitExceeded.DeliveryFrequencyLimit',
      'LimitExceeded.PhoneNumberThirtySecondLimit',
      'LimitExceeded.PhoneNumberOneHourLimit',
      'LimitExceeded.PhoneNumberDailyLimit',
      'LimitExceeded.PhoneNumberSameContentDailyLimit',
    ],
  };
}

const contentType = 'application/json; charset=utf-8';
const secondsOf = (at: Date): number => Math.floor(at.getTime() / 1000);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

export type Tc3 = {
  readonly host: string;
  readonly service: string;
  readonly body: string;
  readonly at: Date;
  readonly keyId: string;
  readonly keySecret: string;
};

/** The `Authorization` of a POST with a JSON body, by TC3-HMAC-SHA256. */
export function tc3({ host, service, body, at, keyId, keySecret }: Tc3): string {
  const names = 'content-type;host';
  const headers = `content-type:${contentType}\nhost:${host}\n`;
  const canonical = ['POST', '/', '', headers, names, sha256(body)].join('\n');
  // By UTC, as the documentation says.
  const day = at.toISOString().slice(0, 10);
  const scope = `${day}/${service}/tc3_request`;
  const toSign = ['TC3-HMAC-SHA256', secondsOf(at), scope, sha256(canonical)].join('\n');
  const key = hmac(hmac(hmac(`TC3${keySecret}`, day), service), 'tc3_request');
  const signature = hmac(key, toSign).toString('hex');
  return `TC3-HMAC-SHA256 Credential=${keyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
}
