import type { HandleKind } from '@jiebang/contract/identity/sign-in/handle.ts';
import { Segmented } from 'antd';
import { api } from '../../../lib/api.ts';
import type { Field } from '../../../ui/kit/form/field.ts';
import { useRead } from '../../../ui/kit/read.tsx';
import { useText } from './text.ts';

type KindProps = { readonly value: HandleKind; readonly onChange: (kind: HandleKind) => void };

/** The choice between e-mail and mobile number; where no text messages can be sent there is none, and nothing is shown. */
export function HandleKindChoice({ value, onChange }: KindProps) {
  const m = useText();
  const ways = useRead(['sign-in-ways'], () => api.identity.signInWays());
  if (ways.data?.mobile !== true) return null;
  return (
    <div className="ways">
      <Segmented<HandleKind>
        aria-label={m.byWhat}
        value={value}
        onChange={onChange}
        options={[
          { value: 'email', label: m.by.email },
          { value: 'mobile', label: m.by.mobile },
        ]}
      />
    </div>
  );
}

/** The field of an e-mail address or a mobile number, under its name in the contract. */
export function useHandleField(): (kind: HandleKind) => Field {
  const m = useText();
  return (kind) =>
    kind === 'email'
      ? { kind: 'email', name: 'email', label: m.email, required: true }
      : {
          kind: 'line',
          name: 'mobile',
          label: m.mobile,
          hint: m.mobileHint,
          max: 40,
          required: true,
          inputMode: 'tel',
          autoComplete: 'tel',
        };
}

/** The field of a one-time code, which phones fill in from the message. */
export function useCodeField(): Field {
  const m = useText();
  return {
    kind: 'line',
    name: 'code',
    label: m.code,
    hint: m.codeHint,
    max: 6,
    required: true,
    inputMode: 'numeric',
    autoComplete: 'one-time-code',
  };
}
