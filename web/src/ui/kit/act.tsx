import type { Can } from '@jiebang/contract/http/problem.ts';
import { App, Button, Modal } from 'antd';
import { type ReactNode, useId, useRef, useState } from 'react';
import { useCall } from './call.ts';
import { emptyValues, type Field, type Values } from './form/field.ts';
import { FormFields } from './form/fields.tsx';
import { useBlame, useForm } from './form/use-form.ts';
import { useKit, useRefusal } from './language.tsx';
import { Refused } from './refused.tsx';

/** What is asked before an action: fields, and words of what it means. */
export type Ask = {
  readonly says?: ReactNode;
  /** What stands below the fields, by what is typed in them. */
  readonly below?: (values: Values) => ReactNode;
  readonly fields: readonly Field[];
  readonly initial?: Values;
};
type ActProps<T, R> = {
  readonly label: string;
  /** From the server, never computed here: left out, the action is nobody's now and is not shown. */
  readonly can: Can | undefined;
  /** Null says that nothing was done, and that the page itself says why. */
  readonly run: (values: T) => Promise<R>;
  readonly ask?: Ask;
  readonly primary?: boolean;
  readonly danger?: boolean;
  readonly done?: (reply: R) => void;
};

/** One action: open, or closed with the reason why and what to do; with a dialogue where something must be said first. */
export function Act<T = Values, R = unknown>(props: ActProps<T, R>) {
  const { label, can, primary, danger } = props;
  const why = useId();
  const words = useRefusal();
  const kit = useKit();
  const call = useCall();
  const finish = useFinish(props);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  if (can === undefined || (can !== true && can.code === 'not_in_this_state')) return null;
  const start = async () => {
    if (props.ask) return setOpen(true);
    const sent = await call.run(() => props.run({} as T));
    if (sent && sent.reply !== null) finish(sent.reply);
  };
  // Whoever works by keyboard stands again where the dialogue was opened.
  const close = () => {
    setOpen(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  const closed = can === true ? null : words(can.code);
  return (
    <div className="act">
      <Button
        ref={button}
        type={primary ? 'primary' : danger ? 'text' : 'default'}
        disabled={closed !== null}
        loading={call.busy}
        {...(closed ? { 'aria-describedby': why } : {})}
        onClick={() => void start()}
      >
        {label}
      </Button>
      {closed && (
        <small id={why} className="why">
          {closed.says}
          {kit.marks.stop}
          {closed.next}
          {can !== true && can.who !== undefined && kit.signatories(can.who)}
        </small>
      )}
      <Refused problem={call.problem} />
      {open && props.ask && <AskDialogue {...props} ask={props.ask} close={close} />}
    </div>
  );
}

function useFinish<T, R>({ label, done }: ActProps<T, R>) {
  const { message } = App.useApp();
  const kit = useKit();
  return (reply: R) => {
    void message.success(kit.done(label));
    done?.(reply);
  };
}

function AskDialogue<T, R>(props: ActProps<T, R> & { readonly ask: Ask; readonly close: () => void }) {
  const { ask, label, run, close, danger } = props;
  const kit = useKit();
  const call = useCall();
  const finish = useFinish(props);
  const form = useForm(ask.fields, ask.initial ?? emptyValues(ask.fields));
  useBlame(form, call.problem);
  const go = async () => {
    if (!form.complete()) return;
    const sent = await call.run(() => run(form.values as T));
    if (!sent) return;
    close();
    if (sent.reply !== null) finish(sent.reply);
  };
  return (
    <Modal
      open
      title={label}
      okText={label}
      cancelText={kit.cancel}
      closable={{ 'aria-label': kit.close }}
      confirmLoading={call.busy}
      okButtonProps={{ danger: danger ?? false }}
      onOk={() => void go()}
      onCancel={close}
      mask={{ closable: false }}
      // It stands at once: a press on a button that is still growing ends beside it, and is lost.
      transitionName=""
      maskTransitionName=""
      // In the body, the library would lock scrolling by a style of its own, which the content policy refuses: base.css does it.
      getContainer={() => document.getElementById('dialogues') ?? document.body}
      width={640}
    >
      {ask.says && <div className="says">{ask.says}</div>}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <FormFields form={form} />
      </form>
      {ask.below?.(form.values)}
      <Refused problem={call.problem} />
    </Modal>
  );
}

/** Actions beside each other. */
export function Acts({ children }: { readonly children: ReactNode }) {
  return <div className="acts">{children}</div>;
}
