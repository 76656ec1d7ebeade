import type { Grant } from '@jiebang/contract/identity/grant.ts';
import { shanghaiEnd } from '#kernel/working-days.ts';
import type { Platform } from '#platform/platform.ts';
import { roleWords } from '../config.ts';

type Offered = {
  readonly role: string;
  readonly place: { readonly zh: string; readonly en: string };
  readonly answerBy: Date;
};

/** The message to an address that is offered a role. */
export function offerMail({ publicUrl }: Platform, recipient: string, { role, place, answerBy }: Offered) {
  const words = roleWords[role as Grant['role']];
  const link = `${publicUrl}/workspace/sign-up`;
  const until = shanghaiEnd(answerBy);
  return {
    recipient,
    subject: `${place.zh}邀请您担任${words.zh} / Invitation to act as ${words.en}: ${place.en}`,
    body: `${place.zh}邀请您担任${words.zh}。请在 ${until}（北京时间）前用本邮箱注册，注册后即可开始工作：\n${link}\n如与您无关，请忽略本邮件。\n\n${place.en} invites you to act as ${words.en}. Sign up with this address at the link above by ${until} (Beijing time), and you can begin at once. If this is not meant for you, ignore it.\n`,
  };
}

/** The message that an offer lapses soon. */
export function reminderMail({ publicUrl }: Platform, recipient: string, { role, answerBy }: Omit<Offered, 'place'>) {
  const words = roleWords[role as Grant['role']];
  const link = `${publicUrl}/workspace/sign-up`;
  const until = shanghaiEnd(answerBy);
  return {
    recipient,
    subject: `担任${words.zh}的邀请即将到期 / Your invitation to act as ${words.en} ends soon`,
    body: `邀请您在揭榜平台担任${words.zh}，有效期至 ${until}（北京时间）。请在此之前用本邮箱注册：\n${link}\n如与您无关，请忽略本邮件。\n\nYou are invited to act as ${words.en} on the Jiebang platform until ${until} (Beijing time). Sign up with this address at the link above before that. If this is not meant for you, ignore it.\n`,
  };
}
