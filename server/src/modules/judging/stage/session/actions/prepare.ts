import type { SessionChanged, SessionDraft } from '@jiebang/contract/judging/stage/session.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { contestById, trackById } from '#modules/contests/index.ts';
import { needLines } from '#modules/needs/index.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { asOfFinal, type FinalPlace, toWatchers } from '../../final/access.ts';
import { sessionLife } from '../lifecycle.ts';
import { ofASideOf } from '../queries/context.ts';
import { sessionRules } from '../rules.ts';
import { insertSession, saveSession, sessionsInContest, takenElsewhere } from '../store.ts';
import { moveSession } from './move.ts';

export type NewSession = FinalPlace & { readonly draft: SessionDraft };

/** Prepares a matchmaking session of a contest, or of one track: where, when, how many tables and slots, and which needs come. */
export async function makeSession(
  platform: Platform,
  viewer: Viewer,
  { contest, track, draft }: NewSession,
): Promise<SessionChanged | Refusal> {
  return platform.transact(async (tx) => {
    const place = { contest, track };
    const known = await contestById(tx, contest);
    const strange = track !== null && (await trackById(tx, track))?.contest !== contest;
    const as = asOfFinal(viewer, place);
    if (!known || strange || as.length === 0) return refuse('not_found');
    const refused = await unfit(tx, place, draft, null);
    if (refused) return refused;
    const at = await now(tx);
    const chosen = draft.needs.map(({ need }) => need);
    const context = {
      ofASide: await ofASideOf(platform, tx, viewer, chosen),
      needs: chosen.length,
      now: at.getTime(),
      chooseBy: Date.parse(draft.chooseBy),
      later: Date.parse(draft.chooseBy),
      mutual: 0,
    };
    const move = decide(sessionLife, sessionRules, { action: 'make', state: null, as, context });
    if (isRefusal(move)) return move;
    const id = newId();
    const number = `${known.number}-S${(await sessionsInContest(tx, contest)) + 1}`;
    await insertSession(tx, { id, contest, track, number, state: 'preparing' }, draft, at);
    await moveRow(tx, sessionLife, id, move, {
      actor: actorOf(viewer, 'organiser'),
      data: { contest, ...(track ? { track } : {}), number },
      audience: toWatchers(place, chosen),
    });
    return { id, number, state: 'preparing' as const, version: 1 };
  });
}

/** Changes what was prepared, as long as nobody was asked to choose. */
export function editSession(platform: Platform, viewer: Viewer, id: string, version: number, draft: SessionDraft) {
  return moveSession(platform, viewer, id, 'edit', {
    version,
    apply: async (tx, { session }) => {
      const refused = await unfit(tx, session, draft, id);
      if (refused) return refused;
      const chosen = draft.needs.map(({ need }) => need);
      if (await ofASideOf(platform, tx, viewer, chosen)) return refuse('conflict_of_interest');
      await saveSession(tx, id, draft);
      return null;
    },
  });
}

/** In these states a need's solutions are open, and it is not with its winner yet or none was found. */
const seated: readonly string[] = ['closed', 'judging', 'noticed', 'none_fits'];

/** Needs come once each, opened ones of the session's own contest and, where it is a track's, of that track, that are not on stage and in no other session. */
async function unfit(
  tx: Tx,
  { contest, track }: FinalPlace,
  { needs, chooseBy, beginsAt }: SessionDraft,
  session: string | null,
): Promise<Refusal | null> {
  const ids = needs.map(({ need }) => need);
  const lines = await needLines(tx, ids);
  const fields: { path: string; code: string }[] = [];
  for (const [place, id] of ids.entries()) {
    const need = lines.get(id);
    const here = need?.contest === contest && (track === null || need.track === track);
    const twice = ids.indexOf(id) !== place;
    if (!here || twice) fields.push({ path: `needs.${place}.need`, code: twice ? 'twice' : 'unknown' });
    else if (!seated.includes(need.state)) fields.push({ path: `needs.${place}.need`, code: 'not_open' });
  }
  if (chooseBy > beginsAt) fields.push({ path: 'chooseBy', code: 'too_late' });
  if (fields.length > 0) return refuse('invalid_input', { fields });
  const taken = await takenElsewhere(tx, ids, session);
  if (taken.staged.length > 0) return refuse('need_on_stage');
  return taken.seated.length > 0 ? refuse('need_in_session') : null;
}
