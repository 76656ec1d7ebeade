import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useText } from '../text.ts';

type SearchProps = { readonly now: string | undefined; readonly set: (q: string | undefined) => void };

/** Finds needs by a part of their number, title or organisation's name; what was typed stays until it is asked for. */
export function Search({ now, set }: SearchProps) {
  const m = useText();
  const id = useId();
  const [typed, type] = useState(now ?? '');
  const asked = typed.trim();
  const [short, blame] = useState(false);
  return (
    <search>
      <form
        noValidate
        className="search"
        onSubmit={(event) => {
          event.preventDefault();
          blame(asked.length === 1);
          if (asked.length !== 1) set(asked || undefined);
        }}
      >
        <label htmlFor={id}>{m.find.label}</label>
        <Input
          id={id}
          type="search"
          maxLength={100}
          placeholder={m.find.what}
          value={typed}
          aria-invalid={short}
          {...(short ? { 'aria-describedby': `${id}-short`, status: 'error' as const } : {})}
          onChange={({ target }) => {
            type(target.value);
            blame(false);
            // Emptied by its own cross.
            if (target.value === '' && now !== undefined) set(undefined);
          }}
        />
        <Button htmlType="submit">{m.find.go}</Button>
        {short && (
          <span id={`${id}-short`} role="alert" className="late">
            {m.find.short}
          </span>
        )}
      </form>
    </search>
  );
}
