import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import { localPath } from '../../../lib/locale.ts';
import { useCall } from '../../../ui/kit/call.ts';
import { useLocale } from '../../../ui/kit/language.tsx';
import { Paged } from '../../../ui/kit/list.tsx';
import { Mark } from '../../../ui/kit/page.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useFactNames } from './facts.ts';
import { useText } from './text.ts';

/** The inbox, newest first. */
export function Inbox() {
  const m = useText();
  const locale = useLocale();
  const nameOf = useFactNames();
  const call = useCall();
  const [newest, setNewest] = useState<string | null>(null);
  const read = async (page: { after?: string; limit: number }) => {
    const list = await api.notifications.inbox({ query: page });
    if (!page.after) setNewest(list.items[0]?.id ?? null);
    return list;
  };
  return (
    <>
      {newest && (
        <Button
          loading={call.busy}
          onClick={() => void call.run(() => api.notifications.readAll({ body: { upTo: newest } }))}
        >
          {m.readAll}
        </Button>
      )}
      <Paged name={m.inbox} from={['inbox']} call={read} empty={m.inboxEmpty}>
        {(one) => {
          const words = [one.need?.number, one.need?.title].filter(Boolean).join(' ');
          return (
            <li key={one.id} className="line">
              <div className="line-words">
                <strong className="line-title">
                  {one.address ? (
                    <a
                      href={localPath(locale, one.address)}
                      onClick={() => void api.notifications.read({ params: { id: one.id } })}
                    >
                      {nameOf(one.fact)}
                    </a>
                  ) : (
                    nameOf(one.fact)
                  )}
                </strong>
                <p className="line-facts">
                  {words && <span>{words}</span>}
                  <When at={one.at} />
                </p>
                {one.reason && <p>{m.reason(one.reason)}</p>}
              </div>
              {!one.read && <Mark>{m.unread}</Mark>}
            </li>
          );
        }}
      </Paged>
    </>
  );
}
