import type { Assigned } from '@jiebang/contract/judging/assignment.ts';
import { useState } from 'react';
import { api } from '../../../../lib/api.ts';
import { Act, Acts } from '../../../../ui/kit/act.tsx';
import { Line } from '../../../../ui/kit/list.tsx';
import { Nothing } from '../../../../ui/kit/read.tsx';
import { Impossible } from './impossible.tsx';
import { useText } from './text.ts';

/** All panels of a track that are ready, assigned at once; each is then looked at by itself. */
export function TrackAssignment({ track }: { readonly track: string }) {
  const m = useText();
  const [came, setCame] = useState<Assigned | null>(null);
  const run = async (gap: number) => {
    setCame(await api.judging.assignTrack({ params: { id: track }, body: { gap } }));
    // What came of it stands below, for better or worse.
    return null;
  };
  return (
    <>
      <p className="soft">{m.trackSays}</p>
      <Acts>
        <Act label={m.track} can={true} run={() => run(1)} />
      </Acts>
      <div aria-live="polite">{came && <Came of={came} run={run} />}</div>
    </>
  );
}

function Came({ of, run }: { readonly of: Assigned; readonly run: (gap: number) => Promise<null> }) {
  const m = useText();
  if (of.impossible)
    return (
      <Impossible
        of={of.impossible}
        accept={(least) => <Act label={m.acceptGap(least)} can={true} run={() => run(least)} />}
      />
    );
  return (
    <>
      {of.made.length === 0 ? (
        <Nothing>{m.nothingMade}</Nothing>
      ) : (
        <>
          <p>{m.made(of.made.length)}</p>
          <ul className="list" aria-label={m.title}>
            {of.made.map(({ need, number, title, pairs }) => (
              <Line key={need} to={`/needs/${need}/panel`} title={title} facts={[number, m.pairs(pairs)]} />
            ))}
          </ul>
        </>
      )}
      {of.left.length > 0 && (
        <>
          <h3>{m.left}</h3>
          <ul className="list" aria-label={m.left}>
            {of.left.map(({ need, number, title, why }) => (
              <Line key={need} to={`/needs/${need}/panel`} title={title} facts={[number, m.leftWhy[why]]} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}
