import { api } from '../../../lib/api.ts';
import { Go } from '../../../ui/kit/link.tsx';
import { Paged } from '../../../ui/kit/list.tsx';
import { useRead } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from './text.ts';

/** The way to the local mailbox, where there is one: in a trial. */
export function MailboxLink() {
  const m = useText();
  const mailbox = useRead(['mailbox', 'here'], () => api.identity.mailbox({ query: { limit: 1 } }));
  return mailbox.data ? (
    <p>
      <Go to="/mailbox">{m.mailboxLink}</Go>
    </p>
  ) : null;
}

/** Every message of a trial. */
export function Mailbox() {
  const m = useText();
  return (
    <Paged name={m.mailbox} from={['mailbox']} call={(query) => api.identity.mailbox({ query })} empty={m.mailboxEmpty}>
      {(mail) => (
        <li key={mail.id} className="task">
          <h3>{mail.subject}</h3>
          <p className="soft">
            {m.to} {mail.recipient} · <When at={mail.at} />
          </p>
          <p className="mail">{mail.body}</p>
        </li>
      )}
    </Paged>
  );
}
