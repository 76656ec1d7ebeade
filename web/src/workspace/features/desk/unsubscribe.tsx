import { Topic } from '@jiebang/contract/notifications/notification.ts';
import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { Nothing } from '../../../ui/kit/read.tsx';
import { useText } from './text.ts';

/** Ends e-mails of one topic with one click, for whoever holds the token; nobody need be signed in. */
export function Unsubscribe({ token }: { readonly token: string }) {
  const m = useText();
  const [ended, setEnded] = useState(false);
  const topic = Topic.safeParse(token.split('.')[1]).data;
  if (topic === undefined) return <Nothing>{m.unsubscribeMissing}</Nothing>;
  if (ended) return <p role="status">{m.unsubscribed(m.topics[topic])}</p>;
  return (
    <>
      <p>{m.unsubscribeSays(m.topics[topic])}</p>
      <Acts>
        <Act
          label={m.unsubscribeDo}
          can={true}
          primary
          run={() => api.notifications.unsubscribe({ params: { token } })}
          done={() => setEnded(true)}
        />
      </Acts>
    </>
  );
}
