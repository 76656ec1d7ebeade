import { Checkbox, Input } from 'antd';
import { useKit } from '../language.tsx';
import type { ControlProps } from './controls.tsx';

type Days = { readonly from: string; readonly to: string };

/** A first and a last day, or none. */
export function DaysInput({ value, onChange, disabled }: ControlProps) {
  const kit = useKit();
  const days = value as Days | null;
  const end = (key: keyof Days, label: string) => (
    <Input
      type="date"
      aria-label={label}
      disabled={disabled}
      value={days?.[key] ?? ''}
      onChange={(event) => days && onChange({ ...days, [key]: event.target.value })}
    />
  );
  return (
    <div className="budget">
      <Checkbox
        checked={days !== null}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked ? { from: '', to: '' } : null)}
      >
        {kit.days.applies}
      </Checkbox>
      {days && (
        <span className="budget-ends">
          {end('from', kit.days.from)}
          <span aria-hidden="true">–</span>
          {end('to', kit.days.to)}
        </span>
      )}
    </div>
  );
}
