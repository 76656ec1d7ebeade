import { createHash, randomBytes } from 'node:crypto';
import type { Refusal } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { findNeed } from '#modules/needs/index.ts';
import type { Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { promise } from '../../../store.ts';
import { countsOf, roundOnStage } from '../../show/queries/sheets.ts';
import { append } from '../../show/store.ts';
import {
  breakSeal,
  type FinalNeedRow,
  itemsOfFinal,
  needsOfFinal,
  newItem,
  type SealedItem,
  saveOrder,
  seal,
} from '../store.ts';
import { moveFinal } from './move.ts';

/**
 * How the order follows, for whoever draws again: the needs keep the order of the show; within a need, finalists are sorted by
 * their lots. The words are said in the hall, after the log committed to the seed: so neither who runs the server nor who
 * stands in the hall can choose the order.
 */
export const drawRule =
  'lot = sha256(seed bytes, words in UTF-8, id of the item as text); within each need the lesser lot in hexadecimal presents first';

/** The lot of an item, in hexadecimal. */
export const lotOf = (seed: Uint8Array, words: string, item: string): string =>
  createHash('sha256').update(seed).update(words, 'utf8').update(item, 'utf8').digest('hex');

/** Seals the list: what is judged in the rounds that have begun goes on stage, and the log commits to list and seed. */
export function sealFinal(platform: Platform, viewer: Viewer, id: string) {
  return moveFinal(platform, viewer, id, 'seal', {
    apply: async (tx, { final, at }): Promise<Refusal | null> => {
      const seed = randomBytes(32);
      const chosen = await needsOfFinal(tx, id);
      const items: SealedItem[] = [];
      for (const one of chosen) items.push(...(await finalistsOf(tx, one)));
      const leaf = await promise(tx, platform, {
        kind: 'draw',
        id,
        subject: final.number,
        content: {
          final: final.number,
          seed: seed.toString('hex'),
          rule: drawRule,
          needs: await numbersOf(tx, chosen),
          items: items.map((item) => ({ id: item.id, need: chosen.findIndex(({ need }) => need === item.need) })),
        },
        at,
      });
      await seal(tx, id, { seed, leaf, items });
      return null;
    },
  });
}

/** The solutions that the round of the final has sheets for. */
async function finalistsOf(tx: Tx, { need }: FinalNeedRow): Promise<SealedItem[]> {
  const { sheets } = await roundOnStage(tx, need);
  return [...new Set(sheets.map(({ solution }) => solution))].sort().map((solution) => newItem(need, solution));
}

async function numbersOf(tx: Tx, needs: readonly FinalNeedRow[]): Promise<string[]> {
  const numbers: string[] = [];
  for (const { need } of needs) numbers.push((await findNeed(tx, need))?.number ?? need);
  return numbers;
}

/** Opens the list again before the draw, with the reason. What the log committed to stays there for good: that a seal was broken can be shown. */
export function unsealFinal(platform: Platform, viewer: Viewer, id: string, { reason }: { reason: string }) {
  return moveFinal(platform, viewer, id, 'unseal', {
    reason,
    apply: async (tx) => {
      await breakSeal(tx, id);
      return null;
    },
  });
}

/** Draws the order from the sealed seed and the words said in the hall, and tells both. */
export function drawFinal(platform: Platform, viewer: Viewer, id: string, { words }: { words: string }) {
  return moveFinal(platform, viewer, id, 'draw', {
    apply: async (tx, { final, at }, actor) => {
      const { seed } = final;
      if (!seed) throw new Error('a sealed final without its seed');
      const chosen = await needsOfFinal(tx, id);
      const lots = (await itemsOfFinal(tx, id)).map((item) => ({ ...item, lot: lotOf(seed, words, item.id) }));
      const order = chosen.flatMap(({ need }) =>
        lots.filter((item) => item.need === need).sort((a, b) => (a.lot < b.lot ? -1 : 1)),
      );
      await saveOrder(tx, id, words, order);
      await append(tx, final, { action: 'draw', data: { sheets: await countsOf(tx, final) } }, actor, at);
      return null;
    },
  });
}
