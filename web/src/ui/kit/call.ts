import type { ProblemDocument } from '@jiebang/contract/http/problem.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { problemOf } from '../../lib/problems.ts';

type Calling = { readonly busy: boolean; readonly problem: ProblemDocument | null };
const idle: Calling = { busy: false, problem: null };

/** One change at a time: whether it is under way, and what it was refused with. What was read is read anew when it is done. */
export function useCall() {
  const client = useQueryClient();
  const [state, setState] = useState<Calling>(idle);
  const run = async <T>(call: () => Promise<T>): Promise<{ reply: T } | null> => {
    setState({ busy: true, problem: null });
    try {
      const reply = await call();
      await client.invalidateQueries();
      setState(idle);
      return { reply };
    } catch (error) {
      const problem = problemOf(error);
      setState({ busy: false, problem });
      if (problem.code === 'not_signed_in') void client.invalidateQueries({ queryKey: ['me'] });
      return null;
    }
  };
  return { ...state, run, clear: () => setState(idle) };
}
