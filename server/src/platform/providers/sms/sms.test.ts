import { createHash, createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Says, type StandIn, standIn } from '#testing/providers/http.ts';
import { aliyunAt } from '#testing/providers/sms.ts';
import { canonicalQuery, signedHeaders } from './aliyun.ts';
import { smsBy } from './sms.ts';
import { tc3 } from './tencent.ts';

let provider: StandIn;
let says: Says = { body: '' };
let reported: string[] = [];
const report = (problem: string) => void reported.push(problem);

beforeAll(async () => {
  provider = await standIn(() => says);
});
afterAll(() => provider.close());
beforeEach(() => {
  reported = [];
  provider.got.length = 0;
});

const number = '+8613800138000';
const aliyun = () => smsBy(aliyunAt(provider.url), report);
const tencent = () =>
  smsBy({ ...aliyunAt(provider.url), provider: 'tencent', template: '1110', appId: '1400006666' }, report);
const tencentSays = (code: string) => ({
  body: { Response: { SendStatusSet: [{ Code: code, Message: 'somehow', PhoneNumber: number }], RequestId: 'a' } },
});

describe('the signature', () => {
  it('of Alibaba Cloud is that of the documented example', () => {
    const { authorization } = signedHeaders({
      host: 'ecs.cn-shanghai.aliyuncs.com',
      query: canonicalQuery({
        RegionId: 'cn-shanghai',
        ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd',
      }),
      action: 'RunInstances',
      version: '2014-05-26',
      at: new Date('2023-10-26T10:22:32Z'),
      nonce: '3156853299f313e23d1673dc12e1703d',
      keyId: 'YourAccessKeyId',
      keySecret: 'YourAccessKeySecret',
    });
    expect(authorization).toContain('Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0');
  });

  it('of Tencent Cloud is that of the documented example', () => {
    const body = '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}';
    const authorization = tc3({
      host: 'cvm.tencentcloudapi.com',
      service: 'cvm',
      body,
      at: new Date(1_551_113_065_000),
      keyId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******',
      keySecret: 'Gu5t9xGARNpq86cd98joQYCN3*******',
    });
    expect(authorization).toBe(
      'TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, Signature=2230eefd229f582d8b1b891af7107b91597240707d778ab3738f756258d7652c',
    );
  });
});

describe('a message', () => {
  it('is asked of Alibaba Cloud as it documents, signed over what was sent', async () => {
    says = { body: { Code: 'OK', Message: 'OK', BizId: '1^0', RequestId: 'a' } };
    expect(await aliyun().send(number, '012345')).toBe('sent');
    const [got] = provider.got;
    const query = Object.fromEntries(got?.url.searchParams ?? []);
    expect(query).toEqual({
      PhoneNumbers: '13800138000',
      SignName: '揭榜样本',
      TemplateCode: 'SMS_15305',
      TemplateParam: '{"code":"012345"}',
    });
    const heads = got?.headers ?? {};
    expect([got?.method, got?.body, heads['x-acs-action'], heads['x-acs-version']]).toEqual([
      'POST',
      '',
      'SendSms',
      '2017-05-25',
    ]);
    const again = signedHeaders({
      host: new URL(provider.url).host,
      query: canonicalQuery(query),
      action: 'SendSms',
      version: '2017-05-25',
      at: new Date(String(heads['x-acs-date'])),
      nonce: String(heads['x-acs-signature-nonce']),
      keyId: 'LTAIsample',
      keySecret: 'a secret of nobody',
    });
    expect(heads.authorization).toBe(again['authorization']);
  });

  it('is asked of Tencent Cloud as it documents, signed over what was sent', async () => {
    says = tencentSays('Ok');
    expect(await tencent().send(number, '012345')).toBe('sent');
    const [got] = provider.got;
    expect(JSON.parse(got?.body ?? '')).toEqual({
      PhoneNumberSet: [number],
      SmsSdkAppId: '1400006666',
      SignName: '揭榜样本',
      TemplateId: '1110',
      TemplateParamSet: ['012345'],
    });
    const heads = got?.headers ?? {};
    expect([heads['x-tc-action'], heads['x-tc-version'], heads['x-tc-region']]).toEqual([
      'SendSms',
      '2021-01-11',
      'ap-guangzhou',
    ]);
    const sha = createHash('sha256')
      .update(got?.body ?? '')
      .digest('hex');
    const host = new URL(provider.url).host;
    const canonical = `POST\n/\n\ncontent-type:application/json; charset=utf-8\nhost:${host}\n\ncontent-type;host\n${sha}`;
    const stamp = Number(heads['x-tc-timestamp']);
    const day = new Date(stamp * 1000).toISOString().slice(0, 10);
    const hashed = createHash('sha256').update(canonical).digest('hex');
    let key = Buffer.from('TC3a secret of nobody');
    for (const part of [day, 'sms', 'tc3_request']) key = createHmac('sha256', key).update(part).digest();
    const signature = createHmac('sha256', key)
      .update(`TC3-HMAC-SHA256\n${stamp}\n${day}/sms/tc3_request\n${hashed}`)
      .digest('hex');
    expect(heads.authorization?.endsWith(`Signature=${signature}`)).toBe(true);
  });

  it('goes to no number of another country, whoever asks', async () => {
    for (const abroad of ['+85251234567', '+8625123456789', '13800138000', `${number},+8613800138001`])
      await expect(aliyun().send(abroad, '012345')).rejects.toThrow('mainland');
    expect(provider.got).toEqual([]);
  });
});

