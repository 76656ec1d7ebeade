import type { ReactNode } from 'react';
import { api } from '../../../../../lib/api.ts';
import { PickEdition, useEditions } from '../../../../../ui/edition.tsx';
import { useAsked, useGo } from '../../../../../ui/kit/link.tsx';
import { Nothing, Shown, useRead } from '../../../../../ui/kit/read.tsx';

type InEditionProps = {
  readonly state: 'submitted' | 'cleared';
  readonly address: string;
  readonly none: string;
  readonly children: (contest: string) => ReactNode;
};

/** What is done within one edition: the one that the address names, else the one whose need waits the longest. Another starts anew. */
export function InEdition({ state, address, none, children }: InEditionProps) {
  const go = useGo();
  const asked = useAsked('contest');
  const editions = useEditions();
  const waits = useRead(['needs', 'longest', state], () =>
    api.needs.list({ query: { desk: 'organiser', state, limit: 1 } }),
  );
  return (
    <Shown of={waits}>
      {({ items }) => {
        const contest = asked ?? items[0]?.contest;
        if (contest === undefined) return <Nothing>{none}</Nothing>;
        return (
          <>
            <PickEdition value={contest} among={editions.data ?? []} pick={(id) => go(`${address}?contest=${id}`)} />
            <div key={contest}>{children(contest)}</div>
          </>
        );
      }}
    </Shown>
  );
}
