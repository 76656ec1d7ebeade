import { done } from '#kernel/refusal.ts';
import { searchedAchievements } from '#modules/achievements/index.ts';
import { searchedNeeds } from '#modules/needs/index.ts';
import { now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { type Embeddings, EmbeddingsFailure } from '#platform/providers/embeddings/provider.ts';
import { small } from '#platform/search/match/dense.ts';
import { listedAtOnce, vectorsAtOnce, vectorsSteps } from '../../config.ts';
import { type Side, want } from '../../store.ts';
import { textsOf } from '../queries/texts.ts';
import {
  beginModel,
  dropModels,
  dropVectors,
  findModel,
  hashesOf,
  keepVectors,
  lockModel,
  lockModels,
  setModel,
  settleVectors,
  type WantedVector,
  wantedVectors,
  wantVectors,
} from '../store.ts';

/** A model of another number of dimensions is another model; nothing is mended by asking soon. */
const laterMs = 600_000;

/** Whether the provider that is set up has something to do now: not before it is worth asking it again. */
export async function vectorsDue({ db, embeddings }: Platform): Promise<boolean> {
  if (!embeddings) return false;
  const row = await findModel(db, embeddings.model);
  if (!row) return true;
  if (row.again_at && (await now(db)) < row.again_at) return false;
  return !row.listed_at || !row.filled_at || (await wantedVectors(db, row.model, 1)).length > 0;
}

/**
 * Makes vectors of what is public and has none, some of it: true when there is nothing left to do. What fails is kept for the operator,
 * with when it is asked again, and thrown.
 */
export async function makeVectors(platform: Platform, stopping: AbortSignal): Promise<boolean> {
  const { embeddings, db } = platform;
  if (!embeddings) return true;
  const { model } = embeddings;
  await beginModel(db, model);
  try {
    for (let step = 0; step < vectorsSteps && !stopping.aborted; step += 1) {
      if (await listOn(platform, model)) continue;
      if (!(await makeSome(platform, embeddings, stopping))) return true;
    }
  } catch (error) {
    if (stopping.aborted) return false;
    if (error instanceof EmbeddingsFailure) await noteFailure(platform, model, error);
    throw error;
  }
  return false;
}

async function noteFailure(platform: Platform, model: string, { message, againMs }: EmbeddingsFailure): Promise<void> {
  const at = await now(platform.db);
  await setModel(platform.db, model, { failed_at: at, failure: message, again_at: new Date(at.getTime() + againMs) });
}

/** Lists some of what was public before the model was used; false when all is. */
async function listOn(platform: Platform, model: string): Promise<boolean> {
  return done(
    await platform.transact(async (tx) => {
      const row = await lockModel(tx, model);
      if (!row || row.listed_at) return false;
      for (const [kind, { page }] of [
        ['achievement', searchedAchievements],
        ['need', searchedNeeds],
      ] as const) {
        const ids = await page(tx, { after: row[kind], scope: '', limit: listedAtOnce });
        const last = ids.at(-1);
        if (last === undefined) continue;
        await wantVectors(tx, kind, ids, model);
        await setModel(tx, model, { [kind]: last });
        return true;
      }
      await setModel(tx, model, { listed_at: await now(tx) });
      return true;
    }),
  );
}

const idsOf = (waiting: readonly WantedVector[], side: Side): string[] =>
  waiting.filter(({ kind }) => kind === side).map(({ id }) => id);

/** Makes some of the vectors that wait; false when none does. */
async function makeSome(platform: Platform, embeddings: Embeddings, stopping: AbortSignal): Promise<boolean> {
  const { model } = embeddings;
  const waiting = await wantedVectors(platform.db, model, vectorsAtOnce);
  if (waiting.length === 0) {
    await settle(platform, model);
    return false;
  }
  const need = await madeOf(platform, embeddings, 'need', waiting, stopping);
  const made = { need, achievement: await madeOf(platform, embeddings, 'achievement', waiting, stopping) };
  done(
    await platform.transact(async (tx) => {
      // All of them: what is not public goes from each.
      const row = (await lockModels(tx)) && (await findModel(tx, model));
      if (!row) return null;
      const few = waiting.length < vectorsAtOnce;
      for (const kind of ['need', 'achievement'] as const) {
        const ids = idsOf(waiting, kind);
        // What was withdrawn or changed while it was sent is not kept: what changed is wanted again.
        const present = await textsOf(tx, kind, ids);
        const kept = [...made[kind]].filter(([id, { hash }]) => present.get(id)?.hash === hash);
        await keepVectors(
          tx,
          model,
          kind,
          kept.map(([id, { hash, bytes }]) => ({ id, hash, bytes })),
        );
        await dropVectors(
          tx,
          kind,
          ids.filter((id) => !present.has(id)),
        );
        // What was matched before it had a vector is matched again; of many, every open need is.
        if (row.filled_at && few) for (const [id] of kept) await want(tx, kind, id);
      }
      await settleVectors(tx, model, waiting);
      const dimensions = firstOf(made)?.length ?? row.dimensions;
      await setModel(tx, model, {
        ...{ failed_at: null, failure: null, again_at: null, anew: row.anew || !few },
        ...(dimensions === null ? {} : { dimensions }),
      });
      return null;
    }),
  );
  return true;
}

type Made = { readonly hash: string; readonly bytes: Int8Array | null };
const firstOf = ({ need, achievement }: Record<Side, ReadonlyMap<string, Made>>): Int8Array | undefined =>
  [...need.values(), ...achievement.values()].find(({ bytes }) => bytes !== null)?.bytes ?? undefined;

/** The vectors of those that wait and whose text has none. */
async function madeOf(
  { db }: Platform,
  embeddings: Embeddings,
  kind: Side,
  waiting: readonly WantedVector[],
  stopping: AbortSignal,
): Promise<Map<string, Made>> {
  const ids = idsOf(waiting, kind);
  if (ids.length === 0) return new Map();
  const texts = await textsOf(db, kind, ids);
  const known = await hashesOf(db, embeddings.model, kind, ids);
  const due = [...texts].filter(([id, { text, hash }]) => text !== '' && known.get(id) !== hash);
  const vectors = await embeddings.embed(
    due.map(([, { text }]) => text),
    stopping,
  );
  const dimensions = (await findModel(db, embeddings.model))?.dimensions;
  return new Map(
    due.map(([id, { hash }], at) => {
      const vector = vectors[at] ?? null;
      if (vector && dimensions && vector.length !== dimensions)
        throw new EmbeddingsFailure(
          `answers with ${vector.length} dimensions, where its vectors so far have ${dimensions}: if the model is another, set EMBEDDINGS_VERSION`,
          laterMs,
        );
      return [id, { hash, bytes: vector && small(vector) }];
    }),
  );
}

/** Nothing waits: from now on the vectors count, those of other models go, and after many every open need is matched anew. */
async function settle(platform: Platform, model: string): Promise<void> {
  done(
    await platform.transact(async (tx) => {
      const row = await lockModel(tx, model);
      if (!row || (row.filled_at && !row.anew)) return null;
      await setModel(tx, model, { filled_at: row.filled_at ?? (await now(tx)), anew: false });
      await dropModels(tx, model);
      await want(tx, 'library');
      return null;
    }),
  );
}
