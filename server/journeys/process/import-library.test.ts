import fs from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { contract } from '@jiebang/contract/contract.ts';
import { clientOver, httpSend } from '@jiebang/contract/http/client.ts';
import { expect, test } from 'vitest';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import {
  killEverything,
  newDataDir,
  openBeside,
  processTestLimitMs,
  type RunningServer,
  startServer,
  stopServer,
} from './process.ts';

/** Rows of the file, every hundredth of which is bad. */
const all = 20_000;
const kills = 3;

test('kill -9 again and again in the middle of an import of achievements loses no row and repeats none', {
  timeout: processTestLimitMs,
}, async () => {
  const dataDir = newDataDir();
  let server: RunningServer = await startServer(dataDir);
  try {
    const beside = await openBeside(dataDir);
    const organisation = await makeOrganisation(beside.platform, { name: '样本大学', kind: 'university' });
    const { cookie } = await makePerson(beside.platform, { name: '样本职员', organisations: [{ id: organisation }] });
    await beside.close();
    const calls = () => clientOver(contract, httpSend(fetch, server.address, { cookie })).achievements;
    const lines = Array.from({ length: all }, (_, n) =>
      JSON.stringify({ id: `K-${n}`, title: n % 100 === 99 ? '' : `第${n}项`, text: '简介。'.repeat(50) }),
    );
    const body = new Blob([lines.join('\n')]);
    const { id } = await calls().uploadImport({ query: { organisation, name: '两万项.jsonl' }, body });
    await calls().startImport({ params: { id }, body: { mapping: ['id', 'title', 'text'] } });
    const until = async (settled: number) => {
      for (;;) {
        const now = await calls().readImport({ params: { id } });
        const sum = now.imported + now.already + now.bad;
        if (sum >= settled || !['waiting', 'running'].includes(now.state)) return { ...now, sum };
        await pause(10);
      }
    };
    const seen: number[] = [];
    for (let n = 1; n <= kills; n += 1) {
      seen.push((await until((all * n) / (kills + 2))).sum);
      await killEverything(server, (list) => list);
      server = await startServer(dataDir);
    }
    const { state, imported, already, bad } = await until(Number.POSITIVE_INFINITY);
    expect([state, imported, already, bad]).toEqual(['done', all - all / 100, 0, all / 100]);
    expect(seen.every((sum) => sum > 0 && sum < all)).toBe(true);
    const { platform, close } = await openBeside(dataDir);
    const { rows } = await platform.pool.query<{ n: number; ids: number; facts: number }>(
      `select count(*)::int as n, count(distinct source_id)::int as ids,
        (select sum((data ->> 'count')::int)::int from platform.fact where name = 'achievements_imported') as facts
        from achievements.achievement`,
    );
    expect(rows).toEqual([{ n: all - all / 100, ids: all - all / 100, facts: all - all / 100 }]);
    expect(await brokenInvariants(platform, 'achievements')).toEqual([]);
    await close();
    expect(await stopServer(server)).toBe(0);
  } finally {
    if (server.child.exitCode === null && server.child.signalCode === null)
      await killEverything(server, (list) => list);
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
});
