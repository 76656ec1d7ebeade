import { describe, expect, it } from 'vitest';
import { settingsTable } from './setting-definitions.ts';
import { readSettings } from './settings.ts';

const key = 'ab'.repeat(32);
const production = {
  PUBLIC_URL: 'https://jiebang.example.org/',
  SMTP_URL: 'smtps://user:secret@mail.example.org',
  MAIL_FROM: '揭榜 <notice@example.org>',
  MASTER_KEY: key,
};

const problems = (mode: 'trial' | 'production', env: Record<string, string>) => {
  const read = readSettings(mode, env);
  return 'problems' in read ? read.problems : [];
};

describe('settings', () => {
  it('of a trial need nothing to be set', () => {
    expect(readSettings('trial', {})).toEqual({
      settings: {
        mode: 'trial',
        port: 3000,
        host: '127.0.0.1',
        dataDir: `${process.cwd()}/data`,
        databaseUrl: undefined,
        publicUrl: 'http://127.0.0.1:3000',
        demo: true,
        masterKey: { madeAs: `${process.cwd()}/data/master.key` },
        mail: undefined,
        logLevel: 'warn',
        requestsPerMinute: 1200,
        trustProxy: false,
        secondFactorFor: [],
        verificationWorkingDays: 3,
        searchLanceAt: undefined,
        sms: undefined,
        wechat: undefined,
        clamd: undefined,
        embeddings: undefined,
        keyService: undefined,
      },
    });
  });

  it('of production come from the environment, and there is never a demo', () => {
    expect(
      readSettings('production', { ...production, PORT: '80', HOST: '0.0.0.0', DATA_DIR: '/srv/jiebang' }),
    ).toEqual({
      settings: {
        mode: 'production',
        port: 80,
        host: '0.0.0.0',
        dataDir: '/srv/jiebang',
        databaseUrl: undefined,
        publicUrl: 'https://jiebang.example.org',
        demo: false,
        masterKey: { text: key },
        mail: { smtpUrl: production.SMTP_URL, from: production.MAIL_FROM },
        logLevel: 'info',
        requestsPerMinute: 1200,
        trustProxy: false,
        secondFactorFor: [],
        verificationWorkingDays: 3,
        searchLanceAt: undefined,
        sms: undefined,
        wechat: undefined,
        clamd: undefined,
        embeddings: undefined,
        keyService: undefined,
      },
    });
  });

  it('that are wrong are named all at once, each with what to do', () => {
    expect(
      problems('trial', { PORT: '70000', HOST: '0.0.0.0', DEMO: 'yes', DATABASE_URL: 'mysql://x', LOG_LEVEL: 'loud' }),
    ).toEqual([
      'PORT must be a port number from 0 to 65535.',
      'DATABASE_URL must be an address like postgres://user:password@host:5432/database.',
      'DEMO must be on or off.',
      'LOG_LEVEL must be debug, info, warn or error.',
      'HOST must be a loopback address such as 127.0.0.1 in trial mode: to be reached from outside, use npm run serve.',
    ]);
  });

  it('that production requires are asked for all at once', () => {
    expect(problems('production', {}).map((problem) => problem.split(' is required')[0])).toEqual([
      'PUBLIC_URL',
      'SMTP_URL',
      'MAIL_FROM',
      'MASTER_KEY, MASTER_KEY_FILE or KEY_SERVICE_URL',
    ]);
  });

  it.each([
    [{ DEMO: 'on' }, 'DEMO must be off in production: the demo contest is for npm start only.'],
    [{ PUBLIC_URL: 'http://jiebang.example.org' }, 'PUBLIC_URL must begin with https:// in production.'],
    [{ MASTER_KEY_FILE: '/etc/key' }, 'MASTER_KEY and MASTER_KEY_FILE are both set: keep one of them.'],
    [
      { MASTER_KEY: '', DATA_DIR: '/srv', MASTER_KEY_FILE: '/srv/keys/master' },
      'MASTER_KEY_FILE must be outside DATA_DIR, so that a copy of the data does not carry its key.',
    ],
  ])('of production with %o are refused', (env, problem) => {
    expect(problems('production', { ...production, ...env })).toEqual([problem]);
  });

  it('say in how many working days a verification is to be decided', () => {
    expect(readSettings('trial', { VERIFICATION_WORKING_DAYS: '10' })).toMatchObject({
      settings: { verificationWorkingDays: 10 },
    });
    expect(problems('trial', { VERIFICATION_WORKING_DAYS: '0' })).toEqual([
      'VERIFICATION_WORKING_DAYS must be a number from 1 to 60.',
    ]);
  });

  it('name roles that need a second factor, and no role that does not exist', () => {
    expect(readSettings('trial', { SECOND_FACTOR_FOR: 'admin, judge' })).toMatchObject({
      settings: { secondFactorFor: ['admin', 'judge'] },
    });
    expect(problems('trial', { SECOND_FACTOR_FOR: 'admin,king' })[0]).toContain('SECOND_FACTOR_FOR must be roles');
  });

  const sms = {
    SMS_PROVIDER: 'tencent',
    SMS_KEY_ID: 'AKIDsample',
    SMS_KEY_SECRET: 'secret of nobody',
    SMS_SIGN_NAME: '揭榜样本',
    SMS_TEMPLATE: '1110',
    SMS_APP_ID: '1400006666',
    SMS_TEMPLATES: 'need_returned=SMS_1,role_granted=2',
  };
  const wechat = { WECHAT_APP_ID: 'wx0123456789abcdef', WECHAT_APP_SECRET: '0123456789abcdef'.repeat(2) };

  it('name a provider of text messages and a mini-program', () => {
    const templates = { need_returned: 'SMS_1', role_granted: '2' };
    expect(readSettings('production', { ...production, ...sms, ...wechat })).toMatchObject({
      settings: {
        sms: {
          provider: 'tencent',
          appId: '1400006666',
          region: 'ap-guangzhou',
          perDay: 2000,
          noticesPerDay: 3,
          templates,
        },
        wechat: { appId: wechat.WECHAT_APP_ID, url: undefined },
      },
    });
  });

  it.each([
    [{ ...sms, SMS_PROVIDER: '' }, 6, 'SMS_KEY_ID is set without SMS_PROVIDER: say aliyun or tencent, or remove it.'],
    [{ ...sms, SMS_APP_ID: '' }, 1, 'SMS_APP_ID is required with SMS_PROVIDER=tencent.'],
    [
      { ...sms, SMS_TEMPLATES: 'need_returned' },
      1,
      'SMS_TEMPLATES must be keys of notices with the ids of their approved templates, like need_returned=SMS_1,role_granted=SMS_2.',
    ],
    [{ SMS_PROVIDER: 'aliyun' }, 4, 'SMS_KEY_ID is required with SMS_PROVIDER=aliyun.'],
    [{ ...sms, SMS_PROVIDER: 'aliyun' }, 1, 'SMS_APP_ID belongs to SMS_PROVIDER=tencent: remove it.'],
    [{ ...sms, SMS_PROVIDER: 'pigeon' }, 1, 'SMS_PROVIDER must be aliyun or tencent.'],
    [
      { ...sms, SMS_URL: 'http://sms.example.org' },
      1,
      'SMS_URL must be an address with https://, like https://dysmsapi.aliyuncs.com.',
    ],
    [
      { ...wechat, WECHAT_URL: 'api.weixin.qq.com' },
      1,
      'WECHAT_URL must be an address with https://, like https://api.weixin.qq.com.',
    ],
    [
      { ...wechat, WECHAT_APP_SECRET: '' },
      1,
      'WECHAT_APP_ID and WECHAT_APP_SECRET must be set together, or neither, and WECHAT_URL only with them.',
    ],
  ])('that set a provider up by half are refused at start: %o', (env, count, first) => {
    const found = problems('production', { ...production, ...env });
    expect([found.length, found[0]]).toEqual([count, first]);
    expect(found.join()).not.toContain('secret of nobody');
  });

  it.each([
    ['tcp://127.0.0.1:3311', { host: '127.0.0.1', port: 3311 }],
    ['tcp://[::1]', { host: '::1', port: 3310 }],
    ['unix:///run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
  ])('name a malware scanner at %s', (CLAMD_URL, clamd) => {
    expect(readSettings('production', { ...production, CLAMD_URL })).toMatchObject({ settings: { clamd } });
  });

  it('name a provider of vectors by its address and model, of one’s own on this machine without a key', () => {
    const url = 'https://api.example.org/v1';
    const one = { version: undefined, dimensions: undefined, tokens: 512, batch: 10, share: 0.5 };
    expect(
      readSettings('production', { ...production, EMBEDDINGS_URL: url, EMBEDDINGS_MODEL: 'm', EMBEDDINGS_KEY: 'k' }),
    ).toMatchObject({ settings: { embeddings: { ...one, url, model: 'm', key: 'k' } } });
    const here = 'http://127.0.0.1:8080/v1';
    expect(
      readSettings('trial', { EMBEDDINGS_URL: here, EMBEDDINGS_MODEL: 'm', EMBEDDINGS_SHARE: '35' }),
    ).toMatchObject({ settings: { embeddings: { ...one, url: here, key: undefined, share: 0.35 } } });
    expect(problems('production', { ...production, EMBEDDINGS_KEY: 'k' })).toEqual([
      'What begins with EMBEDDINGS is set without EMBEDDINGS_URL or EMBEDDINGS_FILE.',
    ]);
    expect(problems('production', { ...production, EMBEDDINGS_URL: url })).toEqual([
      'EMBEDDINGS_MODEL is required with EMBEDDINGS_URL or EMBEDDINGS_FILE.',
    ]);
    for (const wrong of [
      'http://api.example.org/v1',
      'https://me:secret@api.example.org/v1',
      'https://a.example.org/v1?key=k',
    ])
      expect(problems('production', { ...production, EMBEDDINGS_URL: wrong, EMBEDDINGS_MODEL: 'm' })).toEqual([
        expect.stringMatching(/^EMBEDDINGS_URL must be an address with https/),
      ]);
  });

  it('name a model in a file in place of a service', () => {
    const file = { EMBEDDINGS_FILE: '/srv/model.onnx', EMBEDDINGS_MODEL: 'm' };
    expect(readSettings('production', { ...production, ...file, EMBEDDINGS_POOLING: 'cls' })).toMatchObject({
      settings: { embeddings: { file: '/srv/model.onnx', model: 'm', pooling: 'cls', tokens: 512, batch: 10 } },
    });
    expect(problems('production', { ...production, ...file, EMBEDDINGS_URL: 'https://a.example.org/v1' })).toEqual([
      'EMBEDDINGS_URL and EMBEDDINGS_FILE are both set: keep one of them.',
    ]);
    expect(problems('production', { ...production, ...file, EMBEDDINGS_KEY: 'k' })).toEqual([
      'EMBEDDINGS_KEY and EMBEDDINGS_DIMENSIONS belong to EMBEDDINGS_URL: remove them.',
    ]);
  });

  it.each(['127.0.0.1:3310', 'http://127.0.0.1:3310', 'unix://run/clamd.ctl', 'tcp:///run/clamd.ctl'])(
    'take %s for no malware scanner',
    (CLAMD_URL) => {
      expect(problems('production', { ...production, CLAMD_URL })).toEqual([
        'CLAMD_URL must be an address like unix:///run/clamav/clamd.ctl or tcp://127.0.0.1:3310.',
      ]);
    },
  );

  it('never repeat a secret in a problem', () => {
    const text = problems('production', {
      ...production,
      MASTER_KEY: `${key}ff`,
      SMTP_URL: 'http://user:secret@x',
    }).join();
    expect([text.includes(key), text.includes('secret')]).toEqual([false, false]);
  });

  it.each([
    [{}, true],
    [{ DEMO: 'off' }, false],
    [{ DATABASE_URL: 'postgres://localhost/x' }, false],
    [{ DATABASE_URL: 'postgres://localhost/x', DEMO: 'on' }, true],
  ])('%o decide whether an empty database gets the demo contest', (env, demo) => {
    expect(readSettings('trial', env)).toMatchObject({ settings: { demo } });
  });

  it('say where LanceDB searches, and how it is installed where it is not', () => {
    const at = (SEARCH_LANCEDB: string, isThere = true) => {
      const read = readSettings('trial', { SEARCH_LANCEDB }, () => isThere);
      return 'problems' in read ? read.problems : read.settings.searchLanceAt;
    };
    expect([at('search'), at('/srv/search'), at('s3://bucket/search')]).toEqual([
      `${process.cwd()}/search`,
      '/srv/search',
      's3://bucket/search',
    ]);
    for (const wrong of ['https://example.org/search', 's3:///search'])
      expect(at(wrong)).toEqual([
        'SEARCH_LANCEDB must name a folder, or be an address like s3://bucket/search (s3, gs or az).',
      ]);
    expect(at('search', false)).toEqual([
      'SEARCH_LANCEDB is set and LanceDB is not installed: npm run lancedb installs it, or remove it.',
    ]);
  });

  it('all stand in one table', () => {
    const names = settingsTable()
      .split('\n')
      .slice(1)
      .map((line) => line.split(' ')[0]);
    expect(names.slice(0, 4)).toEqual(['PORT', 'HOST', 'DATA_DIR', 'DATABASE_URL']);
  });
});
