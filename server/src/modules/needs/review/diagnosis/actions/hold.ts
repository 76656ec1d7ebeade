import type { Viewer } from '#kernel/viewer.ts';
import { shanghaiDate } from '#kernel/working-days.ts';
import type { Db, Tx } from '#platform/db/connection.ts';
import { isOwnersPerson } from '../../../access.ts';
import { lockNeed, type NeedRow } from '../../../store.ts';
import { isAble } from '../access.ts';
import { isOfOwner } from '../queries/diagnosers.ts';
import type { DiagnosisContext } from '../rules.ts';
import { type DiagnosisRow, findDiagnosis, lockDiagnosis, readingsOf } from '../store.ts';

/** A diagnosis with its need, each row held, the need first: it cannot move meanwhile. */
export type Held = { readonly need: NeedRow; readonly diagnosis: DiagnosisRow };

export async function holdDiagnosis(tx: Tx, id: string): Promise<Held | undefined> {
  const found = await findDiagnosis(tx, id);
  const need = found && (await lockNeed(tx, found.need));
  const diagnosis = need && (await lockDiagnosis(tx, id));
  return need && diagnosis && { need, diagnosis };
}

/** What the rules look at, of one who acts (null: the clock) at a moment; what it found is given by who answers. */
export async function diagnosisContext(
  db: Db,
  viewer: Viewer | null,
  { need, diagnosis }: Held,
  at: Date,
): Promise<DiagnosisContext> {
  return {
    today: shanghaiDate(at),
    due: diagnosis.due,
    needUnclear: isUnclear(need),
    ofOwnOrganisation: viewer !== null && isOwnersPerson(viewer, need),
    diagnoser: {
      able: viewer !== null && isAble(viewer, need, diagnosis),
      ofOwner: await isOfOwner(db, need, diagnosis.person, at),
      isAsker: false,
    },
    read: (await readingsOf(db, [diagnosis.id])).length > 0,
    outdated: [],
    finding: { suggestion: 'ready', points: [] },
  };
}

/** Whether a need waits for a second diagnosis. */
export const isUnclear = ({ state, triage }: Pick<NeedRow, 'state' | 'triage'>): boolean =>
  state === 'accepted' && triage === 'unclear';
