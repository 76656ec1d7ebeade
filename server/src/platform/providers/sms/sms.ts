import type { Report } from '../ask.ts';
import { aliyunSms } from './aliyun.ts';
import type { SmsMessage, SmsSettings } from './provider.ts';
import { tencentSms } from './tencent.ts';

/** What became of a message: taken by the provider; the number is one it sends nothing to; too many to this number; or not taken. */
export type SmsOutcome = 'sent' | 'number_refused' | 'too_many' | 'failed';

/** What became of a notice, where also nobody may know: no answer came, or none that could be read, and it may have been taken. */
export type NoticeOutcome = SmsOutcome | 'unanswered';

/** The way of text messages: one-time codes and notices to mainland numbers, each by a template that the provider has approved. */
export type Sms = {
  /** Messages that this installation sends in a day at most, whoever asks. */
  readonly perDay: number;
  /** Sends a code to a number (`+86` and eleven digits). Not repeated when it fails: providers know no idempotency, and each message costs. */
  send(number: string, code: string): Promise<SmsOutcome>;
  /** Whether the provider has approved the template of a notice, by our key. */
  has(key: string): boolean;
  /** Notices that one person is texted in a day at most. */
  readonly noticesPerDay: number;
  /** Sends a notice, as `send` does. What has `failed` was surely not taken, and can be sent again. Throws where `has` says no. */
  notify(number: string, key: string, values: SmsMessage['values']): Promise<NoticeOutcome>;
};

const providers = { aliyun: aliyunSms, tencent: tencentSms };

/** Text messages by the provider of the settings. What it does not take is told to the operator by its code, without number and code. */
export function smsBy(settings: SmsSettings, report: Report): Sms {
  const provider = providers[settings.provider](settings);
  const ask = async (number: string, message: SmsMessage): Promise<NoticeOutcome> => {
    if (!/^\+861[3-9][0-9]{9}$/.test(number)) throw new Error('a number that is none of the mainland');
    const answer = await provider.ask(number, message);
    const found = 'failed' in answer ? answer.failed : provider.codeOf(answer);
    if (found === null) return 'sent';
    if (found !== undefined && provider.numberRefused.includes(found)) return 'number_refused';
    if (found !== undefined && provider.tooMany.includes(found)) return 'too_many';
    report(`text messages: ${settings.provider} answered ${found ?? 'malformed'}`);
    const surely = 'failed' in answer ? answer.failed === 'unconnected' : found !== undefined;
    return surely ? 'failed' : 'unanswered';
  };
  return {
    perDay: settings.perDay,
    noticesPerDay: settings.noticesPerDay,
    async send(number, code) {
      const outcome = await ask(number, { template: settings.template, values: [['code', code]] });
      return outcome === 'unanswered' ? 'failed' : outcome;
    },
    has: (key) => Object.hasOwn(settings.templates, key),
    notify(number, key, values) {
      const template = settings.templates[key];
      if (template === undefined) throw new Error(`there is no template for the notice ${key}`);
      return ask(number, { template, values });
    },
  };
}
