import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { api } from '../../../../lib/api.ts';
import { useKit } from '../../../../ui/kit/language.tsx';
import { usePart } from '../../../../ui/kit/link.tsx';
import { Page as Frame, Mark } from '../../../../ui/kit/page.tsx';
import { Nothing, Shown, useRead, Waiting } from '../../../../ui/kit/read.tsx';
import { whole } from '../../../../ui/whole.tsx';
import { useStage } from '../../../features/contests/final/stage-now.ts';
import { useText } from '../../../features/contests/final/text.ts';
import { ScoreSheet } from '../../../features/judging/sheet/sheet.tsx';

/** A judge's phone in the hall: the sheet of who is on stage. It goes on to the next by itself, but never away from a sheet that is not locked. */
export function Page() {
  const m = useText();
  const number = usePart('number');
  const { lost } = useStage(number);
  const stage = useRead(['stage-sheet', number], () => api.judging.stageSheet({ params: { number } }));
  const [held, setHeld] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const now = stage.data?.sheet ?? null;
  const shown = open && held !== null ? held : (now ?? held);
  useEffect(() => {
    if (!open && now !== null) setHeld(now);
  }, [open, now]);
  return (
    <Frame title={m.phone} below={m.phoneSays}>
      {lost && (
        <p className="hint" role="alert">
          {m.phoneLost}
        </p>
      )}
      {shown !== now && now !== null && stage.data?.item != null && (
        <p className="hint" role="status">
          {m.onStageNow(stage.data.item)}{' '}
          <Button
            onClick={() => {
              setOpen(false);
              setHeld(now);
            }}
          >
            {m.follow}
          </Button>
        </p>
      )}
      <Shown of={stage}>
        {({ item }) =>
          shown ? (
            <OnStage key={shown} id={shown} item={shown === now ? item : null} isOpen={setOpen} />
          ) : (
            <Nothing>{m.phoneWaits}</Nothing>
          )
        }
      </Shown>
    </Frame>
  );
}

type OnStageProps = {
  readonly id: string;
  /** Its number in the running order, while it is on stage. */
  readonly item: number | null;
  readonly isOpen: (open: boolean) => void;
};

function OnStage({ id, item, isOpen }: OnStageProps) {
  const m = useText();
  const kit = useKit();
  const me = useRead(['me'], () => api.identity.me());
  const sheet = useRead(['sheet', id], () => api.judging.sheet({ params: { id } }));
  const [reading, setReading] = useState(0);
  const reread = () => void sheet.refetch().then(() => setReading(reading + 1));
  const person = me.data?.person?.id;
  const state = sheet.data?.state;
  useEffect(() => isOpen(state === 'open'), [isOpen, state]);
  if (sheet.data && !sheet.isFetchedAfterMount && sheet.fetchStatus === 'fetching') return <Waiting />;
  return (
    <Shown of={sheet}>
      {(of) => (
        <section aria-label={of.solution.content.title ?? of.need.title}>
          <h2>
            {of.solution.content.title} <Mark>{kit.sheetState[of.state]}</Mark>
          </h2>
          <p>{[item === null ? null : m.item(item), of.solution.organisation].filter(Boolean).join(' · ')}</p>
          <p className="soft on-stage">{whole(`${of.need.number} ${of.need.title}`)}</p>
          {person && (
            <ScoreSheet
              key={`${id} ${of.state} ${reading}`}
              sheet={of}
              person={person}
              reread={reread}
              first={false}
              settled={reread}
            />
          )}
        </section>
      )}
    </Shown>
  );
}
