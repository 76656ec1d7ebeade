import type { DiagnoserAs } from '@jiebang/contract/needs/desk/diagnosis.ts';
import type { DiagnosisChanged } from '@jiebang/contract/needs/desk/diagnosis-routes.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { shanghaiDate } from '#kernel/working-days.ts';
import { now } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { isOwnersPerson, originalRefused } from '../../../access.ts';
import { lockNeed } from '../../../store.ts';
import { asOf } from '../access.ts';
import { diagnosisLife } from '../lifecycle.ts';
import { isOfOwner, mayBeAsked } from '../queries/diagnosers.ts';
import { diagnosisRules } from '../rules.ts';
import { insertDiagnosis } from '../store.ts';
import { isUnclear } from './hold.ts';
import { audienceOf } from './move.ts';

export type Asked = {
  readonly person: string;
  readonly as: DiagnoserAs;
  readonly organisation: string | null;
  /** The last day on which it may be given. */
  readonly due: string;
  readonly question: string;
};

/** Asks a named broker or expert for a second diagnosis of an unclear need; one at a time. Who is asked and the owner are told. */
export function askDiagnosis(
  platform: Platform,
  viewer: Viewer,
  of: string,
  { person, as: capacity, organisation, due, question }: Asked,
): Promise<DiagnosisChanged | Refusal> {
  return platform.transact(async (tx) => {
    const need = await lockNeed(tx, of);
    const refused = originalRefused(viewer, need);
    if (!need || refused) return refused ?? refuse('not_found');
    const at = await now(tx);
    const asked = { person, capacity, organisation };
    const context = {
      ...{ today: shanghaiDate(at), due, needUnclear: isUnclear(need) },
      ofOwnOrganisation: isOwnersPerson(viewer, need),
      diagnoser: {
        able: await mayBeAsked(tx, need, asked, at),
        ofOwner: await isOfOwner(tx, need, person, at),
        isAsker: person === viewer.person,
      },
      read: false,
      outdated: [],
      finding: { suggestion: 'ready' as const, points: [] },
    };
    const as = asOf(viewer, need, null);
    const move = decide(diagnosisLife, diagnosisRules, { action: 'ask', state: null, as, context });
    if (isRefusal(move)) return move;
    if (viewer.person === null) throw new Error('a diagnosis that nobody asked for');
    const id = newId();
    const times = { created_at: at, moved_at: at };
    await insertDiagnosis(tx, {
      id,
      state: move.to,
      need: of,
      asked_by: viewer.person,
      ...asked,
      due,
      question,
      ...times,
    });
    const refusal = await moveRow(tx, diagnosisLife, id, move, {
      actor: actorOf(viewer, 'reviewer'),
      data: { need: of },
      audience: audienceOf(need, person),
    });
    return refusal ?? { id, state: 'asked' as const, version: 1 };
  });
}
