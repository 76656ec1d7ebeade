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
      'MASTER_KEY or MASTER_KEY_FILE',
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

  it('name roles that need a second factor, and no role that does not exist', () => {
    expect(readSettings('trial', { SECOND_FACTOR_FOR: 'admin, judge' })).toMatchObject({
      settings: { secondFactorFor: ['admin', 'judge'] },
    });
    expect(problems('trial', { SECOND_FACTOR_FOR: 'admin,king' })[0]).toContain('SECOND_FACTOR_FOR must be roles');
  });

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

  it('all stand in one table', () => {
    const names = settingsTable()
      .split('\n')
      .slice(1)
      .map((line) => line.split(' ')[0]);
    expect(names.slice(0, 4)).toEqual(['PORT', 'HOST', 'DATA_DIR', 'DATABASE_URL']);
  });
});
