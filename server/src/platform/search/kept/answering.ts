import type { Question } from './threads/answer.ts';

/** A question before it has a number. */
export type Asked = Question extends infer Each ? (Each extends Question ? Omit<Each, 'call'> : never) : never;

/** What follows the database for the indexes of a process, and answers. */
export type Answering = {
  open(index: string): void;
  ask(question: Asked): Promise<unknown>;
  /** Until what is committed now is found. */
  settle(index: string): Promise<void>;
  close(): Promise<void>;
};
