import type { ContractRecord } from '@jiebang/contract/deals/contract.ts';
import { newId } from '#kernel/ids.ts';
import { done } from '#kernel/refusal.ts';
import { clock, type Viewer } from '#kernel/viewer.ts';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { type MadeOrganisation, type MadePerson, makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { makePublishedNeed } from '#modules/needs/factory.ts';
import { findNeed, moveAlong, needs } from '#modules/needs/index.ts';
import { setClock } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { confirmContract, enterContract } from './actions/contract.ts';
import { moveDeal } from './actions/move.ts';
import { openDeal } from './actions/open-deal.ts';
import type { DealRow } from './store.ts';

/** A contract that adds up, of which a test says only what it is about. */
export function soundContract(given: Partial<ContractRecord> = {}): ContractRecord {
  const totalFen = given.totalFen ?? 80_000_000;
  return {
    name: '高韧性薄膜低温制备技术开发合同',
    kind: 'development_commissioned',
    pricing: 'negotiated',
    totalFen,
    technologyFen: Math.floor(totalFen * 0.75),
    paymentPlan: [
      { label: '签订后', amountFen: Math.floor(totalFen / 2), dueOn: '2026-10-01' },
      { label: '验收后', amountFen: totalFen - Math.floor(totalFen / 2), dueOn: '2027-10-01' },
    ],
    signedOn: '2026-01-05',
    startsOn: '2026-01-10',
    endsOn: '2027-01-10',
    ownership: '双方共有，各自可用于自身产品。',
    agency: null,
    crossBorder: false,
    borderRegistration: null,
    related: false,
    sellerNotice: null,
    ...given,
  };
}

/** Takes a published need past its deadline to `paired`, as judging would; the clock is left just after the deadline. */
export async function pairNeed(platform: Platform, id: string): Promise<void> {
  const need = await findNeed(platform.db, id);
  if (!need?.deadline) throw new Error('a need that was not published');
  await setClock(platform.db, new Date(need.deadline.getTime() + 1000));
  const closing = needs.dueMoves?.find((due) => due.name === 'needs.close');
  await closing?.run(platform, id);
  for (const action of ['judge', 'notice', 'pair'] as const)
    done(await platform.transact((tx) => moveAlong(tx, id, action, clock)));
}

/** Opens the deal of a paired need with a solver's organisation, as a definitive result would. */
export async function makeDeal(
  platform: Platform,
  given: { need: string; solver: string; team?: readonly string[]; solution?: string },
): Promise<DealRow> {
  const pairing = { team: [], solution: newId(), met: null, ...given };
  return done(await platform.transact((tx) => openDeal(tx, pairing, { ...clock, role: 'journey' })));
}

/** Takes an open deal to `signed`: the owner enters the contract, the solver confirms it. */
export async function signDeal(
  platform: Platform,
  parties: { readonly owner: Viewer; readonly solver: Viewer },
  id: string,
  contract: Partial<ContractRecord> = {},
): Promise<void> {
  done(await moveDeal(platform, parties.owner, id, 'begin'));
  done(await enterContract(platform, parties.owner, id, 0, soundContract(contract)));
  done(await confirmContract(platform, parties.solver, id, 1));
}

export type Person = Awaited<ReturnType<typeof makePerson>>;
/** Everyone around one deal: its parties, the staff of its contest, and those whom it does not concern. */
export type DealScene = {
  readonly deal: string;
  readonly need: { readonly id: string; readonly number: string };
  readonly contest: string;
  readonly ownerOrganisation: string;
  readonly solverOrganisation: string;
  readonly owner: Person;
  readonly colleague: Person;
  readonly solver: Person;
  readonly solverAdmin: Person;
  readonly organiser: Person;
  readonly strangers: Readonly<Record<string, Person>>;
};
export type MadeScene = {
  readonly owner?: MadeOrganisation;
  readonly solver?: MadeOrganisation;
};

/** Opens a deal between two organisations with everyone around it; the clock is left after the need's deadline. */
export async function makeScene(platform: Platform, given: MadeScene = {}): Promise<DealScene> {
  const contest = await makeContest(platform);
  const track = await makeTrack(platform, contest);
  const ownerOrganisation = await makeOrganisation(platform, { name: '样本制造有限公司', ...given.owner });
  const solverOrganisation = await makeOrganisation(platform, {
    name: '样本大学',
    kind: 'university',
    region: '330106',
    ...given.solver,
  });
  const person = (name: string, organisations: MadePerson['organisations'] = [], grants: MadePerson['grants'] = []) =>
    makePerson(platform, { name, organisations, grants });
  const owner = await person('需求方', [{ id: ownerOrganisation }]);
  const solver = await person('揭榜方', [{ id: solverOrganisation, role: 'member', signs: true }]);
  const organiser = await person('承办方', [], [{ role: 'organiser', scope: 'contest', scopeId: contest }]);
  const staff = ['reviewer', 'clearance_officer', 'observer', 'judge', 'certifier', 'authority', 'admin'] as const;
  const strangers: Record<string, Person> = {
    rivalOfSameOrganisation: await person('校内另一团队', [{ id: solverOrganisation, role: 'member' }]),
    rival: await person('另一揭榜方', [{ id: await makeOrganisation(platform) }]),
    organiserElsewhere: await person('他届承办方', [], [{ role: 'organiser', scope: 'contest', scopeId: newId() }]),
  };
  for (const role of staff) strangers[role] = await person(role, [], [{ role }]);
  const board = {
    owner: owner.viewer,
    reviewer: viewerNamed(strangers, 'reviewer'),
    officer: viewerNamed(strangers, 'clearance_officer'),
    organiser: organiser.viewer,
  };
  const need = await makePublishedNeed(platform, board, { organisation: ownerOrganisation, track, days: 2 });
  await pairNeed(platform, need.id);
  const { id: deal } = await makeDeal(platform, {
    need: need.id,
    solver: solverOrganisation,
    team: [solver.person],
  });
  return {
    deal,
    need,
    contest,
    ownerOrganisation,
    solverOrganisation,
    owner,
    colleague: await person('需求方同事', [{ id: ownerOrganisation, role: 'member' }]),
    solver,
    solverAdmin: await person('揭榜方管理员', [{ id: solverOrganisation }]),
    organiser,
    strangers,
  };
}

function viewerNamed(people: Readonly<Record<string, Person>>, name: string): Viewer {
  const found = people[name];
  if (!found) throw new Error(`nobody is called ${name}`);
  return found.viewer;
}
