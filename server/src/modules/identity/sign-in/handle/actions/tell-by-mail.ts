import type { Tx } from '#platform/db/connection.ts';
import { enqueueMail } from '#platform/mail/mail.ts';

const said = {
  email_changed: ['登录邮箱已更换', 'the e-mail address of your account was changed'],
  mobile_changed: ['登录手机号已绑定或更换', 'a mobile number was added to your account or changed'],
  email_removed: ['登录邮箱已解除绑定', 'the e-mail address was taken off your account'],
  mobile_removed: ['登录手机号已解除绑定', 'the mobile number was taken off your account'],
  mobile_released: [
    '登录手机号已解除绑定：有人以短信证明该号码现由其使用',
    'your mobile number was taken off your account: somebody else has proven by a text message that it is theirs now',
  ],
  payee_account_set: ['收款账户已填写或更换', 'the bank account into which your bonus is paid was given or changed'],
  deletion_asked: [
    '已申请注销，七日后自动执行；此前登录并在“隐私与数据”撤回即可保留账户',
    'it was asked to be deleted, which is done after seven days; until then sign in and take it back under “Privacy and data” to keep it',
  ],
  deletion_put_off: [
    '注销已推迟，因为还有须由您先办结的事项，请登录查看“隐私与数据”；办结后系统会自动再次执行',
    'its deletion was put off, since others still wait for something from you: sign in and look under “Privacy and data”. It is tried again every day',
  ],
  wechat_bound: ['账户已绑定微信', 'WeChat was bound to your account'],
  wechat_unbound: ['账户已解除微信绑定', 'WeChat was unbound from your account'],
} as const;

/** Tells a person at the address it has, or had, that what it signs in with has changed: whose cookie was stolen learns of it. */
export async function tellByMail(tx: Tx, recipient: string | null, change: keyof typeof said): Promise<void> {
  if (recipient === null) return;
  const [zh, en] = said[change];
  await enqueueMail(tx, {
    recipient,
    subject: '揭榜账户安全提醒 / Jiebang account notice',
    body: `您的揭榜账户：${zh}。若非本人操作，请立即用验证码重设密码，并联系平台管理员。\n\nOf your account on Jiebang: ${en}. If this was not you, set a new password with a code at once and tell the platform’s administrator.\n`,
  });
}
