import type { Tx } from '#platform/db/connection.ts';
import { enqueueMail } from '#platform/mail/mail.ts';
import type { Platform } from '#platform/platform.ts';
import { emailOf } from '../../../queries/people.ts';

/** Tells administrators by mail, its maker too, that a key of their organisation was made. It is about safety, so no choice of topics keeps it away. */
export async function mailAdmins(
  tx: Tx,
  platform: Platform,
  organisation: string,
  admins: readonly string[],
): Promise<void> {
  const where = `${platform.publicUrl}/workspace/organisations/${organisation}`;
  for (const admin of admins) {
    const recipient = await emailOf(tx, admin);
    if (recipient === null) continue;
    await enqueueMail(tx, {
      recipient,
      subject: '揭榜单位安全提醒：新建了接口密钥 / Jiebang: an API key was made',
      body: `贵单位的一位管理员新建了接口密钥，持有它的系统可在其权限内读写贵单位的数据。请查看是谁、为何新建；若不知情，请立即撤销：\n${where}\n\nAn administrator of your organisation made an API key; whatever system holds it reads and writes your organisation’s data within its permissions. Please see who made it and what for; if nobody knows of it, revoke it at once:\n${where}\n`,
    });
  }
}