describe('what the provider says', () => {
  it.each([
    ['isv.MOBILE_NUMBER_ILLEGAL', 'number_refused'],
    ['isv.BUSINESS_LIMIT_CONTROL', 'too_many'],
    ['isv.AMOUNT_NOT_ENOUGH', 'failed'],
    ['SignatureDoesNotMatch', 'failed'],
  ])('of Alibaba Cloud, %s, is %s', async (code, outcome) => {
    says = { status: code.startsWith('isv') ? 200 : 400, body: { Code: code, Message: `of ${number}` } };
    expect(await aliyun().send(number, '012345')).toBe(outcome);
    expect(reported).toEqual(outcome === 'failed' ? [`text messages: aliyun answered ${code}`] : []);
  });

  it.each([
    ['InvalidParameterValue.IncorrectPhoneNumber', 'number_refused'],
    ['FailedOperation.PhoneNumberInBlacklist', 'number_refused'],
    ['LimitExceeded.PhoneNumberDailyLimit', 'too_many'],
    ['LimitExceeded.DeliveryFrequencyLimit', 'too_many'],
    ['FailedOperation.InsufficientBalanceInSmsPackage', 'failed'],
  ])('of Tencent Cloud, %s, is %s', async (code, outcome) => {
    says = tencentSays(code);
    expect(await tencent().send(number, '012345')).toBe(outcome);
    says = { body: { Response: { Error: { Code: code, Message: 'x' }, RequestId: 'a' } } };
    expect(await tencent().send(number, '012345')).toBe(outcome);
  });

  it('is told to the operator without number, code and secret, and the message is not sent twice', async () => {
    const failures: Says[] = [
      { body: 'no JSON' },
      { body: { Code: `x\n${number}` } },
      { body: {} },
      'cut',
      { status: 301 },
    ];
    for (const one of failures) {
      says = one;
      provider.got.length = 0;
      expect([await aliyun().send(number, '012345'), await tencent().send(number, '012345')]).toEqual([
        'failed',
        'failed',
      ]);
      expect(provider.got.length).toBe(2);
    }
    expect(reported).toHaveLength(2 * failures.length);
    for (const secret of ['13800138000', '012345', 'a secret', 'LTAI']) expect(reported.join()).not.toContain(secret);
  });

  it('in no time is given up after five seconds', async () => {
    const timed = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
      const end = new AbortController();
      queueMicrotask(() => end.abort(new DOMException('too slow', 'TimeoutError')));
      return end.signal;
    });
    says = 'slow';
    expect(await aliyun().send(number, '012345')).toBe('failed');
    expect(await tencent().send(number, '012345')).toBe('failed');
    expect([timed.mock.calls, reported.map((one) => one.split(' ').at(-1))]).toEqual([
      [[5000], [5000]],
      ['timeout', 'timeout'],
    ]);
    timed.mockRestore();
  });
});
