import { Checkbox, InputNumber } from 'antd';
import { useKit, useLocale } from '../language.tsx';
import type { ControlProps } from './controls.tsx';

const fenPer = { yuan: 100, wan: 1_000_000 } as const;
type Per = keyof typeof fenPer;
const toFen = (typed: number | null, per: Per): number | null =>
  typed === null ? null : Math.round(typed * fenPer[per]);
/** What an amount is typed in: Chinese counts large ones in 万元, English writes them out. */
const useUnit = (per: Per): Per => (useLocale() === 'zh' ? per : 'yuan');

type MoneyProps = ControlProps & { readonly per: Per; readonly required: boolean };

/** An amount: fen in the contract, 元 or 万元 under the fingers; in English CNY. */
export function MoneyInput({ id, value, onChange, disabled, invalid, described, per: asked, required }: MoneyProps) {
  const kit = useKit();
  const per = useUnit(asked);
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

/** A budget from–to in 万元, in English in CNY, or to be negotiated. */
export function BudgetInput({ value, onChange, disabled }: ControlProps) {
  const kit = useKit();
  const per = useUnit('wan');
  const range = value as Range | null;
  const end = (key: keyof Range, label: string) => (
    <InputNumber
      className="number"
      aria-label={label}
      disabled={disabled}
      value={range ? range[key] / fenPer[per] : null}
      onChange={(typed) => range && onChange({ ...range, [key]: toFen(typed, per) ?? 0 })}
      min={0}
      max={9_000_000_000_000 / fenPer[per]}
      inputMode="decimal"
      controls={false}
      suffix={kit.money[per]}
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
