import type { Answer } from '../ask.ts';

export type SmsSettings = {
  readonly provider: 'aliyun' | 'tencent';
  readonly keyId: string;
  readonly keySecret: string;
  readonly signName: string;
  readonly template: string;
  /** SmsSdkAppId; of Tencent Cloud only. */
  readonly appId: string | undefined;
  /** Of Tencent Cloud only. */
  readonly region: string;
  /** In place of the provider's own address. */
  readonly url: string | undefined;
  readonly perDay: number;
  /** The provider's ids of the templates of notices, by our keys; a notice without one is not texted. */
  readonly templates: Readonly<Record<string, string>>;
  /** Notices that one person is texted in a day at most. */
  readonly noticesPerDay: number;
};

/** A message: an approved template, and what its variables say, in the order in which its text names them. */
export type SmsMessage = {
  readonly template: string;
  readonly values: readonly (readonly [name: string, value: string])[];
};

/** How a provider is asked, and how its answer is read: `null` means that the message was taken, else the provider's code. */
export type SmsProvider = {
  ask(number: string, message: SmsMessage): Promise<Answer>;
  /** Undefined: the answer is none that is documented. */
  codeOf(answer: { readonly status: number; readonly body: unknown }): string | null | undefined;
  readonly numberRefused: readonly string[];
  readonly tooMany: readonly string[];
};
