import { type Says, type StandIn, standIn } from './http.ts';

export type SmsStandIn = StandIn & {
  /** The code that was last sent to a number; fails the test when none was. */
  codeTo(number: string): string;
  /** Notices that were taken, in order: number, template, what the variables say. */
  notices(): { readonly number: string; readonly template: string; readonly values: Record<string, string> }[];
  /** Numbers that got a message, in order. */
  sentTo(): string[];
  /** Says this for the next calls in place of taking the message. */
  next(...says: Says[]): void;
};

/** SendSms of Alibaba Cloud as documented: takes every message and answers OK. */
export async function smsStandIn(): Promise<SmsStandIn> {
  const queue: Says[] = [];
  const sent: { number: string; template: string; values: Record<string, string> }[] = [];
  const server = await standIn(({ url }) => {
    const said = queue.shift();
    if (said !== undefined) return said;
    const values = JSON.parse(url.searchParams.get('TemplateParam') ?? '{}') as Record<string, string>;
    const template = url.searchParams.get('TemplateCode') ?? '';
    sent.push({ number: `+86${url.searchParams.get('PhoneNumbers')}`, template, values });
    return { body: { Code: 'OK', Message: 'OK', BizId: '900619746936498440^0', RequestId: 'F655A8D5-B967-440B-8683' } };
  });
  return {
    ...server,
    codeTo: (number) => {
      const last = sent.findLast((one) => one.number === number && one.values['code'] !== undefined);
      if (!last) throw new Error(`no message was sent to ${number}`);
      return last.values['code'] ?? '';
    },
    notices: () => sent.filter(({ values }) => values['code'] === undefined),
    sentTo: () => sent.map(({ number }) => number),
    next: (...says) => void queue.push(...says),
  };
}

/** The settings by which a stand-in is asked in place of Alibaba Cloud. */
export const aliyunAt = (
  url: string,
  perDay = 100_000,
  notices: { readonly templates?: Readonly<Record<string, string>>; readonly noticesPerDay?: number } = {},
) => ({
  provider: 'aliyun' as const,
  keyId: 'LTAIsample',
  keySecret: 'a secret of nobody',
  signName: '揭榜样本',
  template: 'SMS_15305',
  appId: undefined,
  region: 'ap-guangzhou',
  url,
  perDay,
  templates: {},
  noticesPerDay: 3,
  ...notices,
});
