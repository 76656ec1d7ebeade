import { Checkbox, InputNumber } from 'antd';
import { useKit } from '../language.tsx';
import type { ControlProps } from './controls.tsx';

const fenPer = { yuan: 100, wan: 1_000_000 } as const;
const toFen = (typed: number | null, per: keyof typeof fenPer): number | null =>
  typed === null ? null : Math.round(typed * fenPer[per]);

type MoneyProps = ControlProps & { readonly per: keyof typeof fenPer; readonly required: boolean };

/** An amount: fen in the contract, 元 or 万元 under the fingers. */
export function MoneyInput({ id, value, onChange, disabled, invalid, described, per, required }: MoneyProps) {
  const kit = useKit();
  return (
    <InputNumber
      id={id}
      className="number"
      disabled={disabled}
      value={typeof value === 'number' ? value / fenPer[per] : null}
      onChange={(typed) => onChange(toFen(typed, per))}
      min={0}
      max={9_000_000_000}
      precision={per === 'yuan' ? 2 : 4}
      inputMode="decimal"
      controls={false}
      suffix={kit.money[per]}
      aria-invalid={invalid}
      aria-required={required}
      aria-describedby={described}
    />
  );
}

type Range = { readonly min: number; readonly max: number };

/** A budget from–to in 万元, or to be negotiated. */
export function BudgetInput({ value, onChange, disabled }: ControlProps) {
  const kit = useKit();
  const range = value as Range | null;
  const end = (key: keyof Range, label: string) => (
    <InputNumber
      className="number"
      aria-label={label}
      disabled={disabled}
      value={range ? range[key] / fenPer.wan : null}
      onChange={(typed) => range && onChange({ ...range, [key]: toFen(typed, 'wan') ?? 0 })}
      min={0}
      max={9_000_000}
      inputMode="decimal"
      controls={false}
      suffix={kit.money.wan}
    />
  );
  return (
    <div className="budget">
      <Checkbox
        checked={range === null}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked ? null : { min: 0, max: 0 })}
      >
        {kit.money.negotiable}
      </Checkbox>
      {range && (
        <span className="budget-ends">
          {end('min', kit.money.from)}
          <span aria-hidden="true">–</span>
          {end('max', kit.money.to)}
        </span>
      )}
    </div>
  );
}
