import type { MyDiagnosis, NeedDiagnoses } from '@jiebang/contract/needs/desk/diagnosis.ts';
import { allowed } from '#kernel/lifecycle.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { shanghaiDate } from '#kernel/working-days.ts';
import { organisationsById, peopleById } from '#modules/identity/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import { filesById } from '#platform/files/store.ts';
import type { Platform } from '#platform/platform.ts';
import { isOwnersPerson, originalRefused } from '../../../access.ts';
import { findNeed, type NeedRow } from '../../../store.ts';
import { asOf } from '../access.ts';
import { diagnosisContext, isUnclear } from '../actions/hold.ts';
import { diagnosisLife } from '../lifecycle.ts';
import { diagnosisRules } from '../rules.ts';
import { type DiagnosisRow, diagnosesOf, findDiagnosis, readingsOf } from '../store.ts';
import { type DiagnosisParts, myDiagnosis, needDiagnosis } from '../views.ts';

/** The second diagnoses of a need, newest first, for those who may read its original. */
export async function needDiagnoses({ db }: Platform, viewer: Viewer, id: string): Promise<NeedDiagnoses | Refusal> {
  const need = await findNeed(db, id);
  const refused = originalRefused(viewer, need);
  if (!need || refused) return refused ?? refuse('not_found');
  const at = await now(db);
  const rows = await diagnosesOf(db, id);
  const parts = await partsOf(db, viewer, need, rows, at);
  const open = rows.some(({ state }) => state === 'asked');
  return {
    items: parts.map((one) => needDiagnosis(one, viewer)),
    can: open ? {} : whetherToAsk(viewer, need, at),
  };
}

/** A diagnosis for the one who is asked for it, and nobody else. */
export async function readDiagnosis({ db }: Platform, viewer: Viewer, id: string): Promise<MyDiagnosis | Refusal> {
  const diagnosis = await findDiagnosis(db, id);
  const need = diagnosis && (await findNeed(db, diagnosis.need));
  if (!need || !asOf(viewer, need, diagnosis).includes('diagnoser')) return refuse('not_found');
  const [parts] = await partsOf(db, viewer, need, [diagnosis], await now(db));
  return parts ? myDiagnosis(parts, viewer) : refuse('not_found');
}

/** Whether the viewer may ask for a diagnosis now; whom, and until when, is taken as filled in rightly. */
function whetherToAsk(viewer: Viewer, need: NeedRow, at: Date): NeedDiagnoses['can'] {
  const context = {
    ...{ today: shanghaiDate(at), due: '9999-12-31', needUnclear: isUnclear(need) },
    ofOwnOrganisation: isOwnersPerson(viewer, need),
    diagnoser: { able: true, ofOwner: false, isAsker: false },
    read: false,
    outdated: [],
    finding: { suggestion: 'ready' as const, points: [] },
  };
  return allowed(diagnosisLife, diagnosisRules, {
    ...{ state: null, as: asOf(viewer, need, null), context },
  }) as NeedDiagnoses['can'];
}

async function partsOf(
  db: Db,
  viewer: Viewer,
  need: NeedRow,
  rows: readonly DiagnosisRow[],
  at: Date,
): Promise<DiagnosisParts[]> {
  const readings = await readingsOf(
    db,
    rows.map(({ id }) => id),
  );
  const named = [
    ...(await peopleById(
      db,
      rows.flatMap(({ person, asked_by }) => [person, asked_by]),
    )),
    ...(await organisationsById(db, [need.organisation, ...rows.flatMap(({ organisation }) => organisation ?? [])])),
  ].map(([id, { name }]) => [id, name] as const);
  const files = await filesById(
    db,
    readings.flatMap(({ file }) => file ?? []),
  );
  const names = new Map([...named, ...files.map(({ id, name }) => [id, name] as const)]);
  const parts: DiagnosisParts[] = [];
  for (const diagnosis of rows) {
    const context = await diagnosisContext(db, viewer, { need, diagnosis }, at);
    const mine = readings.filter((reading) => reading.diagnosis === diagnosis.id);
    parts.push({ need, diagnosis, readings: mine, context, names });
  }
  return parts;
}
