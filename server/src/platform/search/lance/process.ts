import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Answering, Asked } from '../kept/answering.ts';
import type { FromLance, LanceWork, ToLance } from './child.ts';

const restMs = 1000;
const hasEnded = 'the process of LanceDB ended';

/** The process that has LanceDB in it. One that ends is begun anew; what it was asked fails, and who asked may ask again. */
export class LanceProcess implements Answering {
  private readonly work: LanceWork;
  private readonly report: (problem: string) => void;
  private readonly opened = new Set<string>();
  private readonly waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
  private child: ChildProcess;
  private calls = 0;
  private closing = false;

  constructor(work: LanceWork, report: (problem: string) => void) {
    this.work = work;
    this.report = report;
    this.child = this.begin();
  }

  open(index: string): void {
    if (this.opened.has(index)) return;
    this.opened.add(index);
    this.send({ is: 'open', index });
  }

  ask(question: Asked): Promise<unknown> {
    return this.call((call) => ({ ...question, call }));
  }

  async settle(index: string): Promise<void> {
    await this.call((call) => ({ is: 'settle', index, call }));
  }

  async close(): Promise<void> {
    this.closing = true;
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.send({ is: 'close' });
    await ended;
  }

  private call(messageOf: (call: number) => ToLance): Promise<unknown> {
    if (this.closing) return Promise.reject(new Error('the search is closed'));
    if (!this.child.connected) return Promise.reject(new Error(hasEnded));
    this.calls += 1;
    const call = this.calls;
    return new Promise((resolve, reject) => {
      this.waiting.set(call, { resolve, reject });
      this.send(messageOf(call));
    });
  }

  private send(message: ToLance): void {
    if (this.child.connected) this.child.send(message);
  }

  private begin(): ChildProcess {
    const file = fileURLToPath(new URL('./child.ts', import.meta.url));
    const child = fork(file, [], { serialization: 'advanced', execArgv: [] });
    child.on('message', (message) => this.take(message as FromLance));
    child.on('error', (error) => this.report(`the process of LanceDB failed: ${error.message}`));
    child.on('exit', (code, signal) => this.ended(`${code ?? signal}`));
    child.send({ is: 'begin', ...this.work } satisfies ToLance);
    return child;
  }

  private take(message: FromLance): void {
    if (message.is === 'problem') {
      this.report(message.says);
      return;
    }
    const asked = this.waiting.get(message.call);
    this.waiting.delete(message.call);
    if ('error' in message) asked?.reject(new Error(message.error));
    else asked?.resolve(message.answer);
  }

  private ended(how: string): void {
    if (!this.closing) this.report(`the process of LanceDB ended (${how}), and is begun anew`);
    for (const { reject } of this.waiting.values()) reject(new Error(hasEnded));
    this.waiting.clear();
    if (this.closing) return;
    setTimeout(() => {
      if (this.closing) return;
      this.child = this.begin();
      for (const index of this.opened) this.send({ is: 'open', index });
    }, restMs).unref();
  }
}
