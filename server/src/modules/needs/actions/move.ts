import { decisionKinds, type NeedDecision, type NeedState } from '@jiebang/contract/needs/need.ts';
import { leadsToOwner, type Trace, tracesInWords } from '@jiebang/contract/needs/traces.ts';
import type { Changed, SignedAct } from '@jiebang/contract/needs/work.ts';
import { toHolders } from '#kernel/audience.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { type Actor, actorOf, noSignatory, type Viewer } from '#kernel/viewer.ts';
import { ruleOf, solvingEndOf, tracksTakingNeeds } from '#modules/contests/index.ts';
import { endSignatureRequests, organisationsById, signingOf } from '#modules/identity/index.ts';
import { type Db, now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf, isOwnersPerson, mayKnow } from '../access.ts';
import { showOnBoard } from '../board/store.ts';
import { mendTermFrom, mendUntilOfEach } from '../intake/draft/queries/hand-in.ts';
import { type NeedAction, type NeedPart, needLife } from '../lifecycle.ts';
import { traceNamesOf } from '../queries/trace-names.ts';
import { noRejection } from '../review/rejection/rules.ts';
import { forOwner } from '../review/rejection/views.ts';
import { beginsStep } from '../review/rules.ts';
import { type NeedContext, needRules, noAssignee } from '../rules.ts';
import { lockNeed, type NeedRow, publicTextOf, saveDecision, setNeed } from '../store.ts';
import { companyShown, draftOf, textOf } from '../views.ts';

export type Effect = {
  readonly reason?: string;
  /** What its fact tells beside it. */
  readonly data?: Readonly<Record<string, string | number | boolean | null>>;
  /** What the rules need beyond the need itself. */
  readonly given?: Partial<NeedContext>;
  /** The same, where it must be read while the row is held. */
  readonly look?: (tx: Tx, need: NeedRow) => Promise<Partial<NeedContext>>;
  /** The version that the asker saw; another one is refused. */
  readonly version?: number;
  /** Audience tags of those who are told beside the owner and the staff. */
  readonly also?: (need: NeedRow, context: NeedContext) => readonly string[];
  /** What is written with the move, before the state changes. */
  readonly apply?: (tx: Tx, need: NeedRow, at: Date, context: NeedContext) => Promise<void>;
};

/** One move of a need asked for by a person: the way of every action of this module. */
export async function moveNeed(
  platform: Platform,
  viewer: Viewer,
  id: string,
  action: NeedAction,
  effect: Effect = {},
): Promise<Changed | Refusal> {
  return platform.transact(async (tx) => {
    const need = await lockNeed(tx, id);
    if (!need || !mayKnow(viewer, need)) return refuse('not_found');
    return moveLocked(tx, need, action, asOf(viewer, need), actorOf(viewer, 'owner', need.organisation), {
      ...effect,
      given: {
        ...effect.given,
        asker: viewer.person,
        signing: await signingOf(tx, viewer, need.organisation),
        ofOwnOrganisation: isOwnersPerson(viewer, need),
        reasonTraces: await tracesOfReason(tx, need, action, effect.reason),
      },
    });
  });
}

/** A withdrawal that was asked for may be signed wherever the need stands, as long as it takes a signature there. */
const stillSigned = (state: string): SignedAct | null =>
  needLife.rows.some(
    ({ action, from, when }) =>
      action === 'withdraw' && from.some((one) => one === state) && when?.some((rule) => rule === 'signatory'),
  )
    ? 'withdraw'
    : null;

/** Decides and makes one move of a need whose row is held. */
export async function moveLocked(
  tx: Tx,
  need: NeedRow,
  action: NeedAction,
  as: readonly NeedPart[],
  actor: Actor,
  effect: Effect = {},
): Promise<Changed | Refusal> {
  const at = await now(tx);
  const context = { ...(await contextOf(tx, need, at)), ...effect.given, ...(await effect.look?.(tx, need)) };
  const move = decide(needLife, needRules, { action, state: need.state, as, context });
  if (isRefusal(move)) return move;
  if (effect.version !== undefined && effect.version !== need.version) return refuse('stale_version');
  await effect.apply?.(tx, need, at, context);
  // Its term begins anew; the clock says until when (review/actions/watch-step.ts).
  if (beginsStep(action)) await setNeed(tx, need.id, { step_due: null, step_overdue_at: null });
  if (move.to === 'returned' && move.from !== 'returned')
    await setNeed(tx, need.id, { mend_until: await mendTermFrom(tx, need, at) });
  const shown = need.published_at !== null || action === 'publish';
  const refusal = await moveRow(tx, needLife, need.id, move, {
    actor: move.by === 'owner' ? actor : { ...actor, organisation: null },
    ...(effect.reason ? { reason: effect.reason } : {}),
    ...(effect.data ? { data: effect.data } : {}),
    audience: [
      ...(shown ? ['public'] : []),
      ...(forOwner(action) ? [`organisation:${need.organisation}`] : []),
      // Drafts are the owner's alone, one that is withdrawn too.
      ...(need.number === null && action !== 'submit' ? [] : staffOf(need)),
      ...(effect.also?.(need, context) ?? []),
    ],
  });
  if (refusal) return refusal;
  await keepDecision(tx, need, action, at, effect);
  if (move.from !== move.to) await endSignatureRequests(tx, { item: need.id, but: stillSigned(move.to) });
  if (shown) await bringToBoard(tx, need);
  return { id: need.id, state: move.to as NeedState, version: need.version + 1 };
}

