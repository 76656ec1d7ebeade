import { once } from 'node:events';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { Answering, Asked } from '../answering.ts';
import type { Answer, ToAnswer } from './answer.ts';
import type { FollowWork, FromFollow, ToFollow } from './follow.ts';

type Waiting = { resolve(answer: unknown): void; reject(error: Error): void };
type Answerer = { thread: Worker; readonly waiting: Map<number, Waiting> };

const restMs = 1000;
/** What a thread may hold beside segments; one that wants more ends, and begins anew. */
const heap = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 24 };

/**
 * The threads of a search: one follows the database, some answer, and these hear from it without a detour: the thread that serves requests
 * does none of it and holds no segment, which would stay in memory until it collects what is garbage. One that ends is begun anew; what it
 * was asked fails, and who asked may ask again.
 */
export class Threads implements Answering {
  private readonly work: FollowWork;
  private readonly report: (problem: string) => void;
  private readonly opened = new Set<string>();
  private readonly settling = new Map<number, Waiting>();
  private readonly answerers: readonly Answerer[];
  private follower: Worker;
  private calls = 0;
  private closing = false;

  constructor(work: FollowWork, answering: number, report: (problem: string) => void) {
    this.work = work;
    this.report = report;
    this.follower = this.follow();
    this.answerers = Array.from({ length: answering }, () => {
      const waiting = new Map<number, Waiting>();
      return { thread: this.answerWith(waiting), waiting };
    });
    for (const { thread } of this.answerers) this.connect(thread);
  }

  open(index: string): void {
    if (this.opened.has(index)) return;
    this.opened.add(index);
    this.tellFollower({ is: 'open', index });
  }

  /** Asks the thread that has least to do. */
  ask(question: Asked): Promise<unknown> {
    const [first, ...others] = this.answerers;
    if (!first || this.closing) return Promise.reject(new Error('the search is closed'));
    const least = others.reduce((one, other) => (other.waiting.size < one.waiting.size ? other : one), first);
    return this.wait(least.waiting, (call) => least.thread.postMessage({ ...question, call } satisfies ToAnswer));
  }

  /** Until what is committed now is told to all threads. */
  async settle(index: string): Promise<void> {
    await this.wait(this.settling, (call) => this.tellFollower({ is: 'settle', index, call }));
  }

  async close(): Promise<void> {
    this.closing = true;
    const ended = once(this.follower, 'exit');
    this.tellFollower({ is: 'close' });
    await ended;
    await Promise.all(this.answerers.map(({ thread }) => thread.terminate()));
  }

  private wait(waiting: Map<number, Waiting>, send: (call: number) => void): Promise<unknown> {
    this.calls += 1;
    const call = this.calls;
    return new Promise((resolve, reject) => {
      waiting.set(call, { resolve, reject });
      send(call);
    });
  }

  private tellFollower(message: ToFollow): void {
    this.follower.postMessage(message);
  }

  private follow(): Worker {
    const thread = new Worker(new URL('./follow.ts', import.meta.url), {
      workerData: this.work,
      resourceLimits: heap,
    });
    thread.on('message', (message: FromFollow) => {
      if (message.is === 'problem') this.report(message.says);
      else settle(this.settling, message.call, message.error === null ? { answer: null } : { error: message.error });
    });
    this.mend(thread, this.settling, () => {
      this.follower = this.follow();
      for (const { thread } of this.answerers) this.connect(thread);
      for (const index of this.opened) this.tellFollower({ is: 'open', index });
    });
    return thread;
  }

  /** From now on the thread that follows tells this one; before, it may have told it something by another way. */
  private connect(answerer: Worker): void {
    const { port1, port2 } = new MessageChannel();
    answerer.postMessage({ is: 'follower', port: port1 } satisfies ToAnswer, [port1]);
    this.follower.postMessage({ is: 'answerer', port: port2 } satisfies ToFollow, [port2]);
  }

  private answerWith(waiting: Map<number, Waiting>): Worker {
    const thread = new Worker(new URL('./answer.ts', import.meta.url), { resourceLimits: heap });
    thread.on('message', (reply: Answer) => settle(waiting, reply.call, reply));
    this.mend(thread, waiting, () => {
      for (const one of this.answerers)
        if (one.waiting === waiting) {
          one.thread = this.answerWith(waiting);
          this.connect(one.thread);
        }
    });
    return thread;
  }

  /** Begins a thread anew a moment after it ended, and lets fail what it was asked. */
  private mend(thread: Worker, waiting: Map<number, Waiting>, again: () => void): void {
    thread.on('error', (error) => this.report(`a thread of the search failed: ${error.message}`));
    thread.on('exit', () => {
      for (const call of [...waiting.keys()]) settle(waiting, call, { error: 'a thread of the search ended' });
      if (!this.closing) setTimeout(() => !this.closing && again(), restMs).unref();
    });
  }
}

function settle(waiting: Map<number, Waiting>, call: number, reply: { answer: unknown } | { error: string }): void {
  const asked = waiting.get(call);
  waiting.delete(call);
  if ('error' in reply) asked?.reject(new Error(reply.error));
  else asked?.resolve(reply.answer);
}
