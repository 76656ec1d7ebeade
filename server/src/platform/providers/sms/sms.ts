import type { Report } from '../ask.ts';
import { aliyunSms } from './aliyun.ts';
import type { SmsSettings } from './provider.ts';
import { tencentSms } from './tencent.ts';

/** What became of a message: taken by the provider; the number is one it sends nothing to; too many to this number; or not taken. */
export type SmsOutcome = 'sent' | 'number_refused' | 'too_many' | 'failed';

/** The way of text messages: one-time codes to mainland numbers, by a template that the provider has approved. */
export type Sms = {
  /** Messages that this installation sends in a day at most, whoever asks. */
  readonly perDay: number;
  /** Sends a code to a number (`+86` and eleven digits). Not repeated when it fails: providers know no idempotency, and each message costs. */
  send(number: string, code: string): Promise<SmsOutcome>;
};

const providers = { aliyun: aliyunSms, tencent: tencentSms };

/** Text messages by the provider of the settings. What it does not take is told to the operator by its code, without number and code. */
export function smsBy(settings: SmsSettings, report: Report): Sms {
  const provider = providers[settings.provider](settings);
  return {
    perDay: settings.perDay,
    async send(number, code) {
      if (!/^\+861[3-9][0-9]{9}$/.test(number)) throw new Error('a number that is none of the mainland');
      const answer = await provider.ask(number, code);
      const found = 'failed' in answer ? answer.failed : provider.codeOf(answer);
      if (found === null) return 'sent';
      if (found !== undefined && provider.numberRefused.includes(found)) return 'number_refused';
      if (found !== undefined && provider.tooMany.includes(found)) return 'too_many';
      report(`text messages: ${settings.provider} answered ${found ?? 'malformed'}`);
      return 'failed';
    },
  };
}
