import type { FollowsEvery, MailChoice } from '@jiebang/contract/notifications/notification.ts';
import type { SmsChoice } from '@jiebang/contract/notifications/sms.ts';
import { Button, Checkbox } from 'antd';
import type { FormEvent } from 'react';
import { api } from '../../../lib/api.ts';
import { useCall } from '../../../ui/kit/call.ts';
import { FormFields } from '../../../ui/kit/form/fields.tsx';
import { type FormState, useForm } from '../../../ui/kit/form/use-form.ts';
import { Go } from '../../../ui/kit/link.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { Refused } from '../../../ui/kit/refused.tsx';
import { useText } from './text.ts';

const topics = ['tasks', 'progress', 'desk', 'follows'] as const;

/** Which topics come by e-mail and which as text messages; the inbox has all of them. */
export function Channels() {
  const mail = useRead(['mail-choice'], () => api.notifications.mailChoice());
  const sms = useRead(['sms-choice'], () => api.notifications.smsChoice());
  return (
    <Shown of={mail}>{(byMail) => <Shown of={sms}>{(bySms) => <Choose mail={byMail} sms={bySms} />}</Shown>}</Shown>
  );
}

function Choose({ mail, sms }: { readonly mail: MailChoice; readonly sms: SmsChoice }) {
  const m = useText();
  const call = useCall();
  const every = {
    kind: 'choice' as const,
    name: 'followsEvery',
    label: m.followsEvery,
    options: Object.entries(m.every).map(([value, label]) => ({ value, label })),
    required: true,
    half: true,
  };
  const form = useForm([every], { ...mail, sms: sms.tasks });
  const send = async () => {
    const chosen = (name: string) => form.values[name] === true;
    const [tasks, progress, follows, desk] = [chosen('tasks'), chosen('progress'), chosen('follows'), chosen('desk')];
    const followsEvery = form.values['followsEvery'] as FollowsEvery;
    await api.notifications.chooseMail({ body: { tasks, progress, follows, desk, followsEvery } });
    if (chosen('sms') !== sms.tasks) await api.notifications.chooseSms({ body: { tasks: chosen('sms') } });
    return true;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void call.run(send);
  };
  return (
    <form noValidate aria-label={m.channels} onSubmit={submit}>
      <p className="soft">{m.channelsSay}</p>
      <div className="table channels">
        <table>
          <thead>
            <tr>
              <th scope="col">{m.topic}</th>
              <th scope="col">{m.byMail}</th>
              {sms.offered && <th scope="col">{m.bySms}</th>}
            </tr>
          </thead>
          <tbody>
            {topics.map((topic) => (
              <tr key={topic}>
                <th scope="row">{m.topics[topic]}</th>
                <td>
                  <Tick form={form} name={topic} label={`${m.topics[topic]}: ${m.byMail}`} />
                </td>
                {sms.offered && (
                  <td>
                    {topic === 'tasks' ? (
                      <Tick
                        form={form}
                        name="sms"
                        label={`${m.topics[topic]}: ${m.bySms}`}
                        disabled={sms.mobile === null}
                      />
                    ) : (
                      <span className="soft">{m.notTexted}</span>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {sms.offered && (
        <p className="soft">
          {sms.mobile === null ? m.smsNeedsMobile : m.smsSays(sms.mobile, String(sms.perDay))}{' '}
          {sms.mobile === null && <Go to="/account">{m.toAccount}</Go>}
        </p>
      )}
      <FormFields form={form} />
      <Refused problem={call.problem} />
      <div className="acts">
        <Button htmlType="submit" loading={call.busy}>
          {m.save}
        </Button>
      </div>
    </form>
  );
}

type TickProps = {
  readonly form: FormState;
  readonly name: string;
  readonly label: string;
  readonly disabled?: boolean;
};

function Tick({ form, name, label, disabled = false }: TickProps) {
  return (
    <Checkbox
      aria-label={label}
      checked={form.values[name] === true}
      disabled={disabled}
      onChange={(event) => form.set(name, event.target.checked)}
    />
  );
}
