import { Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import type { ChangeEvent } from 'react';
import { dateTime } from '../../../lib/dates.ts';
import { useKit } from '../language.tsx';
import { DaysInput } from './days.tsx';
import type { Field, Option } from './field.ts';
import { BudgetInput, MoneyInput } from './money.tsx';
import { OrganisationInput } from './organisation.tsx';

export type ControlProps = {
  readonly id: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly disabled: boolean;
  readonly invalid: boolean;
  readonly described: string | undefined;
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
/** Nothing typed is null in the contract. */
const typed = (onChange: ControlProps['onChange']) => (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
  onChange(event.target.value === '' ? null : event.target.value);
export const searchByLabel = { optionFilterProp: 'label' } as const;

/** The control of a field. */
export function Controlled({ field, ...props }: ControlProps & { readonly field: Field }) {
  const { id, value, onChange, disabled, invalid, described } = props;
  const kit = useKit();
  const marks = { 'aria-invalid': invalid, 'aria-describedby': described, 'aria-required': field.required ?? false };
  const common = { id, disabled, ...marks, ...(invalid ? { status: 'error' as const } : {}) };
  const plain = { ...common, value: textOf(value), onChange: typed(onChange) };
  switch (field.kind) {
    case 'line':
      return (
        <Input
          {...plain}
          maxLength={field.max}
          autoComplete={field.autoComplete ?? 'off'}
          {...(field.inputMode ? { inputMode: field.inputMode } : {})}
        />
      );
    case 'email':
      return <Input {...plain} type="email" autoComplete="email" maxLength={254} />;
    case 'secret':
      return (
        <Input.Password {...plain} maxLength={128} autoComplete={field.fresh ? 'new-password' : 'current-password'} />
      );
    case 'lines':
      return (
        <Input.TextArea
          {...plain}
          maxLength={field.max}
          showCount
          autoSize={{ minRows: field.rows ?? 3, maxRows: 20 }}
        />
      );
    case 'day':
      return <Input {...plain} type="date" />;
    case 'instant':
      return <InstantInput {...props} common={common} />;
    case 'number':
      return (
        <InputNumber
          {...common}
          className="number"
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
          min={field.min}
          max={field.max}
          step={field.step ?? 1}
          // The library's own arrows are named in English alone; the arrow keys do what they do.
          controls={false}
          inputMode="numeric"
          {...(field.unit ? { suffix: field.unit } : {})}
        />
      );
    case 'money':
      return <MoneyInput {...props} per={field.per} required={field.required ?? false} />;
    case 'budget':
      return <BudgetInput {...props} />;
    case 'days':
      return <DaysInput {...props} />;
    case 'flag':
      return (
        <Checkbox
          id={id}
          checked={value === true}
          disabled={disabled}
          onChange={(event) => onChange(event.target.checked)}
        >
          {field.label}
        </Checkbox>
      );
    case 'choice':
      return field.options.length <= 6 && !field.search ? (
        <Radio.Group
          className="choices"
          disabled={disabled}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          options={radios(field.options)}
        />
      ) : (
        <Select
          {...common}
          className="select"
          allowClear={field.required ? false : { label: kit.clear }}
          showSearch={searchByLabel}
          value={value ?? null}
          onChange={(next) => onChange(next ?? null)}
          options={[...field.options]}
        />
      );
    case 'choices':
      return (
        <Checkbox.Group
          className="choices"
          disabled={disabled}
          value={listOf(value)}
          onChange={onChange}
          options={radios(field.options)}
        />
      );
    case 'many':
      return (
        <Select
          {...common}
          className="select"
          mode="multiple"
          maxCount={field.max}
          showSearch={searchByLabel}
          value={listOf(value)}
          onChange={onChange}
          options={[...field.options]}
        />
      );
    case 'words':
      return (
        <Select
          {...common}
          className="select"
          mode="tags"
          maxCount={field.max}
          open={false}
          suffixIcon={null}
          tokenSeparators={['，', ',', '、', ';', '；']}
          value={listOf(value)}
          onChange={onChange}
        />
      );
    case 'organisation':
      return <OrganisationInput {...props} only={field.only} marks={common} />;
    case 'rows':
      return null;
  }
}

const radios = (options: readonly Option[]) =>
  options.map(({ value, label, hint }) => ({
    value,
    label: hint ? (
      <>
        {label}
        <small className="soft"> {hint}</small>
      </>
    ) : (
      label
    ),
  }));

/** An instant, typed as a time in Asia/Shanghai (UTC+8 all year). */
function InstantInput({ value, onChange, common }: ControlProps & { readonly common: object }) {
  const shown = typeof value === 'string' ? dateTime(value).replace(' ', 'T') : '';
  const read = (text: string): string | null => (text === '' ? null : new Date(`${text}:00+08:00`).toISOString());
  return (
    <Input {...common} type="datetime-local" value={shown} onChange={(event) => onChange(read(event.target.value))} />
  );
}
