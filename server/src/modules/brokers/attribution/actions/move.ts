import type { AttributionChanged, AttributionState, Shares } from '@jiebang/contract/brokers/attribution.ts';
import type { Side } from '@jiebang/contract/brokers/mandate.ts';
import { toHolders } from '#kernel/audience.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, clock, membershipIn, noSignatory, type Signing, type Viewer } from '#kernel/viewer.ts';
import { shanghaiDate } from '#kernel/working-days.ts';
import { adminsOf, signatoriesOf, signingOf } from '#modules/identity/index.ts';
import { type Db, now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { agenciesById } from '../../agency/store.ts';
import { agenciesAt, brokersById } from '../../broker/store.ts';
import { mandatesAt } from '../../mandate/store.ts';
import { postPoints } from '../../points/actions/post.ts';
import { type AttributionPlace, asOf, mayRead, sidesOf } from '../access.ts';
import { type AttributionAction, type AttributionPart, attributionLife } from '../lifecycle.ts';
import { type AttributionContext, attributionRules } from '../rules.ts';
import { type AttributionRow, lockAttribution, lockAttributionOfNeed, saveShares, sharesOf } from '../store.ts';

type Asked = { readonly version: number; readonly shares?: Shares; readonly reason?: string };

/** Proposes, confirms or resolves shares; when they stand, the points are posted in the same transaction if the deal has succeeded. */
export function moveAttribution(
  platform: Platform,
  viewer: Viewer,
  id: string,
  action: AttributionAction,
  asked: Asked,
): Promise<AttributionChanged | Refusal> {
  return platform.transact<AttributionChanged>(async (tx) => {
    const row = await lockAttribution(tx, id);
    if (!row) return refuse('not_found');
    const people = await peopleOf(tx, row);
    if (!mayRead(viewer, row, people.brokers)) return refuse('not_found');
    const shares = asked.shares ?? (await sharesOf(tx, id));
    const involved =
      sidesOf(viewer, row).length > 0 ||
      (viewer.person !== null && people.brokers.includes(viewer.person)) ||
      people.agencies.some((organisation) => membershipIn(viewer, organisation) !== undefined);
    const context = contextOf(row, {
      at: await now(tx),
      mandated: people.mandated,
      shares,
      viewer,
      involved,
      signing: await signingIn(tx, viewer, row),
    });
    const move = decide(attributionLife, attributionRules, {
      action,
      state: row.state,
      as: asOf(viewer, row),
      context,
    });
    if (isRefusal(move)) return move;
    if (asked.version !== row.version) return refuse('stale_version');
    if (asked.shares) {
      await saveShares(tx, id, {
        shares: asked.shares,
        agencies: await agenciesAt(
          tx,
          asked.shares.map((one) => one.broker),
          row.signed_at,
        ),
        proposedBy: move.by === 'organiser' ? row.proposed_by : (move.by as Side),
      });
    }
    const organisation = move.by === 'owner' ? row.owner : move.by === 'solver' ? row.solver : null;
    const refusal = await moveRow(tx, attributionLife, id, move, {
      actor: actorOf(viewer, move.by, organisation),
      ...(asked.reason ? { reason: asked.reason } : {}),
      audience: await audienceOf(tx, row, people.brokers),
    });
    if (refusal) return refusal;
    if (move.to === 'confirmed' || move.to === 'resolved') await postPoints(tx, platform, row.need);
    return { id, state: move.to as AttributionState, version: row.version + 1 };
  });
}

/** Hands an attribution that was not confirmed in time to the organiser. */
export function disputeOverdue(platform: Platform, id: string): Promise<AttributionChanged | Refusal> {
  return platform.transact<AttributionChanged>(async (tx) => {
    const row = await lockAttribution(tx, id);
    return row ? moveByItself(tx, row, 'dispute', 'clock') : refuse('not_found');
  });
}

/** Voids the attribution of a need whose deal was voided or turned out to be between related parties; nothing when there is none. */
export async function voidAttribution(tx: Tx, need: string): Promise<void> {
  const row = await lockAttributionOfNeed(tx, need);
  if (!row || row.state === 'voided') return;
  const moved = await moveByItself(tx, row, 'void', 'journey');
  if (isRefusal(moved)) throw new Error(`an attribution is not voided: ${moved.refused}`);
}

async function moveByItself(
  tx: Tx,
  row: AttributionRow,
  action: AttributionAction,
  part: AttributionPart,
): Promise<AttributionChanged | Refusal> {
  const context = contextOf(row, { at: await now(tx), mandated: [], shares: [], viewer: null, involved: false });
  const move = decide(attributionLife, attributionRules, { action, state: row.state, as: [part], context });
  if (isRefusal(move)) return move;
  const { brokers } = await peopleOf(tx, row);
  const refusal = await moveRow(tx, attributionLife, row.id, move, {
    actor: clock,
    audience: await audienceOf(tx, row, brokers),
  });
  return refusal ?? { id: row.id, state: move.to as AttributionState, version: row.version + 1 };
}

/** Whom an attribution concerns: the brokers mandated at signing, the people they are, the organisations of their agencies. */
export async function peopleOf(
  tx: Tx,
  row: AttributionRow,
): Promise<{ mandated: string[]; brokers: string[]; agencies: string[] }> {
  const mandates = await mandatesAt(tx, {
    need: row.need,
    organisations: [row.owner, row.solver],
    at: row.signed_at,
    day: shanghaiDate(row.signed_at),
  });
  const mandated = [...new Set(mandates.map((one) => one.broker))];
  const brokers = await brokersById(tx, mandated);
  const agencies = await agenciesById(tx, [...(await agenciesAt(tx, mandated, row.signed_at)).values()]);
  return {
    mandated,
    brokers: [...brokers.values()].map((one) => one.person),
    agencies: [...agencies.values()].map((one) => one.organisation),
  };
}

/** Who may learn of it live: those who may read it. */
export async function audienceOf(tx: Tx, row: AttributionPlace, brokers: readonly string[]): Promise<string[]> {
  const signing = (await signatoriesOf(tx, row.solver)).map(({ person }) => person);
  const people = new Set([...brokers, ...row.team, ...(await adminsOf(tx, row.solver)), ...signing]);
  return [
    `organisation:${row.owner}`,
    ...toHolders('organiser', { contest: row.contest }),
    ...[...people].map((person) => `person:${person}`),
  ];
}

/** What the rules look at. */
export function contextOf(
  row: Pick<AttributionRow, 'due_at' | 'proposed_by' | 'owner' | 'solver' | 'team' | 'contest'>,
  given: {
    readonly at: Date;
    readonly mandated: readonly string[];
    readonly shares: Shares;
    readonly viewer: Viewer | null;
    readonly involved: boolean;
    /** Nobody's where no party asks. */
    readonly signing?: Signing;
  },
): AttributionContext {
  return {
    now: given.at.getTime(),
    dueAt: row.due_at.getTime(),
    shares: given.shares,
    mandated: given.mandated,
    proposedBy: row.proposed_by,
    sides: given.viewer ? sidesOf(given.viewer, row) : [],
    involved: given.involved,
    signing: given.signing ?? noSignatory,
  };
}

/** Whether the viewer signs for the party that it acts for. */
export async function signingIn(db: Db, viewer: Viewer, row: AttributionPlace): Promise<Signing> {
  const [side] = sidesOf(viewer, row);
  return side === undefined ? noSignatory : signingOf(db, viewer, row[side]);
}
