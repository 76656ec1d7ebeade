import type { Shares } from '@jiebang/contract/brokers/attribution.ts';
import { done } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { shanghaiDate } from '#kernel/working-days.ts';
import { type DealScene, signDeal } from '#modules/deals/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { applyAgency } from './agency/actions/apply.ts';
import { moveAgency } from './agency/actions/move.ts';
import { moveAttribution } from './attribution/actions/move.ts';
import { affiliateBroker } from './broker/actions/move.ts';
import { registerBroker } from './broker/actions/register.ts';
import { moveMandate, recordService } from './mandate/actions/move.ts';
import { offerMandate } from './mandate/actions/offer.ts';
import { tables } from './store.ts';

/** Takes an organisation of kind agency into 服务机构库 by the real actions. Returns the agency's id. */
export async function makeAgency(
  platform: Platform,
  given: { admin: Viewer; organiser: Viewer; organisation: string; intro?: string },
): Promise<string> {
  const agency = { intro: given.intro ?? '提供需求诊断、技术评估与对接服务。', fields: ['01'] };
  const { id } = done(await applyAgency(platform, given.admin, { organisation: given.organisation, agency }));
  done(await moveAgency(platform, given.organiser, id, 'list'));
  return id;
}

/** Registers a person as a broker, and has it join an agency whose member it is. */
export async function makeBroker(
  platform: Platform,
  viewer: Viewer,
  agency?: string,
): Promise<{ id: string; number: string }> {
  const profile = { level: 'intermediate' as const, fields: ['01'], regions: ['310000'], intro: null };
  const { id, number } = done(await registerBroker(platform, viewer, profile));
  if (agency !== undefined) done(await affiliateBroker(platform, viewer, id, agency));
  return { id, number };
}

/** A mandate offered, confirmed, and with one entry in its service record. Returns its id. */
export async function makeMandate(
  platform: Platform,
  given: {
    broker: Viewer;
    principal: Viewer;
    organisation: string;
    need: string;
    side: 'owner' | 'solver';
    days?: number;
    service?: string;
  },
): Promise<string> {
  const at = await now(platform.db);
  const from = shanghaiDate(at);
  const to = shanghaiDate(new Date(at.getTime() + (given.days ?? 365) * 86_400_000));
  const { need, organisation, side } = given;
  const { id } = done(
    await offerMandate(platform, given.broker, {
      need,
      organisation,
      side,
      from,
      to,
      terms: '促成对接，据实登记服务。',
    }),
  );
  done(await moveMandate(platform, given.principal, id, 'confirm'));
  const text = given.service ?? '现场走访，核对指标与试验条件。';
  done(await recordService(platform, given.broker, id, { kind: 'diagnosis', day: from, text }));
  return id;
}

/** Both parties agree on shares for the brokers of a need whose attribution is open. */
export async function agreeShares(
  platform: Platform,
  parties: { readonly owner: Viewer; readonly solver: Viewer },
  need: string,
  shares: Shares,
): Promise<string> {
  const { id, version } = await attributionOfNeed(platform, need);
  const proposed = done(await moveAttribution(platform, parties.owner, id, 'propose', { version, shares }));
  done(await moveAttribution(platform, parties.solver, id, 'confirm', { version: proposed.version }));
  return id;
}

/** The attribution of a need. Throws where none was opened. */
export async function attributionOfNeed(platform: Platform, need: string): Promise<{ id: string; version: number }> {
  return tables(platform.db)
    .selectFrom('brokers.attribution')
    .select(['id', 'version'])
    .where('need', '=', need)
    .executeTakeFirstOrThrow();
}

type Person = Awaited<ReturnType<typeof makePerson>>;

/** Who earns in a scene of deals: an agency with a broker that both parties of the deal have mandated. */
export type Earner = {
  readonly agency: string;
  readonly organisation: string;
  readonly admin: Person;
  readonly broker: Person & { readonly id: string; readonly number: string };
};

/** An agency and its broker, mandated by both parties of a deal that is open and not yet signed. */
export async function makeEarner(platform: Platform, scene: DealScene, name = '样本经理人'): Promise<Earner> {
  const organisation = await makeOrganisation(platform, { kind: 'agency', name: `${name}所在机构` });
  const admin = await makePerson(platform, { name: '机构管理员', organisations: [{ id: organisation }] });
  const person = await makePerson(platform, { name, organisations: [{ id: organisation, role: 'member' }] });
  const agency = await makeAgency(platform, { admin: admin.viewer, organiser: scene.organiser.viewer, organisation });
  const broker = { ...person, ...(await makeBroker(platform, person.viewer, agency)) };
  const mandate = { broker: person.viewer, need: scene.need.id };
  await makeMandate(platform, {
    ...mandate,
    principal: scene.owner.viewer,
    organisation: scene.ownerOrganisation,
    side: 'owner',
  });
  await makeMandate(platform, {
    ...mandate,
    principal: scene.solver.viewer,
    organisation: scene.solverOrganisation,
    side: 'solver',
  });
  return { agency, organisation, admin, broker };
}

/** Signs the deal of a scene for an amount in fen, today. */
export async function signScene(platform: Platform, scene: DealScene, totalFen: number): Promise<void> {
  const signedOn = shanghaiDate(await now(platform.db));
  const endsOn = shanghaiDate(new Date((await now(platform.db)).getTime() + 300 * 86_400_000));
  const parties = { owner: scene.owner.viewer, solver: scene.solver.viewer };
  await signDeal(platform, parties, scene.deal, { totalFen, signedOn, startsOn: signedOn, endsOn });
}
