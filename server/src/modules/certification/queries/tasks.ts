import type { Waiting } from '@jiebang/contract/desk/desk.ts';
import type { Task } from '@jiebang/contract/desk/task.ts';
import { holds, holdsAnywhere, type Viewer } from '#kernel/viewer.ts';
import { type DealRow, dealsById, dealsOfViewer, partiesOf, sidesOf, standing } from '#modules/deals/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { isOfParty } from '../access.ts';
import { applicationsOfDeals, waitingApplications } from '../store.ts';

/** Waiting applications that a certifier's desk shows at most; the list has all. */
const mostOnDesk = 100;

/** What this person must do now about certificates. */
export async function tasks(platform: Platform, viewer: Viewer): Promise<Task[]> {
  return [...(await tasksOfParty(platform, viewer)), ...(await tasksOfCertifier(platform, viewer))];
}

/** What this person waits for as a party: that its certifier takes an application, and checks it. */
export async function waiting({ db }: Platform, viewer: Viewer): Promise<Waiting[]> {
  const { deals, applications } = await ofParty(db, viewer);
  return deals.flatMap((deal) => {
    const one = applications.find(
      ({ deal: of, state }) => of === deal.id && ['applied', 'under_check'].includes(state),
    );
    if (!one) return [];
    const code = one.state === 'applied' ? 'certification_applied' : 'certification_in_check';
    return [{ ...taskOf(code, deal, one.id, `/certification/${one.id}`), since: one.moved_at.toISOString() }];
  });
}

/** Deals with a contract that this person is a party of, and their applications. */
async function ofParty(db: Db, viewer: Viewer) {
  const deals = (await dealsOfViewer(db, viewer, standing)).filter((deal) =>
    sidesOf(viewer, deal).some((side) => side !== 'agency'),
  );
  const applications = await applicationsOfDeals(
    db,
    deals.map((deal) => deal.id),
  );
  return { deals, applications };
}

async function tasksOfParty({ db }: Platform, viewer: Viewer): Promise<Task[]> {
  const { deals, applications } = await ofParty(db, viewer);
  return deals.flatMap((deal) => {
    const mine = applications.filter((one) => one.deal === deal.id);
    const returned = mine.find((one) => one.state === 'returned');
    if (returned) return [taskOf('certification_returned', deal, returned.id, `/certification/${returned.id}`)];
    if (mine.some((one) => one.state !== 'withdrawn')) return [];
    return [taskOf('certification_apply', deal, deal.id, `/deals/${deal.id}`)];
  });
}

async function tasksOfCertifier({ db }: Platform, viewer: Viewer): Promise<Task[]> {
  if (!holdsAnywhere(viewer, 'certifier')) return [];
  const waiting = (await waitingApplications(db, mostOnDesk)).filter((one) =>
    holds(viewer, 'certifier', { contest: one.contest, track: one.track }),
  );
  const deals = await dealsById(
    db,
    waiting.map((one) => one.deal),
  );
  return waiting.flatMap((one) => {
    const deal = deals.get(one.deal);
    const another = one.state === 'under_check' && one.certifier !== viewer.person;
    if (!deal || another || isOfParty(viewer, partiesOf(deal))) return [];
    const code = one.state === 'applied' ? 'certification_take' : 'certification_check';
    return [taskOf(code, deal, one.id, `/certification/${one.id}`)];
  });
}

function taskOf(code: string, deal: DealRow, id: string, address: string): Task {
  return {
    key: `certification:${code}:${id}`,
    module: 'certification',
    code,
    subject: { id, number: deal.need_number, title: deal.title },
    due: null,
    address,
  };
}
