import { z } from 'zod';
import { number, providerUrl, url } from './setting-shapes.ts';

/** The settings of whom this installation asks: for text messages, WeChat, the malware scan and the master key. */
export const providerDefinitions = {
  SMS_PROVIDER: {
    shape: z.enum(['aliyun', 'tencent']),
    must: 'be aliyun or tencent',
    fallback: '',
    about: 'Who sends text messages with one-time codes; without it people sign in by e-mail only, a trial shows them.',
  },
  SMS_KEY_ID: {
    shape: z.string().regex(/^[\w-]{1,128}$/),
    must: 'be the AccessKey ID (aliyun) or SecretId (tencent)',
    fallback: '',
    about: 'Who asks the provider of text messages.',
  },
  SMS_KEY_SECRET: {
    shape: z.string().min(1),
    must: 'be the AccessKey secret (aliyun) or SecretKey (tencent)',
    fallback: '',
    about: 'The secret that signs what is asked of it; never logged.',
  },
  SMS_SIGN_NAME: {
    shape: z.string().min(2).max(30),
    must: 'be the signature that the provider approved, without brackets',
    fallback: '',
    about: 'Who the text message says it is from.',
  },
  SMS_TEMPLATE: {
    shape: z.string().regex(/^\w{1,40}$/),
    must: 'be the id of an approved template, like SMS_15305 (aliyun) or 1110 (tencent)',
    fallback: '',
    about: 'Template of the message; its one variable is the code (aliyun: code, tencent: {1}).',
  },
  SMS_TEMPLATES: {
    shape: z
      .string()
      .regex(/^[a-z_]{1,40}=\w{1,40}(,[a-z_]{1,40}=\w{1,40})*$/)
      .transform((list) => Object.fromEntries(list.split(',').map((one) => one.split('=') as [string, string]))),
    must: 'be keys of notices with the ids of their approved templates, like need_returned=SMS_1,role_granted=SMS_2',
    fallback: '',
    about:
      'Templates of text messages about what waits for a person (docs/operations/text-messages.md); those left out are not texted.',
  },
  SMS_NOTICES_PER_DAY: {
    shape: number(0, 100),
    must: 'be a number from 0 to 100',
    fallback: '3',
    about: 'Text messages about what waits that one person gets in a day at most; the rest stays in the inbox.',
  },
  SMS_APP_ID: {
    shape: z.string().regex(/^\d{5,20}$/),
    must: 'be the SmsSdkAppId of Tencent Cloud, digits',
    fallback: '',
    about: 'Tencent Cloud only: the application that sends.',
  },
  SMS_REGION: {
    shape: z.string().regex(/^[a-z]+-[a-z]+$/),
    must: 'be a region of Tencent Cloud that has text messages, like ap-guangzhou',
    fallback: 'ap-guangzhou',
    about: 'Tencent Cloud only.',
  },
  SMS_URL: {
    shape: providerUrl,
    must: 'be an address with https://, like https://dysmsapi.aliyuncs.com',
    fallback: '',
    about: 'Address of the provider in place of its own, such as a proxy of yours.',
  },
  SMS_PER_DAY: {
    shape: number(1, 10_000_000),
    must: 'be a number from 1 to 10000000',
    fallback: '2000',
    about: 'Text messages that this installation sends in 24 hours at most; each costs money.',
  },
  WECHAT_APP_ID: {
    shape: z.string().regex(/^wx[0-9a-f]{16}$/),
    must: 'be the AppID of a mini-program, wx and 16 hexadecimal digits',
    fallback: '',
    about: 'The mini-program whose users can sign in.',
  },
  WECHAT_APP_SECRET: {
    shape: z.string().regex(/^[0-9a-f]{32}$/),
    must: 'be the AppSecret of the mini-program, 32 hexadecimal digits',
    fallback: '',
    about: 'Its secret; never logged.',
  },
  WECHAT_URL: {
    shape: providerUrl,
    must: 'be an address with https://, like https://api.weixin.qq.com',
    fallback: '',
    about: 'Address of WeChat in place of its own.',
  },
  CLAMD_URL: {
    shape: url('tcp:', 'unix:').refine((text) => {
      const { protocol, hostname, pathname } = new URL(text);
      return protocol === 'tcp:' ? hostname !== '' && pathname === '' : hostname === '' && pathname.length > 1;
    }),
    must: 'be an address like unix:///run/clamav/clamd.ctl or tcp://127.0.0.1:3310',
    fallback: '',
    about: 'ClamAV’s daemon, which scans attachments of needs; without it they are said to be not scanned.',
  },
  KEY_SERVICE_URL: {
    shape: providerUrl,
    must: 'be an address with https://, like https://vault.example.org:8200',
    fallback: '',
    about: 'HashiCorp Vault or OpenBao, whose transit engine keeps the master key closed, in place of MASTER_KEY.',
  },
  KEY_SERVICE_KEY: {
    shape: z.string().regex(/^[\w-]{1,128}$/),
    must: 'be the name of a key of its transit engine',
    fallback: '',
    about: 'The key of the key service that wraps the master key.',
  },
  KEY_SERVICE_MOUNT: {
    shape: z.string().regex(/^[\w-]+(\/[\w-]+)*$/),
    must: 'be the path of a transit engine, without a slash at its ends',
    fallback: 'transit',
    about: 'Where the key service has its transit engine.',
  },
  KEY_SERVICE_TOKEN: {
    shape: z.string().regex(/^[\x21-\x7e]+$/),
    must: 'be a token',
    fallback: '',
    about: 'What the key service knows this installation by; never logged.',
  },
  KEY_SERVICE_TOKEN_FILE: {
    shape: z.string().min(1),
    must: 'name a file',
    fallback: '',
    about: 'File with that token, in place of KEY_SERVICE_TOKEN, such as an agent renews.',
  },
  KEY_SERVICE_NAMESPACE: {
    shape: z.string().regex(/^[\w-]+(\/[\w-]+)*\/?$/),
    must: 'be a namespace of the key service',
    fallback: '',
    about: 'Its namespace, where it has several.',
  },
};
