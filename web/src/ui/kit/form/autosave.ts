import type { ProblemDocument } from '@jiebang/contract/http/problem.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { problemOf } from '../../../lib/problems.ts';
import { useKit } from '../language.tsx';
import { type Field, missingOf, type Values } from './field.ts';
import type { FormState } from './use-form.ts';

export type SavingState = {
  readonly kind: 'saved' | 'unsaved' | 'saving' | 'refused' | 'conflict';
  readonly at: Date | null;
  readonly problem: ProblemDocument | null;
  /** Rows that lack something required were left out. */
  readonly unfinished: boolean;
};
type Autosaved = {
  readonly form: FormState;
  readonly version: number;
  readonly save: (values: Values, version: number) => Promise<{ version: number }>;
  /** The version that stands at the server now. */
  readonly newest: () => Promise<number>;
};

const pause = 1_200;

/** Saves a form by itself shortly after each change, against the version it was read at; leaving saves first, and warns when that is refused. */
export function useAutosave({ form, version, save, newest }: Autosaved) {
  const kit = useKit();
  const client = useQueryClient();
  const [state, setState] = useState<SavingState>({ kind: 'saved', at: null, problem: null, unfinished: false });
  const kept = useRef({ version, saved: form.values, running: Promise.resolve(true) });
  const latest = useRef({ form, save });
  latest.current = { form, save };

  const attempt = async (): Promise<boolean> => {
    const { form: now, save: send } = latest.current;
    const values = now.values;
    if (values === kept.current.saved) return true;
    setState((before) => ({ ...before, kind: 'saving', problem: null }));
    const whole = finishedRows(now.fields, values);
    try {
      const reply = await send(whole.values, kept.current.version);
      kept.current = { ...kept.current, version: reply.version, saved: values };
      const still = latest.current.form.values === values;
      setState({ kind: still ? 'saved' : 'unsaved', at: new Date(), problem: null, unfinished: whole.left });
      return true;
    } catch (error) {
      const problem = problemOf(error);
      setState((before) => ({ ...before, kind: problem.code === 'stale_version' ? 'conflict' : 'refused', problem }));
      now.blame(problem);
      return false;
    }
  };
  const flush = (): Promise<boolean> => {
    kept.current.running = kept.current.running.then(attempt, attempt);
    return kept.current.running;
  };
  const flushed = useRef(flush);
  flushed.current = flush;

  useEffect(() => {
    if (form.values === kept.current.saved) return;
    setState((before) => ({ ...before, kind: 'unsaved' }));
    const timer = setTimeout(() => void flushed.current(), pause);
    return () => clearTimeout(timer);
  }, [form.values]);
  useEffect(() => () => void client.invalidateQueries(), [client]);
  useBlocker({
    shouldBlockFn: async () => !(await flushed.current()) && !window.confirm(kit.saving.leave),
    enableBeforeUnload: () => latest.current.form.values !== kept.current.saved,
  });
  const keepMine = async () => {
    kept.current.version = await newest();
    await flush();
  };
  return { state, flush, keepMine, version: () => kept.current.version };
}
export type Autosave = ReturnType<typeof useAutosave>;

/** The values without rows that still lack something required. */
function finishedRows(fields: readonly Field[], values: Values): { values: Values; left: boolean } {
  const rows = fields.filter((field) => field.kind === 'rows');
  const pruned = rows.map((field): [string, unknown[]] => {
    const all = (values[field.name] ?? []) as Values[];
    return [field.name, all.filter((row) => Object.keys(missingOf(field.fields, row, '-')).length === 0)];
  });
  const left = pruned.some(([name, kept]) => kept.length < (values[name] as unknown[]).length);
  return { values: { ...values, ...Object.fromEntries(pruned) }, left };
}
