import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Db } from '../../db/connection.ts';
import { openTranslator } from './translator.ts';

test('own words that take long to be read are read once, however many ask meanwhile', async () => {
  let [reads, slow] = [0, true];
  const translator = openTranslator({
    db: {} as Db,
    words: {
      version: async () => '1',
      read: async () => {
        reads += 1;
        while (slow) await pause(20);
        return { confirmed: [{ chinese: '揉晶', english: 'kneadcryst' }], learned: [], rejected: [] };
      },
    },
    report: (problem) => expect.unreachable(problem),
  });
  try {
    const first = translator.translateAll(['揉晶']);
    // Longer than words are taken to be the newest.
    for (let n = 0; n < 5; n += 1) {
      await pause(300);
      await translator.translate(['揉晶']);
    }
    expect(reads).toBe(1);
    slow = false;
    const [part] = (await first).get('揉晶') ?? [];
    expect(part?.renderings.map(({ text }) => text)).toEqual(['kneadcryst']);
    expect(reads).toBe(1);
  } finally {
    await translator.close();
  }
}, 60_000);
