import type { Me } from '@jiebang/contract/identity/person.ts';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { api } from '../../lib/api.ts';
import { useCall } from '../../ui/kit/call.ts';
import { forgetAll, keepsSomething } from '../../ui/kit/form/kept.ts';
import { useKit, useMessages } from '../../ui/kit/language.tsx';
import { Go } from '../../ui/kit/link.tsx';
import { useRead } from '../../ui/kit/read.tsx';
import { messages as en } from '../messages/shell.en.ts';
import { messages as zh } from '../messages/shell.zh.ts';
import { navOf } from './nav.ts';

type MenuProps = { readonly me: Me; readonly path: string };

/** The menu at the side; on a phone it unfolds. */
export function Menu({ me, path }: MenuProps) {
  const m = useMessages({ zh, en });
  const kit = useKit();
  const [unfolded, setUnfolded] = useState(false);
  const call = useCall();
  const unread = useRead(['unread'], () => api.notifications.unread());
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page folds the menu
  useEffect(() => setUnfolded(false), [path]);
  // What was typed here and not saved is for nobody who comes after.
  const leave = () => {
    if (keepsSomething() && !window.confirm(kit.saving.leave)) return;
    void call.run(() => api.identity.signOut().then(forgetAll));
  };
  const groups = navOf(me);
  const addresses = groups.flatMap((group) => group.entries.map(({ to }) => to));
  // An entry with another below it stands for its own page alone.
  const leads = (to: string) => addresses.some((other) => other.startsWith(to === '/' ? to : `${to}/`));
  return (
    <aside className={unfolded ? 'side side-open' : 'side'}>
      <Button
        className="side-button"
        aria-expanded={unfolded}
        aria-controls="menu"
        onClick={() => setUnfolded(!unfolded)}
      >
        {m.menu}
      </Button>
      <nav id="menu" className="menu" aria-label={m.menu}>
        {groups.map((group) => (
          <section key={group.name}>
            <h2>{m.nav[group.name]}</h2>
            <ul>
              {group.entries.map(({ to, name }) => (
                <li key={to}>
                  <Go to={to} exact={leads(to)}>
                    {m.nav[name]}
                    {name === 'inbox' && unread.data && unread.data.unread > 0 && (
                      <span className="count num">{unread.data.unread}</span>
                    )}
                  </Go>
                </li>
              ))}
            </ul>
          </section>
        ))}
        <div className="me">
          <p>
            <strong>{me.person?.name}</strong>
            <span className="soft">
              {me.memberships.map(({ organisation }) => organisation.name).join(kit.marks.comma)}
            </span>
          </p>
          <Button loading={call.busy} onClick={leave}>
            {m.signOut}
          </Button>
        </div>
      </nav>
    </aside>
  );
}
