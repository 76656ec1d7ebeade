import { contract } from '@jiebang/contract/contract.ts';
import { clientOver, httpSend } from '@jiebang/contract/http/client.ts';
import type { ProblemDocument } from '@jiebang/contract/http/problem.ts';
import { fileBytes } from '@jiebang/contract/needs/work.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { problemOf } from '../../../../lib/problems.ts';
import { fetchTelling } from '../../../../lib/wire/upload.ts';
import { useText } from '../text.ts';

/** A file on its way: how much of it is sent, from 0 to 1, or why it was not taken. */
export type Uploading = {
  readonly key: number;
  readonly name: string;
  readonly part: number;
  readonly problem: ProblemDocument | null;
  /** Ends it where it is under way, and takes it from the list. */
  readonly drop: () => void;
};

/** Files on their way to a need, one after the other. Leaving while one is under way is warned of. */
export function useUploads(id: string) {
  const m = useText();
  const client = useQueryClient();
  const [list, setList] = useState<readonly Uploading[]>([]);
  const kept = useRef({ next: 0, running: Promise.resolve() });
  const ends = useRef(new AbortController());
  useEffect(() => {
    const { current } = ends;
    return () => current.abort();
  }, []);
  const busy = list.some(({ problem }) => problem === null);
  useBlocker({
    shouldBlockFn: () => busy && !window.confirm(m.uploadLeave),
    enableBeforeUnload: () => busy,
  });
  const set = (key: number, change: Partial<Uploading>) =>
    setList((before) => before.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const gone = (key: number) => setList((before) => before.filter((one) => one.key !== key));

  const send = async (file: File, key: number, signal: AbortSignal) => {
    if (signal.aborted) return;
    const tell = (part: number) => set(key, { part });
    const { needs } = clientOver(contract, httpSend(fetchTelling(tell, signal)));
    try {
      await needs.attach({ params: { id }, query: { name: file.name }, body: file });
      await client.invalidateQueries({ queryKey: ['need', id] });
      gone(key);
    } catch (error) {
      if (!signal.aborted) set(key, { problem: problemOf(error) });
    }
  };
  const add = (files: readonly File[]) => {
    for (const file of files) {
      const key = kept.current.next;
      kept.current.next += 1;
      const end = new AbortController();
      const drop = () => {
        end.abort();
        gone(key);
      };
      const problem = file.size > fileBytes ? tooLarge : null;
      setList((before) => [...before, { key, name: file.name, part: 0, problem, drop }]);
      if (problem) continue;
      const signal = AbortSignal.any([end.signal, ends.current.signal]);
      kept.current.running = kept.current.running.then(() => send(file, key, signal));
    }
  };
  return { list, add };
}

/** What the server would say after all of it was sent. */
const tooLarge: ProblemDocument = {
  type: 'about:blank',
  title: 'too large',
  status: 413,
  code: 'too_large',
  requestId: '',
};
