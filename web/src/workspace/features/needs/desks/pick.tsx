import { Select } from 'antd';
import { type ReactNode, useId } from 'react';
import { searchByLabel } from '../../../../ui/kit/form/controls.tsx';

type PickProps = {
  readonly label: ReactNode;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly pick: (value: string) => void;
  /** Whether it is found by typing, of a long list. */
  readonly search?: boolean;
};

/** A choice that narrows a list, with its name before it. */
export function Pick({ label, value, options, pick, search = false }: PickProps) {
  const id = useId();
  const known = options.some((option) => option.value === value);
  return (
    <p>
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        value={known ? value : ''}
        options={[...options]}
        onChange={(next) => pick(next ?? '')}
        {...(search ? { showSearch: searchByLabel } : {})}
      />
    </p>
  );
}
