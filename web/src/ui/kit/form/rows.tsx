import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useKit } from '../language.tsx';
import { emptyValues, type Field, type Values } from './field.ts';

type RowsField = Extract<Field, { kind: 'rows' }>;
type RowsProps = {
  readonly field: RowsField;
  readonly value: unknown;
  /** The fields of one row, numbered from nought; a row may itself hold rows. */
  readonly inRow: (row: Values, at: number, set: (name: string, value: unknown) => void) => ReactNode;
  readonly onChange: (value: unknown) => void;
  readonly disabled: boolean;
};

/**
 * An editable table: each row has the same fields; on a phone each row is a card. The keyboard follows what is added, and stays near what
 * is removed.
 */
export function Rows({ field, value, inRow, onChange, disabled }: RowsProps) {
  const kit = useKit();
  const box = useRef<HTMLDivElement>(null);
  const rows = Array.isArray(value) ? (value as Values[]) : [];
  const keys = useKeys(rows.length);
  const goTo = useFocusAfter(box);
  const open = !field.fixed && !disabled;
  const change = (at: number, name: string, next: unknown) =>
    onChange(rows.map((row, i) => (i === at ? { ...row, [name]: next } : row)));
  const add = () => {
    onChange([...rows, emptyValues(field.fields)]);
    goTo(rows.length);
  };
  const remove = (at: number) => {
    keys.splice(at, 1);
    onChange(rows.filter((_, i) => i !== at));
    goTo(Math.min(at, rows.length - 2));
  };
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    if (!field.table || event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    if (!(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    if (at + 1 < rows.length) goTo(at + 1, true);
    else if (open && rows.length < field.max) add();
  };
  return (
    <div ref={box} className={field.table ? 'rows rows-table' : 'rows'}>
      {rows.map((row, at) => (
        <fieldset key={keys[at]} className="row" onKeyDown={(event) => onKeyDown(event, at)}>
          <legend>{kit.rowNumber(at + 1)}</legend>
          {inRow(row, at, (name, next) => change(at, name, next))}
          {open && (
            <Button type="text" aria-label={kit.removeRow(field.label, at + 1)} onClick={() => remove(at)}>
              {kit.remove}
            </Button>
          )}
        </fieldset>
      ))}
      {open && rows.length < field.max && (
        <Button className="row-add" onClick={add}>
          {field.add}
        </Button>
      )}
    </div>
  );
}

/** Puts the keyboard into a row: at once, or once what was changed stands on the page. Below nought there is no row: to what adds one. */
function useFocusAfter(box: RefObject<HTMLDivElement | null>): (row: number, now?: boolean) => void {
  const wanted = useRef<number | null>(null);
  const go = (row: number) => {
    const place = row < 0 ? box.current : box.current?.querySelectorAll(':scope > .row')[row];
    place?.querySelector<HTMLElement>(row < 0 ? '.row-add' : 'input, textarea')?.focus();
  };
  useEffect(() => {
    if (wanted.current === null) return;
    go(wanted.current);
    wanted.current = null;
  });
  return (row, now = false) => {
    if (now) go(row);
    else wanted.current = row;
  };
}

/** A key for each row that stays with it when another is removed. */
function useKeys(count: number): number[] {
  const next = useRef(0);
  const keys = useRef<number[]>([]);
  while (keys.current.length < count) {
    keys.current.push(next.current);
    next.current += 1;
  }
  keys.current.length = count;
  return keys.current;
}
