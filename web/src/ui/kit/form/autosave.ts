import type { ProblemDocument } from '@jiebang/contract/http/problem.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { problemOf } from '../../../lib/problems.ts';
import { useKit } from '../language.tsx';
import { type Field, isEmpty, missingOf, type Values } from './field.ts';
import type { FormState } from './use-form.ts';

export type SavingState = {
  /** `offline`: the server was not reached; what was typed is kept in this browser and sent again. */
  readonly kind: 'saved' | 'unsaved' | 'saving' | 'refused' | 'conflict' | 'offline';
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
  /** Where what was typed is kept until it is saved: then leaving loses nothing. */
  readonly keeper?: Keeper;
  /** What the server has, where the form begins with something else. */
  readonly saved?: Values;
};
type Keeper = { readonly keep: (values: Values, version: number) => void; readonly forget: () => void };

const pause = 1_200;
/** How long until a server that was not reached is tried again, in milliseconds. */
const again = 10_000;

/** Saves a form by itself shortly after each change, against the version it was read at; leaving saves first, and warns when that is refused. */
export function useAutosave({ form, version, save, newest, keeper, saved }: Autosaved) {
  const kit = useKit();
  const client = useQueryClient();
  const [state, setState] = useState<SavingState>({ kind: 'saved', at: null, problem: null, unfinished: false });
  const kept = useRef({ version, saved: saved ?? form.values, running: Promise.resolve(true) });
  const latest = useRef({ form, save, keeper });
  latest.current = { form, save, keeper };

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
      if (still) keeper?.forget();
      else keeper?.keep(latest.current.form.values, reply.version);
      setState({ kind: still ? 'saved' : 'unsaved', at: new Date(), problem: null, unfinished: whole.left });
      return true;
    } catch (error) {
      const problem = problemOf(error);
      setState((before) => ({ ...before, kind: kindOf(problem, keeper !== undefined), problem }));
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
    latest.current.keeper?.keep(form.values, kept.current.version);
    const timer = setTimeout(() => void flushed.current(), pause);
    return () => clearTimeout(timer);
  }, [form.values]);
  useEffect(() => {
    if (state.kind !== 'offline') return;
    const retry = () => void flushed.current();
    const timer = setTimeout(retry, again);
    window.addEventListener('online', retry);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', retry);
    };
  }, [state.kind]);
  useEffect(() => () => void client.invalidateQueries(), [client]);
  useBlocker({
    shouldBlockFn: async () => !(await flushed.current()) && !keeper && !window.confirm(kit.saving.leave),
    enableBeforeUnload: () => !keeper && latest.current.form.values !== kept.current.saved,
  });
  const keepMine = async () => {
    kept.current.version = await newest();
    await flush();
  };
  return { state, flush, keepMine, version: () => kept.current.version };
}
export type Autosave = ReturnType<typeof useAutosave>;

function kindOf({ code }: ProblemDocument, kept: boolean): SavingState['kind'] {
  if (code === 'stale_version') return 'conflict';
  return code === 'unavailable' && kept ? 'offline' : 'refused';
}

/** The values without rows that still lack something required. */
function finishedRows(fields: readonly Field[], values: Values): { values: Values; left: boolean } {
  const rows = fields.filter((field) => field.kind === 'rows');
  const pruned = rows.map((field): [string, unknown[]] => {
    const all = (values[field.name] ?? []) as Values[];
    const { keptBy } = field;
    const whole = (row: Values) =>
      keptBy ? !isEmpty(row[keptBy]) : Object.keys(missingOf(field.fields, row, '-')).length === 0;
    return [field.name, all.filter(whole)];
  });
  const left = pruned.some(([name, kept]) => kept.length < (values[name] as unknown[]).length);
  return { values: { ...values, ...Object.fromEntries(pruned) }, left };
}
