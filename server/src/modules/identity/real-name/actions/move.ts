import type { RealName, RealNameFinding, RealNameInput } from '@jiebang/contract/identity/real-name/real-name.ts';
import { toHoldersAnywhere } from '#kernel/audience.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import { forgetFile } from '#platform/files/store.ts';
import type { Incoming } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { isDecider } from '../../access.ts';
import { countAttempt } from '../../sign-in/store.ts';
import { asOf } from '../access.ts';
import { decidedDays, endingLength, realNameLimits } from '../config.ts';
import { numberHash, realNameKeyOf, sealNumber } from '../documents/sealed.ts';
import { followRealName } from '../holder/actions/follow.ts';
import { type RealNameAction, realNameLife } from '../lifecycle.ts';
import { numberFor, realNameFor } from '../queries/real-name.ts';
import { normaliseNumber, type RealNameContext, realNameRules } from '../rules.ts';
import { nothingKept, type RealNameRow, realNameById, setRealName, writeFindings } from '../store.ts';
import { contextOf } from '../views.ts';

type Written = Parameters<typeof setRealName>[2];
type More = {
  readonly reason?: string;
  readonly findings?: readonly RealNameFinding[];
  readonly given?: RealNameContext['given'];
  /** Columns that are written before the move, and those after it: what a state must have stands while it has it. */
  readonly before?: (row: RealNameRow, at: Date) => Written | Refusal;
  readonly after?: (at: Date) => Written;
};

/** Makes one move of a verification, with what is written along. */
async function moveRealName(
  platform: Platform,
  viewer: Viewer,
  person: string,
  action: RealNameAction,
  more: More = {},
): Promise<RealName | Refusal> {
  let dropped: string | null = null;
  const moved = await platform.transact<RealName>(async (tx) => {
    const known = viewer.person === person || isDecider(viewer);
    const row = known ? await realNameById(tx, person, true) : undefined;
    if (!row) return refuse(viewer.person === person ? 'not_in_this_state' : 'not_found');
    const at = await now(tx);
    const context = contextOf(row, person, viewer, at, more.given ?? null);
    const move = decide(realNameLife, realNameRules, { action, state: row.state, as: asOf(viewer, person), context });
    if (isRefusal(move)) return move;
    const written = more.before?.(row, at);
    if (written !== undefined && isRefusal(written)) return written;
    if (written) await setRealName(tx, person, written);
    const refusal = await moveRow(tx, realNameLife, person, move, {
      actor: actorOf(viewer, move.by),
      ...(more.reason === undefined ? {} : { reason: more.reason }),
      audience: [`person:${person}`, ...(action === 'ask' ? ['role:admin', toHoldersAnywhere('organiser')] : [])],
    });
    if (refusal) return refusal;
    const left = more.after?.(at);
    if (left) await setRealName(tx, person, left);
    if (move.to !== row.state && [move.to, row.state].includes('verified'))
      await followRealName(tx, person, move.to === 'verified');
    if (more.findings) await writeFindings(tx, person, more.findings);
    dropped = row.picture !== null && left?.picture === null ? row.picture : null;
    if (dropped !== null) await forgetFile(tx, dropped);
    const after = await realNameById(tx, person);
    return realNameFor(tx, after, person, viewer, after ? numberFor(platform, after, viewer) : null);
  });
  if (!isRefusal(moved) && dropped !== null) await platform.files.remove(dropped);
  return moved;
}

/**
 * Asks for one's real name to be verified, with the picture that was uploaded. The number is sealed for the one who will take it up; its keyed
 * hash and its last characters stay.
 */
export async function askRealName(
  platform: Platform,
  viewer: Viewer,
  { ip }: Pick<Incoming, 'ip'>,
  { name, document, number: typed }: RealNameInput,
): Promise<RealName | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  if (!(await countAttempt(platform, 'real name', { email: person, ip }, realNameLimits)))
    return refuse('too_many_requests');
  const number = normaliseNumber(typed);
  return moveRealName(platform, viewer, person, 'ask', {
    given: { document, number },
    before: ({ wrapped_key }, at) => {
      if (!wrapped_key) return refuse('documents_missing');
      return {
        ...{ name, document, picture_until: null, taken_by: null, asked_at: at },
        number_ending: number.slice(-endingLength),
        number_hash: numberHash(platform, document, number),
        sealed_number: sealNumber(realNameKeyOf(platform, person, wrapped_key), person, number),
      };
    },
  });
}

/** Takes back one's request or one's verification; nothing of the document stays. */
export async function withdrawRealName(platform: Platform, viewer: Viewer): Promise<RealName | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  return moveRealName(platform, viewer, person, 'withdraw', { after: () => nothingKept });
}

/** Takes up a verification that waits: from then on its taker alone sees picture and number. */
export function takeRealName(platform: Platform, viewer: Viewer, person: string): Promise<RealName | Refusal> {
  return moveRealName(platform, viewer, person, 'take', { after: () => ({ taken_by: viewer.person }) });
}

const untilAfter = (at: Date): Date => new Date(at.getTime() + decidedDays * 86_400_000);

/** Verifies a real name; refused where the document is verified under another account. The number goes. */
export function verifyRealName(platform: Platform, viewer: Viewer, person: string): Promise<RealName | Refusal> {
  return moveRealName(platform, viewer, person, 'verify', {
    findings: [],
    after: (at) => ({ sealed_number: null, picture_until: untilAfter(at) }),
  });
}

/** Returns a verification with what is wrong. The number goes, with its hash; the name stays, to be asked with again. */
export function returnRealName(
  platform: Platform,
  viewer: Viewer,
  person: string,
  findings: readonly RealNameFinding[],
): Promise<RealName | Refusal> {
  return moveRealName(platform, viewer, person, 'return', {
    findings,
    after: (at) => ({ sealed_number: null, number_hash: null, number_ending: null, picture_until: untilAfter(at) }),
  });
}

/** Suspends a verification, or reinstates it; nobody decides on its own. */
export function decideRealName(
  platform: Platform,
  viewer: Viewer,
  person: string,
  action: 'suspend' | 'reinstate',
  reason: string,
): Promise<RealName | Refusal> {
  return moveRealName(platform, viewer, person, action, { reason });
}
