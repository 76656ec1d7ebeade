import { type MessagePort, parentPort, receiveMessageOnPort } from 'node:worker_threads';
import { explain } from '../../find/explain.ts';
import type { Part } from '../../find/part.ts';
import { search } from '../../find/search.ts';
import { suggest } from '../../find/suggest.ts';
import type { Coverage, SearchQuery, Suggest } from '../../port.ts';
import { Segment } from '../../segment/segment.ts';
import type { IndexState } from '../keeper.ts';
import { collect } from './collect.ts';

// A thread that answers, one question after another, from what the one that follows has told it last.

export type Question = { readonly index: string; readonly call: number } & (
  | { readonly is: 'search'; readonly query: SearchQuery }
  | { readonly is: 'suggest'; readonly asked: Suggest }
  | { readonly is: 'explain'; readonly id: string; readonly terms: SearchQuery['terms'] }
);
export type ToAnswer = { readonly is: 'follower'; readonly port: MessagePort } | Question;
export type Answer = { readonly call: number } & ({ readonly answer: unknown } | { readonly error: string });

type Told = {
  readonly parts: readonly Part[];
  readonly segments: ReadonlyMap<number, Segment>;
  readonly coverage: Coverage;
};
const nothing: Told = { parts: [], segments: new Map(), coverage: { is: 'loading', done: 0, of: 0 } };
const told = new Map<string, Told>();

/** Segments that it knows it goes on with. */
function take({ index, parts, coverage }: IndexState): void {
  const before = told.get(index)?.segments;
  const segments = new Map(parts.map(({ key, buffer }) => [key, before?.get(key) ?? new Segment(buffer)]));
  const now = parts.flatMap(({ key, gone }) => {
    const segment = segments.get(key);
    return segment ? [{ segment, gone }] : [];
  });
  told.set(index, { parts: now, segments, coverage });
  if ([...(before?.keys() ?? [])].some((key) => !segments.has(key))) collect();
}

function answer(question: Question): unknown {
  const { parts, coverage } = told.get(question.index) ?? nothing;
  if (question.is === 'search') return { ...search(parts, question.query), coverage };
  if (question.is === 'suggest') return suggest(parts, question.asked);
  return explain(parts, question.id, question.terms);
}

let follower: MessagePort | null = null;

/** What was told before a question was asked is known when it is answered. */
function catchUp(): void {
  while (follower) {
    const next = receiveMessageOnPort(follower) as { message: IndexState } | undefined;
    if (!next) return;
    take(next.message);
  }
}

parentPort?.on('message', (message: ToAnswer) => {
  if (message.is === 'follower') {
    follower?.close();
    follower = message.port.on('message', take);
    return;
  }
  const { call } = message;
  let reply: Answer;
  try {
    catchUp();
    reply = { call, answer: answer(message) };
  } catch (error) {
    reply = { call, error: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(reply);
});
