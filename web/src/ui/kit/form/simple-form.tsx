import { useBlocker } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useCall } from '../call.ts';
import { useKit } from '../language.tsx';
import { Refused } from '../refused.tsx';
import type { Field, Values } from './field.ts';
import { emptyValues } from './field.ts';
import { FormFields } from './fields.tsx';
import { useBlame, useForm } from './use-form.ts';

type SimpleFormProps<T, R> = {
  readonly fields: readonly Field[];
  readonly initial?: Values;
  readonly submit: string;
  /** Sends what was typed; its shape is that of the fields. */
  readonly send: (values: T) => Promise<R>;
  readonly done?: (reply: R, values: T) => void;
  readonly children?: ReactNode;
  /** Whether the button is the page's primary action; yes when left out. */
  readonly primary?: boolean;
  readonly name?: string;
  /** Whether leaving is warned of while something typed was not sent. */
  readonly guarded?: boolean;
};

/** A form of declared fields with one button. What was typed stays when it is refused, and the refusal stands at its field. */
export function SimpleForm<T, R>(props: SimpleFormProps<T, R>) {
  const { fields, initial, submit, send, done, children, primary = true, name, guarded = false } = props;
  const form = useForm(fields, initial ?? emptyValues(fields));
  const call = useCall();
  const kit = useKit();
  const sent = useRef(form.values);
  const unsent = () => guarded && form.values !== sent.current;
  useBlocker({ shouldBlockFn: () => unsent() && !window.confirm(kit.saving.leave), enableBeforeUnload: unsent });
  const go = async () => {
    if (!form.complete()) return;
    const values = form.values as T;
    const answered = await call.run(() => send(values));
    if (!answered) return;
    sent.current = form.values;
    done?.(answered.reply, values);
  };
  useBlame(form, call.problem);
  return (
    <form
      noValidate
      aria-label={name ?? submit}
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
    >
      <FormFields form={form} />
      {children}
      <Refused problem={call.problem} />
      <div className="acts">
        <Button type={primary ? 'primary' : 'default'} htmlType="submit" loading={call.busy}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
