import { setTimeout as pause } from 'node:timers/promises';
import { connect } from '../../db/connection.ts';
import { ensureIndex } from '../kept/documents.ts';
import type { Question } from '../kept/threads/answer.ts';
import { LanceIndex } from './index.ts';
import { loadLance } from './package.ts';

// A process that has LanceDB in it: what fails in there ends this process, and not the one that serves requests.

export type LanceWork = { readonly databaseUrl: string; readonly address: string; readonly writes: boolean };
export type ToLance =
  | ({ readonly is: 'begin' } & LanceWork)
  | { readonly is: 'open'; readonly index: string }
  | { readonly is: 'settle'; readonly index: string; readonly call: number }
  | { readonly is: 'close' }
  | Question;
export type FromLance =
  | { readonly is: 'problem'; readonly says: string }
  | ({ readonly is: 'answer'; readonly call: number } & ({ readonly answer: unknown } | { readonly error: string }));

const lookEveryMs = 200;
const say = (message: FromLance) => process.send?.(message);
const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

function begin({
  databaseUrl,
  address,
  writes,
}: LanceWork): (message: Exclude<ToLance, { readonly is: 'begin' }>) => void {
  const { db, pool } = connect(databaseUrl, 10, 'jiebang search');
  const { lance, arrow } = loadLance();
  const connected = lance.connect(address);
  const indexes = new Map<string, Promise<LanceIndex>>();
  let closing = false;
  const running: Promise<void>[] = [];
  const open = async (index: string) => {
    const connection = await connected;
    return new LanceIndex({ db, pool, index, lance, arrow, connection, writes, closing: () => closing });
  };
  /** Looks on and on. What fails is said once and tried again: the database or the storage may be away for a while. */
  const follow = async (index: string) => {
    let problem = '';
    while (!closing) {
      try {
        await ensureIndex(db, index);
        await (await indexOf(index)).look();
        problem = '';
      } catch (error) {
        const says = `${index}: ${wordsOf(error)}`;
        if (!closing && says !== problem) say({ is: 'problem', says });
        problem = says;
      }
      await pause(lookEveryMs);
    }
  };
  const indexOf = (index: string): Promise<LanceIndex> => {
    const known = indexes.get(index);
    if (known) return known;
    const opened = open(index);
    indexes.set(index, opened);
    running.push(follow(index));
    return opened;
  };
  const answer = async (message: Question | (ToLance & { is: 'settle' })): Promise<unknown> => {
    const index = await indexOf(message.index);
    if (message.is === 'settle') return index.look();
    if (message.is === 'search') return index.search(message.query);
    if (message.is === 'suggest') return index.suggest(message.asked);
    return index.explain(message.id, message.terms);
  };
  return (message) => {
    if (message.is === 'close') {
      closing = true;
      void Promise.allSettled(running).then(() => process.exit());
    } else if (message.is === 'open') void indexOf(message.index);
    else {
      const { call } = message;
      answer(message).then(
        (answered) => say({ is: 'answer', call, answer: answered }),
        (error: unknown) => say({ is: 'answer', call, error: wordsOf(error) }),
      );
    }
  };
}

let take: ReturnType<typeof begin> | null = null;
process.on('message', (message: ToLance) => {
  if (message.is === 'begin') take = begin(message);
  else take?.(message);
});
// Who began it ends it; a signal to all processes of a terminal is for that one.
process.on('disconnect', () => process.exit());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