/** Of a need on the board: whether the public reads why this is done. */
const isDecision = (need: NeedRow, action: NeedAction): action is NeedDecision['kind'] =>
  need.published_at !== null && decisionKinds.some((kind) => kind === action);

/** What of the reason that somebody gives for a decision leads to the owner. */
async function tracesOfReason(tx: Tx, need: NeedRow, action: NeedAction, reason = ''): Promise<Trace[]> {
  if (!isDecision(need, action)) return [];
  return tracesInWords('reason', reason, await traceNamesOf(tx, need)).filter(leadsToOwner);
}

/** Keeps what was decided of a need on the board, with its reason, for its public page and for those who are told. */
async function keepDecision(tx: Tx, need: NeedRow, action: NeedAction, at: Date, { reason, given }: Effect) {
  if (!isDecision(need, action) || !reason || !need.deadline) return;
  const deadline = action === 'extend' && given?.newDeadline ? new Date(given.newDeadline) : null;
  await saveDecision(tx, { need: need.id, kind: action, at, reason, before: need.deadline, deadline });
}

function staffOf(need: NeedRow): string[] {
  const roles = ['reviewer', 'clearance_officer', 'organiser', 'track_organiser'] as const;
  return roles.flatMap((role) => toHolders(role, need));
}

/** Brings a published need's line of the board up to where it stands; one in quarantine has none. */
export async function bringToBoard(tx: Tx, need: NeedRow): Promise<void> {
  if (!need.quarantined) await showOnBoard(tx, need.id, await companyOf(tx, need));
}

async function companyOf(tx: Tx, need: NeedRow): Promise<string | null> {
  if (!need.show_company) return null;
  return companyShown(need, (await organisationsById(tx, [need.organisation])).get(need.organisation));
}

/** What the rules look at, read in the transaction that decides. */
export async function contextOf(tx: Db, need: NeedRow, at: Date): Promise<NeedContext> {
  const taking = await tracksTakingNeeds(tx, [need.track]);
  const mendUntil = (await mendUntilOfEach(tx, [need]))(need);
  const organisations = await organisationsById(tx, [need.organisation]);
  const publicText = await publicTextOf(tx, need.id);
  return {
    now: at.getTime(),
    collecting: taking.length > 0,
    mendUntil: mendUntil?.getTime() ?? null,
    target: { takesNeeds: false, ofSameEdition: false },
    entered: false,
    organisationVerified: organisations.get(need.organisation)?.verified ?? false,
    ofNaturalPerson: organisations.get(need.organisation)?.kind === 'individual',
    draft: draftOf(need),
    scope: await ruleOf(tx, need.contest, 'track_scope', at, need.track),
    signing: noSignatory,
    outdated: [],
    recommenders: (await ruleOf(tx, need.contest, 'recommending_units', at, need.track)).map(({ name }) => name),
    ofOwnOrganisation: false,
    hasIt: false,
    assignee: noAssignee,
    authenticity: [],
    validity: [],
    reviewers: 1,
    asker: null,
    reviewer: need.reviewer,
    rejection: noRejection,
    signers: { authenticity: [], validity: [] },
    checklist: 'authenticity',
    triage: need.triage,
    lookAgain: null,
    publicText: publicText ? textOf(publicText) : null,
    traces: [],
    leftTraces: [],
    reasonTraces: [],
    solvingEnd: (await solvingEndOf(tx, need.track))?.getTime() ?? null,
    deadline: need.deadline?.getTime() ?? null,
    newDeadline: null,
    shortestCall: await ruleOf(tx, need.contest, 'shortest_call_days', at, need.track),
  };
}
