import type { ProblemDocument } from '@jiebang/contract/http/problem.ts';
import { useEffect, useRef, useState } from 'react';
import { useKit } from '../language.tsx';
import { type Field, missingOf, type Values, type Wrong } from './field.ts';

/** What stands in a form, and what is wrong with it. What was typed stays until it is put away. */
export function useForm(fields: readonly Field[], initial: Values) {
  const kit = useKit();
  const [values, setValues] = useState<Values>(initial);
  const [wrong, setWrong] = useState<Wrong>({});
  return {
    fields,
    values,
    wrong,
    set: (name: string, value: unknown) => {
      setValues((before) => ({ ...before, [name]: value }));
      setWrong((before) => without(before, name));
    },
    put: (next: Values) => {
      setValues(next);
      setWrong({});
    },
    /** Marks what is missing; true when nothing is. */
    complete: (): boolean => {
      const missing = missingOf(fields, values, kit.fieldCodes.required);
      setWrong(missing);
      focusFirst(missing);
      return Object.keys(missing).length === 0;
    },
    /** Puts what the server refused at its fields. */
    blame: (problem: ProblemDocument) => {
      const codes: Readonly<Record<string, string>> = kit.fieldCodes;
      const found = Object.fromEntries(
        (problem.fields ?? []).map(({ path, code }) => [path, codes[code] ?? kit.fieldCodes.custom]),
      );
      setWrong(found);
      focusFirst(found);
    },
  };
}
export type FormState = ReturnType<typeof useForm>;

/** Shows a refusal at its fields, once for each refusal. */
export function useBlame(form: FormState, problem: ProblemDocument | null): void {
  const blame = useRef(form.blame);
  blame.current = form.blame;
  useEffect(() => {
    if (problem) blame.current(problem);
  }, [problem]);
}

const without = (wrong: Wrong, name: string): Wrong =>
  Object.fromEntries(Object.entries(wrong).filter(([path]) => path !== name && !path.startsWith(`${name}.`)));

function focusFirst(wrong: Wrong): void {
  const [path] = Object.keys(wrong);
  if (path !== undefined) focusField(path);
}

/** Brings the field at a path before the eyes and under the keyboard. */
export function focusField(path: string): void {
  requestAnimationFrame(() => {
    const place = document.querySelector<HTMLElement>(`[data-path="${path}"], [data-path="${path.split('.')[0]}"]`);
    place?.scrollIntoView({ block: 'center' });
    place?.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true });
  });
}
