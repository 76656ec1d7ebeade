import { type Cast, type Content, held, oneOf } from '../cast.ts';
import { after, at, type Story } from '../stage.ts';
import { dayOf, organiser } from './need.ts';

type Need = Content['needs'][number];

/** Who acts for the solver that came first, beside the broker of the need's owner. */
export const solversBrokers: Readonly<Record<string, string>> = {
  n03: 'tao-jingming',
  n18: 'gu-yanzhi',
  n26: 'chai-liqun',
  n32: 'zhu-qingyang',
};
/** Brokers who are on the leaderboard by number alone. */
const unnamed = ['ruan-siqi', 'pu-yueming'];

/** Agencies apply and are listed; their brokers register and join them. */
export async function* registerBrokers(cast: Cast): Story {
  const { calendar, content } = cast;
  yield at(calendar.day(-149, 9));
  const admins = content.people.filter((one) => one.roles.includes('agency_admin'));
  for (const { key, organisation } of admins) {
    const agency = content.organisations.find((one) => one.key === organisation);
    if (!agency) throw new Error(`${key} has no agency`);
    const brokers = content.people.filter((one) => one.organisation === agency.key && one.roles.includes('broker'));
    const fields = [...new Set(brokers.flatMap((one) => one.expertise))].slice(0, 20);
    const { id } = await cast.as(key).brokers.applyAgency({
      body: {
        organisation: held(cast.organisations, agency.key),
        agency: { intro: agency.input.intro ?? agency.input.name, fields },
      },
    });
    cast.brokers.set(agency.key, id);
  }
  yield at(calendar.day(-148, 10));
  for (const { organisation } of admins) {
    await cast.as(organiser).brokers.listAgency({ params: { id: held(cast.brokers, organisation ?? '') } });
  }
  yield at(calendar.day(-148, 14));
  for (const { key, title, expertise, organisation } of content.people.filter((one) => one.roles.includes('broker'))) {
    const level = title.includes('高级') ? ('senior' as const) : ('intermediate' as const);
    const regions = ['310000', '320000', '330000', '340000'];
    const made = await cast.as(key).brokers.registerBroker({
      body: { level, fields: expertise, regions, intro: title },
    });
    cast.brokers.set(key, made.id);
    const agency = held(cast.brokers, organisation ?? '');
    await cast.as(key).brokers.affiliateBroker({ params: { id: made.id }, body: { agency } });
    if (!unnamed.includes(key)) {
      const params = { purpose: 'leaderboard_name' as const };
      await cast.as(key).identity.giveConsent({ params, body: { noticeVersion: 1 } });
    }
  }
}

type Principal = { readonly person: string; readonly organisation: string; readonly side: 'owner' | 'solver' };

/** A broker's mandate for a need and what was done under it; the newest ones wait for the principal's word. */
export async function* mandateFor(cast: Cast, need: Need, broker: string, principal: Principal, n: number): Story {
  const { calendar, content } = cast;
  const published = need.days.published ?? 0;
  const from = published + (principal.side === 'owner' ? 1 : 6);
  const hours = 9 + (n % 9);
  yield at(calendar.day(from, hours));
  const actor = cast.as(broker).brokers;
  const { id } = await actor.offerMandate({
    body: {
      need: held(cast.needs, need.key).id,
      organisation: held(cast.organisations, principal.organisation),
      side: principal.side,
      from: dayOf(calendar.day(from, 12)),
      to: dayOf(calendar.day(from + 365, 12)),
      terms: '受托开展需求诊断、方案推荐与对接协调，据实登记服务记录；不向委托方收取费用。',
    },
  });
  const params = { id };
  if (published > -10) return;
  yield at(calendar.day(from + 1, hours));
  await cast.as(principal.person).brokers.confirmMandate({ params });
  for (const visit of [0, 1, 2].slice(0, 1 + (n % 3))) {
    const day = from + 2 + visit * 4;
    yield at(calendar.day(day, 17));
    const { kind, text } = oneOf(content.texts.serviceRecords, n + visit);
    await actor.recordService({ params, body: { kind, day: dayOf(calendar.day(day, 12)), text } });
  }
}

/** The year-end conversion as it would be on today's points. */
export async function* previewConversion(cast: Cast): Story {
  yield after(cast.calendar.day(-1, 17));
  await cast.as(organiser).brokers.startConversion({ body: { contest: cast.contest } });
}
