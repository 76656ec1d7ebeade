import { Button } from 'antd';
import { type ReactNode, useRef } from 'react';
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

/** An editable table: each row has the same fields; on a phone each row is a card. */
export function Rows({ field, value, inRow, onChange, disabled }: RowsProps) {
  const kit = useKit();
  const rows = Array.isArray(value) ? (value as Values[]) : [];
  const keys = useKeys(rows.length);
  const change = (at: number, name: string, next: unknown) =>
    onChange(rows.map((row, i) => (i === at ? { ...row, [name]: next } : row)));
  const remove = (at: number) => {
    keys.splice(at, 1);
    onChange(rows.filter((_, i) => i !== at));
  };
  return (
    <div className="rows">
      {rows.map((row, at) => (
        <fieldset key={keys[at]} className="row">
          <legend>{kit.rowNumber(at + 1)}</legend>
          {inRow(row, at, (name, next) => change(at, name, next))}
          {!field.fixed && !disabled && (
            <Button type="text" aria-label={kit.removeRow(field.label, at + 1)} onClick={() => remove(at)}>
              {kit.remove}
            </Button>
          )}
        </fieldset>
      ))}
      {!field.fixed && !disabled && rows.length < field.max && (
        <Button onClick={() => onChange([...rows, emptyValues(field.fields)])}>{field.add}</Button>
      )}
    </div>
  );
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
