import fs from 'node:fs';
import { expect, test, vi } from 'vitest';
import { makePerson } from '#modules/identity/factory.ts';
import { startOfDay } from '#modules/identity/index.ts';
import { now, setClock } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { smsStandIn } from '#testing/providers/sms.ts';
import { beside } from './beside.ts';
import { killEverything, newDataDir, processTestLimitMs, startServer } from './process.ts';

const patience = { timeout: 60_000, interval: 100 };
const mobile = '+8613800138000';

test('kill -9 while a text message is being sent: nobody gets it twice, and those that wait leave after the restart', {
  timeout: processTestLimitMs,
}, async () => {
  const sms = await smsStandIn();
  const dataDir = newDataDir();
  const env = {
    SMS_PROVIDER: 'aliyun',
    SMS_KEY_ID: 'LTAIsample',
    SMS_KEY_SECRET: 'a secret of nobody',
    SMS_SIGN_NAME: '揭榜样本',
    SMS_TEMPLATE: 'SMS_1',
    SMS_TEMPLATES: 'role_granted=SMS_2,role_grantde=SMS_3',
    SMS_URL: sms.url,
  };
  // The first is taken and never answered.
  sms.next('slow');
  let server = await startServer(dataDir, env);
  try {
    expect(server.output()).toContain('SMS_TEMPLATES names role_grantde, which is no notice');
    await beside(dataDir, grantedThrice);
    await vi.waitFor(() => expect(sms.got.length).toBe(1), patience);
    await killEverything(server, (list) => list);
    server = await startServer(dataDir, env);
    await vi.waitFor(
      async () => expect(await beside(dataDir, outcomes)).toEqual(['sending', 'sent', 'sent']),
      patience,
    );
    expect([sms.got.length, sms.notices().map(({ number, template }) => [number, template])]).toEqual([
      3,
      [
        [mobile, 'SMS_2'],
        [mobile, 'SMS_2'],
      ],
    ]);
  } finally {
    if (server.child.exitCode === null) await killEverything(server, (list) => list);
    fs.rmSync(dataDir, { recursive: true, force: true });
    await sms.close();
  }
});

/** By day, somebody who has a number alone gets three roles. */
async function grantedThrice(platform: Platform): Promise<void> {
  await setClock(platform.db, new Date(startOfDay(await now(platform.db)).getTime() + 34 * 3_600_000));
  const { person } = await makePerson(platform, { name: '手机用户', email: null, mobile });
  await platform.transact(async (tx) => {
    const actor = { person: null, organisation: null, role: 'admin' };
    for (let n = 0; n < 3; n += 1)
      record(tx, { name: 'role_granted', subject: person, actor, audience: [`person:${person}`] });
    return true;
  });
}

async function outcomes({ pool }: Platform): Promise<string[]> {
  const { rows } = await pool.query('select outcome from notifications.text_message order by outcome');
  return rows.map(({ outcome }) => outcome);
}
