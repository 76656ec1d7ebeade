import type { Readable } from 'node:stream';
import { type DiagnosisText, diagnosisUndertakingNow } from '@jiebang/contract/needs/desk/diagnosis.ts';
import { diagnosisUndertakings } from '@jiebang/contract/needs/desk/undertakings.data.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import { filesById } from '#platform/files/store.ts';
import type { Platform } from '#platform/platform.ts';
import { hashOfWords } from '#platform/seal/words.ts';
import { attachmentsOf, type NeedRow } from '../../../store.ts';
import { asOf } from '../access.ts';
import { diagnosisLife } from '../lifecycle.ts';
import { diagnosisRules } from '../rules.ts';
import { readingsOf, saveReading } from '../store.ts';
import { diagnosisText } from '../views.ts';
import { diagnosisContext, holdDiagnosis } from './hold.ts';
import { audienceOf } from './move.ts';

/** What is undertaken: which version, and the language in which it was read. */
type Undertaken = { readonly undertaking: string; readonly language: 'zh' | 'en' };

/** SHA-256 of a version of the undertaking in the language in which it was read: what is signed. */
export const hashOfDiagnosisUndertaking = (
  version: keyof typeof diagnosisUndertakings,
  language: 'zh' | 'en',
): string =>
  hashOfWords({ of: 'diagnosis_undertaking', version, language, words: diagnosisUndertakings[version][language] });

/** Gives the original to who is asked to diagnose it, as long as it is; the reading is written in the transaction that gives it. */
export function readForDiagnosis(
  platform: Platform,
  viewer: Viewer,
  id: string,
  undertaken: Undertaken,
): Promise<DiagnosisText | Refusal> {
  return platform.transact((tx) =>
    reading(tx, viewer, id, { file: null, undertaken }, async (need, at) => {
      const attached = await attachmentsOf(tx, need.id);
      const files = await filesById(
        tx,
        attached.map(({ file }) => file),
      );
      return diagnosisText(need, files, attached, at);
    }),
  );
}

/** One file of the original, for who has read that; recorded as the original is. */
export async function diagnosisFile(
  platform: Platform,
  viewer: Viewer,
  id: string,
  file: string,
): Promise<{ stream: Readable; name: string; type: string; size: number } | Refusal> {
  const found = await platform.transact((tx) =>
    reading(tx, viewer, id, { file, undertaken: null }, async (need) => {
      if ((await readingsOf(tx, [id])).length === 0) return refuse('original_not_read');
      const attached = (await attachmentsOf(tx, need.id)).find((one) => one.file === file);
      const [saved] = attached ? await filesById(tx, [file]) : [];
      return attached && saved ? { name: saved.name, type: attached.type, size: saved.size } : refuse('not_found');
    }),
  );
  return isRefusal(found) ? found : { stream: platform.files.get(file), ...found };
}

type What = { readonly file: string | null; readonly undertaken: Undertaken | null };

async function reading<T>(
  tx: Tx,
  viewer: Viewer,
  id: string,
  what: What,
  give: (need: NeedRow, at: Date) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const held = await holdDiagnosis(tx, id);
  const as = held ? asOf(viewer, held.need, held.diagnosis) : [];
  if (!held || !as.includes('diagnoser')) return refuse('not_found');
  const { need, diagnosis } = held;
  if (need.quarantined) return refuse('need_quarantined');
  const at = await now(tx);
  const { file, undertaken } = what;
  const stale = undertaken !== null && undertaken.undertaking !== diagnosisUndertakingNow;
  const outdated = stale ? (['undertaking'] as const) : [];
  const context = { ...(await diagnosisContext(tx, viewer, held, at)), outdated };
  const move = decide(diagnosisLife, diagnosisRules, { action: 'read', state: diagnosis.state, as, context });
  if (isRefusal(move)) return move;
  const given = await give(need, at);
  if (isRefusal(given)) return given;
  const signed = undertaken && {
    undertaking: diagnosisUndertakingNow,
    undertaking_sha256: hashOfDiagnosisUndertaking(diagnosisUndertakingNow, undertaken.language),
  };
  await saveReading(tx, { diagnosis: id, person: diagnosis.person, file, ...signed, at });
  // It is no move: the history of a diagnosis would have nothing but readings.
  record(tx, {
    ...{ name: move.fact, subject: id, actor: actorOf(viewer, 'diagnoser', diagnosis.organisation) },
    ...{ data: { need: need.id }, audience: audienceOf(need, diagnosis.person) },
  });
  return given;
}
