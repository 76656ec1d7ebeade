import { Readable } from 'node:stream';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import { rowsOf, whyLeft } from '#platform/db/personal.ts';
import type { Incoming } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { dataLimits } from '../sign-in/config.ts';
import { handlesOf } from '../sign-in/handle/store.ts';
import { countAttempt } from '../sign-in/store.ts';

type Download = { readonly stream: Readable; readonly name: string; readonly type: string; readonly size: number };

/**
 * Everything that the house holds on the asker, as one JSON document (个人信息保护法第四十五条): section by section in the order of
 * the modules, with what is left out and why.
 */
export async function myData(platform: Platform, viewer: Viewer, incoming: Incoming): Promise<Download | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  if (!(await countAttempt(platform, 'my data', { email: person, ip: incoming.ip }, dataLimits)))
    return refuse('too_many_requests');
  const { db, personal } = platform;
  const asker = { person, ...(await handlesOf(db, person)) };
  const sections = [];
  for (const table of personal.flatMap(({ tables }) => tables)) {
    const rows = await rowsOf(db, table, asker);
    if (rows.length > 0) sections.push({ table: table.table, what: table.what, rows });
  }
  const left = personal.flatMap((one) => Object.entries(one.left).map(([what, why]) => ({ what, why: whyLeft[why] })));
  const at = (await now(db)).toISOString();
  const text = JSON.stringify({ format: 'jiebang/personal-data/1', at, person, sections, left }, null, 2);
  const bytes = Buffer.from(text);
  return {
    stream: Readable.from([bytes]),
    name: `jiebang-my-data-${at.slice(0, 10)}.json`,
    type: 'application/json',
    size: bytes.length,
  };
}
