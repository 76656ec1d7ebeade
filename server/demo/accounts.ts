import { randomBytes } from 'node:crypto';
import { setPassword } from '#modules/identity/index.ts';
import type { DemoAccount } from '#platform/process/demo-accounts.ts';
import { type Cast, held } from './cast.ts';

/** Who of the content stands for each persona of the product. Each has something to do on their desk. */
const signIns: readonly { readonly persona: string; readonly key: string }[] = [
  { persona: '需求方（企业）', key: 'su-wanqing' },
  { persona: '需求方（另一企业）', key: 'shen-ruotong' },
  { persona: '揭榜方（高校）', key: 'cheng-huaijin' },
  { persona: '揭榜方（科研院所）', key: 'song-jiatong' },
  { persona: '技术经理人', key: 'wen-kexin' },
  { persona: '技术转移机构', key: 'ji-xiaonan' },
  { persona: '审核员', key: 'ge-jing' },
  { persona: '脱密员', key: 'ran-simin' },
  { persona: '监督员', key: 'shu-ping' },
  { persona: '承办单位', key: 'yin-mingzhe' },
  { persona: '专场承办机构', key: 'lu-mingxuan' },
  { persona: '专家（一）', key: 'bai-jingshan' },
  { persona: '专家（二）', key: 'hou-peilin' },
  { persona: '译员', key: 'an-ruoxi' },
  { persona: '科技主管部门', key: 'xing-guoan' },
  { persona: '技术交易所', key: 'mi-ruolan' },
  { persona: '平台管理员', key: 'tong-le' },
];

/** 128 bits, as words of one's own would never be. */
const newPassword = (): string => randomBytes(16).toString('base64url');

/** Gives the listed people passwords of this installation's own. That ends the sessions in which they acted here. */
export function makeAccounts(cast: Cast): Promise<DemoAccount[]> {
  return Promise.all(
    signIns.map(async ({ persona, key }) => {
      const person = cast.content.people.find((one) => one.key === key);
      if (!person) throw new Error(`the demo contest has nobody called ${key}`);
      const password = newPassword();
      await setPassword(cast.platform, held(cast.people, key).id, password);
      return { persona, name: person.name, email: person.email, password };
    }),
  );
}
