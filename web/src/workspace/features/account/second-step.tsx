import { Button } from 'antd';
import { api } from '../../../lib/api.ts';
import { useCall } from '../../../ui/kit/call.ts';
import { SimpleForm } from '../../../ui/kit/form/simple-form.tsx';
import { useKit } from '../../../ui/kit/language.tsx';
import { useText } from './text.ts';

/** The second step of signing in; or back to the first, as somebody else. */
export function SecondStep({ done }: { readonly done: () => void }) {
  const m = useText();
  const kit = useKit();
  const call = useCall();
  return (
    <div className="enrol">
      <p role="status">{m.secondStepSays}</p>
      <SimpleForm
        key="second"
        fields={[
          {
            kind: 'line',
            name: 'code',
            label: kit.proof.second,
            hint: kit.proof.secondHint,
            max: 20,
            required: true,
            autoComplete: 'one-time-code',
          },
        ]}
        submit={m.secondStep}
        send={(body: { code: string }) => api.identity.takeSecondStep({ body })}
        done={done}
      />
      <p className="soft">{m.secondLost}</p>
      <Button loading={call.busy} onClick={() => void call.run(() => api.identity.signOut())}>
        {m.otherAccount}
      </Button>
    </div>
  );
}
