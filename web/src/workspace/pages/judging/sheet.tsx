import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import { useKit } from '../../../ui/kit/language.tsx';
import { GoButton, useGo, usePart } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { ScoreSheet } from '../../features/judging/sheet.tsx';
import { useText } from '../../features/judging/text.ts';
import { SolutionContent } from '../../features/solutions/content.tsx';

/** The solution beside the sheet; on a phone one after the other. */
export function Page() {
  const m = useText();
  const kit = useKit();
  const go = useGo();
  const id = usePart('id');
  const sheet = useRead(['sheet', id], () => api.judging.sheet({ params: { id } }));
  const [reading, setReading] = useState(0);
  const reread = () => void sheet.refetch().then(() => setReading(reading + 1));
  return (
    <Shown of={sheet}>
      {(of) => (
        <Frame
          title={of.solution.content.title ?? m.solution}
          above={`${of.need.number} ${of.need.title}${of.round.of > 1 ? ` · ${m.roundKinds[of.round.kind]}` : ''}`}
          below={
            <>
              {of.solution.organisation}
              {of.scoreBy && (
                <>
                  {of.solution.organisation && ' · '}
                  {m.scoreBy} <When at={of.scoreBy} />
                </>
              )}
            </>
          }
          state={kit.sheetState[of.state]}
          actions={
            of.next &&
            of.state !== 'open' && (
              <GoButton to={`/sheets/${of.next}`} primary>
                {m.next}
              </GoButton>
            )
          }
        >
          <div className="side-by-side">
            <section className="reading" aria-label={m.solution}>
              <SolutionContent of={of.solution.content} />
            </section>
            <ScoreSheet
              key={`${id} ${of.state} ${reading}`}
              sheet={of}
              reread={reread}
              settled={() => of.next && go(`/sheets/${of.next}`)}
            />
          </div>
        </Frame>
      )}
    </Shown>
  );
}
