import { z } from 'zod';
import { routes } from '../../http/route.ts';
import { SignedIn } from '../person.ts';
import { BackupCodes, Enrolment, Proof, SecondCode, SecondFactor } from './second-factor.ts';

const done = z.strictObject({ done: z.literal(true) });
const withCode = z.strictObject({ code: SecondCode });

/** The second factor: codes of an authenticator (TOTP, RFC 6238). */
export const secondFactorRoutes = routes('identity', {
  takeSecondStep: {
    method: 'POST',
    path: '/sign-in/second-step',
    summary: {
      zh: '登录的第二步：动态验证码或备用码',
      en: 'The second step of signing in: a code of the authenticator, or a backup code',
    },
    body: withCode,
    reply: SignedIn,
  },
  secondFactor: {
    method: 'GET',
    path: '/me/second-factor',
    summary: { zh: '我的两步验证', en: 'Whether my second factor is on' },
    reply: SecondFactor,
  },
  enrolSecondFactor: {
    method: 'POST',
    path: '/me/second-factor',
    summary: {
      zh: '开始设置两步验证；用验证码确认后生效',
      en: 'Begin to set up a second factor; it counts once a code has confirmed it',
    },
    reply: Enrolment,
  },
  confirmSecondFactor: {
    method: 'POST',
    path: '/me/second-factor/confirm',
    summary: {
      zh: '用第一个验证码确认；其他登录全部失效',
      en: 'Confirm it with a first code; every other session ends',
    },
    body: withCode,
    reply: BackupCodes,
  },
  renewBackupCodes: {
    method: 'POST',
    path: '/me/second-factor/backup-codes',
    summary: { zh: '换发备用码，旧码作废', en: 'New backup codes in place of the old ones' },
    body: withCode,
    reply: BackupCodes,
  },
  switchOffSecondFactor: {
    method: 'POST',
    path: '/me/second-factor/off',
    summary: {
      zh: '凭密码或验证码关闭两步验证；其他登录全部失效',
      en: 'Switch it off with the password or a code; every other session ends',
    },
    body: Proof,
    reply: done,
  },
});
