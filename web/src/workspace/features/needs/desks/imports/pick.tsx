import { Select } from 'antd';
import { useId } from 'react';

type PickProps = {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
  readonly pick: (value: string) => void;
};

/** A choice before the upload, with its name. */
export function Pick({ label, options, value, pick }: PickProps) {
  const id = useId();
  return (
    <p className="pick">
      <label htmlFor={id}>{label}</label>
      <Select id={id} value={value} options={[...options]} popupMatchSelectWidth={false} onChange={pick} />
    </p>
  );
}
