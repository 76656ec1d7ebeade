import { setTimeout as pause } from 'node:timers/promises';
import { type MessagePort, parentPort, Worker, workerData } from 'node:worker_threads';
import { connect } from '../../../db/connection.ts';
import { ensureIndex } from '../documents.ts';
import { type IndexState, Keeper } from '../keeper.ts';
import type { Made, MergeWork } from './merge.ts';

// The thread that follows the database for all indexes of a process, and has segments made in another one.

export type FollowWork = { readonly databaseUrl: string; readonly merges: boolean; readonly flushAt: number };
export type ToFollow =
  | { readonly is: 'open'; readonly index: string }
  | { readonly is: 'settle'; readonly index: string; readonly call: number }
  /** A thread that answers, and is told of everything. */
  | { readonly is: 'answerer'; readonly port: MessagePort }
  | { readonly is: 'close' };
export type FromFollow =
  | { readonly is: 'settled'; readonly call: number; readonly error: string | null }
  | { readonly is: 'problem'; readonly says: string };

const lookEveryMs = 200;
/** While much is put: fewer and larger pieces cost less, and what is put is found within two seconds all the same. */
const lookWhenBusyMs = 500;
const mergeEveryMs = 500;
/** What the thread that makes segments may hold beside them: ids, values and words of one. */
const heap = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 24 };
/** Any fixed number; the second one is made of the index's name. Who holds this lock makes segments, in all processes of a database. */
const mergeLock = 7_461_204;

const port = parentPort;
if (!port) throw new Error('this is a thread of a search');
const { databaseUrl, merges, flushAt } = workerData as FollowWork;
const { db, pool } = connect(databaseUrl, 10, 'jiebang search');
const say = (message: FromFollow) => port.postMessage(message);
const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
const followed = new Map<string, Followed>();
const answerers = new Set<MessagePort>();
let closing = false;

/** One index: looks and merges until the thread closes, each one at a time. */
class Followed {
  readonly running: Promise<unknown>;
  private readonly index: string;
  private readonly made = new Map<number, SharedArrayBuffer>();
  private readonly keeper: Keeper;
  private looking: Promise<void> = Promise.resolve();
  private merger: Worker | null = null;
  private problem = '';
  private state: IndexState | null = null;

  constructor(index: string) {
    this.index = index;
    const tell = (state: IndexState) => {
      this.state = state;
      for (const port of answerers) port.postMessage(state);
    };
    this.keeper = new Keeper({ db, index, flushAt, made: this.made, tell });
    this.looking = ensureIndex(db, index);
    this.running = Promise.all([
      this.again(
        () => (this.keeper.busy ? lookWhenBusyMs : lookEveryMs),
        () => this.look(),
      ),
      ...(merges
        ? [
            this.again(
              () => mergeEveryMs,
              () => this.merge(),
            ),
          ]
        : []),
    ]);
  }

  /** A look that begins after this call. */
  look(): Promise<void> {
    this.looking = this.looking.catch(() => ensureIndex(db, this.index)).then(() => this.keeper.refresh());
    return this.looking;
  }

  tellAgain(port: MessagePort): void {
    if (this.state) port.postMessage(this.state);
  }

  stop(): void {
    void this.merger?.terminate();
  }

  /** Does something on and on. What fails is said once and tried again: the database may be away for a while. */
  private async again(everyMs: () => number, work: () => Promise<void>): Promise<void> {
    while (!closing) {
      try {
        await work();
        this.problem = '';
      } catch (error) {
        const says = `${this.index}: ${wordsOf(error)}`;
        if (!closing && says !== this.problem) say({ is: 'problem', says });
        this.problem = says;
      }
      await pause(everyMs());
    }
  }

  private async merge(): Promise<void> {
    if (!(await this.keeper.wantsMerging())) return;
    const client = await pool.connect();
    let held = false;
    try {
      const values = [mergeLock, this.index];
      const { rows } = await client.query<{ held: boolean }>(
        'select pg_try_advisory_lock($1, hashtext($2)) as held',
        values,
      );
      held = rows[0]?.held ?? false;
      if (held && !closing) await this.mergeApart();
    } finally {
      // The lock goes with its connection.
      client.release(held);
    }
    await this.look();
  }

  /** In a thread that ends when it is done: its memory ends with it. */
  private mergeApart(): Promise<void> {
    const { flushAt } = this.keeper;
    const work: MergeWork = { databaseUrl, index: this.index, flushAt, known: this.keeper.known() };
    const thread = new Worker(new URL('./merge.ts', import.meta.url), { workerData: work, resourceLimits: heap });
    this.merger = thread;
    thread.on('message', ({ id, buffer }: Made) => this.made.set(id, buffer));
    return new Promise((resolve, reject) => {
      thread.once('error', reject).once('exit', () => {
        this.merger = null;
        resolve();
      });
    });
  }
}

function begin(port: MessagePort): void {
  answerers.add(port.on('close', () => answerers.delete(port)));
  for (const one of followed.values()) one.tellAgain(port);
}

async function close(): Promise<void> {
  closing = true;
  for (const one of followed.values()) one.stop();
  await Promise.all([...followed.values()].map(({ running }) => running));
  await db.destroy();
  for (const answerer of answerers) answerer.close();
  port?.close();
}

port.on('message', (message: ToFollow) => {
  if (message.is === 'close') void close();
  else if (message.is === 'answerer') begin(message.port);
  else if (message.is === 'open') followed.set(message.index, new Followed(message.index));
  else {
    const { call, index } = message;
    Promise.resolve(followed.get(index)?.look()).then(
      () => say({ is: 'settled', call, error: null }),
      (error: unknown) => say({ is: 'settled', call, error: wordsOf(error) }),
    );
  }
});
