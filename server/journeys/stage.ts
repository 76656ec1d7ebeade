import type { GrantedRole } from '#kernel/viewer.ts';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { openWorld, type World } from '#testing/world.ts';

/** Everyone of product.md §1 who signs in, by the word used for them in code. */
export const roles = [
  'reviewer',
  'clearance_officer',
  'organiser',
  'observer',
  'judge',
  'certifier',
  'authority',
  'admin',
] as const satisfies readonly GrantedRole[];
export const personas = [
  'owner',
  'solver',
  'rival',
  'broker',
  'stranger',
  'second_judge',
  'third_judge',
  ...roles,
] as const;
export type Persona = (typeof personas)[number];
export type Made = Awaited<ReturnType<typeof makePerson>>;

/** An open contest with one track, and one person for each persona. Owner and solver stand in two regions of the Delta. */
export type Stage = {
  readonly world: World;
  readonly contest: string;
  readonly track: string;
  readonly organisations: {
    readonly enterprise: string;
    readonly university: string;
    readonly rivals: string;
    readonly agency: string;
    readonly elsewhere: string;
    readonly exchange: string;
  };
  readonly people: Readonly<Record<Persona, Made>>;
};

export async function openStage(options: Parameters<typeof openWorld>[0] = {}): Promise<Stage> {
  const world = await openWorld(options);
  const { platform } = world;
  const contest = await makeContest(platform, { rules: { panel_size: 3 } });
  const track = await makeTrack(platform, contest);
  const organisations = {
    enterprise: await makeOrganisation(platform, { name: '沪上样本新材料有限公司', region: '310115' }),
    university: await makeOrganisation(platform, { name: '样本理工大学', kind: 'university', region: '320111' }),
    rivals: await makeOrganisation(platform, { name: '样本研究院', kind: 'institute', region: '340104' }),
    agency: await makeOrganisation(platform, { name: '样本技术转移中心', kind: 'agency', region: '310115' }),
    elsewhere: await makeOrganisation(platform, { name: '旁观样本公司', region: '330106' }),
    exchange: await makeOrganisation(platform, { name: '样本技术交易所', kind: 'exchange' }),
  };
  const member = (name: string, organisation: string, realName = false) =>
    makePerson(platform, { name, realName, organisations: [{ id: organisation }] });
  const people: Partial<Record<Persona, Made>> = {
    owner: await member('周需求', organisations.enterprise),
    solver: await member('李揭榜', organisations.university),
    rival: await member('赵对手', organisations.rivals),
    broker: await member('钱经理', organisations.agency),
    stranger: await member('孙路人', organisations.elsewhere, true),
  };
  const staff = (name: string, role: GrantedRole) =>
    makePerson(platform, {
      name,
      grants: [role === 'admin' || role === 'certifier' ? { role } : { role, scope: 'contest', scopeId: contest }],
      organisations: role === 'certifier' ? [{ id: organisations.exchange }] : [],
    });
  for (const role of roles) people[role] = await staff(`样本${role}`, role);
  people.second_judge = await staff('样本评委二', 'judge');
  people.third_judge = await staff('样本评委三', 'judge');
  return { world, contest, track, organisations, people: people as Record<Persona, Made> };
}
