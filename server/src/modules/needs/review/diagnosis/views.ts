import {
  DiagnoserAs,
  type DiagnosisText,
  type Finding,
  type MyDiagnosis,
  type NeedDiagnosis,
} from '@jiebang/contract/needs/desk/diagnosis.ts';
import { allowed } from '#kernel/lifecycle.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { SavedFile } from '#platform/files/store.ts';
import { isOwnersPerson } from '../../access.ts';
import { fileOf } from '../../intake/draft/views.ts';
import type { AttachmentRow, NeedRow } from '../../store.ts';
import { draftOf } from '../../views.ts';
import { asOf } from './access.ts';
import { diagnosisLife } from './lifecycle.ts';
import { type DiagnosisContext, diagnosisRules } from './rules.ts';
import type { DiagnosisRow, ReadingRow } from './store.ts';

/** The original as who diagnoses it reads it: all but its owner's contact. */
export function diagnosisText(
  need: NeedRow,
  files: readonly SavedFile[],
  attached: readonly AttachmentRow[],
  at: Date,
): DiagnosisText {
  const { contactName: _, contactPhone: __, ...original } = draftOf(need);
  return { original, attachments: files.map((file) => fileOf(file, attached)), readAt: at.toISOString() };
}

export type DiagnosisParts = {
  readonly need: NeedRow;
  readonly diagnosis: DiagnosisRow;
  readonly readings: readonly ReadingRow[];
  readonly context: DiagnosisContext;
  /** Names of people, organisations and files by their ids. */
  readonly names: ReadonlyMap<string, string>;
};

/** A diagnosis for the need's owner and the staff. What is said between the staff is not the owner's, but what it has to mend is. */
export function needDiagnosis(parts: DiagnosisParts, viewer: Viewer): NeedDiagnosis {
  const { need, diagnosis, readings, names } = parts;
  const toOwner = isOwnersPerson(viewer, need);
  const finding = diagnosis.finding as Finding | null;
  return {
    ...bothOf(parts, viewer),
    by: names.get(diagnosis.person) ?? null,
    readings: readings.map(({ at, file, undertaking, undertaking_sha256: sha256 }) => ({
      at: at.toISOString(),
      file: file !== null,
      name: file === null ? null : (names.get(file) ?? null),
      undertaking: undertaking === null ? null : { version: undertaking, sha256 },
    })),
    askedBy: toOwner ? null : (names.get(diagnosis.asked_by) ?? null),
    question: toOwner ? null : diagnosis.question,
    reason: toOwner ? null : diagnosis.reason,
    finding: toOwner && finding?.suggestion !== 'mend' ? null : finding,
  };
}

/** A diagnosis for the one who is asked: of the need no word but whose it is and in which field. */
export function myDiagnosis(parts: DiagnosisParts, viewer: Viewer): MyDiagnosis {
  const { need, diagnosis, readings, names } = parts;
  if (need.number === null) throw new Error('a diagnosis of a need without a number');
  return {
    ...bothOf(parts, viewer),
    need: { number: need.number, organisation: names.get(need.organisation) ?? '', field: need.field },
    question: diagnosis.question,
    readAt: readings[0]?.at.toISOString() ?? null,
    reason: diagnosis.reason,
    finding: diagnosis.finding as Finding | null,
  };
}

function bothOf({ need, diagnosis, context, names }: DiagnosisParts, viewer: Viewer) {
  const { organisation } = diagnosis;
  return {
    id: diagnosis.id,
    version: diagnosis.version,
    state: diagnosis.state,
    since: diagnosis.moved_at.toISOString(),
    askedAt: diagnosis.created_at.toISOString(),
    due: diagnosis.due,
    as: DiagnoserAs.parse(diagnosis.capacity),
    organisation: organisation === null ? null : (names.get(organisation) ?? null),
    can: allowed(diagnosisLife, diagnosisRules, {
      state: diagnosis.state,
      as: asOf(viewer, need, diagnosis),
      context,
    }) as NeedDiagnosis['can'],
  };
}
