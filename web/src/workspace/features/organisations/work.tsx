import type { Work } from '@jiebang/contract/desk/work.ts';
import type { Organisation } from '@jiebang/contract/identity/organisation.ts';
import { api } from '../../../lib/api.ts';
import { Line } from '../../../ui/kit/list.tsx';
import { Block } from '../../../ui/kit/page.tsx';
import { Nothing, Shown, useRead } from '../../../ui/kit/read.tsx';
import { useText } from './text.ts';

const useWork = (id: string) => useRead(['organisation-work', id], () => api.desk.organisationWork({ params: { id } }));

/** What an organisation takes part in, those going on first. */
export function WorkList({ of }: { readonly of: Organisation }) {
  const m = useText();
  const work = useWork(of.id);
  return (
    <Shown of={work}>
      {({ items }) => (items.length === 0 ? <Nothing>{m.workNone}</Nothing> : <Lines of={items} name={m.work} />)}
    </Shown>
  );
}

function Lines({ of, name }: { readonly of: readonly Work[]; readonly name: string }) {
  const m = useText();
  return (
    <ul className="list" aria-label={name}>
      {of.map(({ module, id, number, title, running, address }) => (
        <Line
          key={id}
          {...(address === null ? {} : { to: address })}
          title={title ?? m.noTitle}
          facts={[m.workKinds[module], number].filter(Boolean)}
          state={running ? m.running : m.over}
        />
      ))}
    </ul>
  );
}

/** What a suspension does, and to what, before it is done. */
export function Effects({ of }: { readonly of: Organisation }) {
  const m = useText();
  const work = useWork(of.id);
  return (
    <>
      <p>{m.suspendSays}</p>
      <ul className="effects">
        {m.suspendEffects.map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
      <Shown of={work}>
        {({ items }) => {
          const running = items.filter((one) => one.running);
          if (running.length === 0) return <p>{m.suspendNoRunning}</p>;
          return (
            <>
              <p>
                <strong>{m.suspendRunning}</strong>
              </p>
              <Lines of={running} name={m.suspendRunning} />
            </>
          );
        }}
      </Shown>
    </>
  );
}

/** That an organisation is suspended, why, and what its people may still do. */
export function Suspended({ of }: { readonly of: Organisation }) {
  const m = useText();
  if (of.state !== 'suspended') return null;
  return (
    <Block title={m.suspended}>
      <p>{of.reason}</p>
      <p className="soft">{m.suspendedSays}</p>
    </Block>
  );
}
