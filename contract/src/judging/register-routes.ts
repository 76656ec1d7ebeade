import { z } from 'zod';
import { Version } from '../http/scalars.ts';
import { MyRegister, RegisterDraft } from './register.ts';

/** The register of judges. */
export const registerRoutes = {
  register: {
    method: 'GET',
    path: '/workspace/judging/register',
    summary: { zh: '我的专家信息', en: 'My entry of the register of judges' },
    reply: MyRegister,
  },
  keepRegister: {
    method: 'PUT',
    path: '/workspace/judging/register',
    summary: { zh: '保存我的专家信息', en: 'Save my entry of the register of judges' },
    edits: true,
    body: RegisterDraft,
    reply: z.strictObject({ version: Version }),
  },
} as const;
