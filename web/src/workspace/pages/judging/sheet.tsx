import { Button } from 'antd';
import { useRef, useState } from 'react';
import { api, fileAddress, routes } from '../../../lib/api.ts';
import { Files } from '../../../ui/kit/files.tsx';
import { useKit } from '../../../ui/kit/language.tsx';
import { GoButton, useGo, usePart } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead, Waiting } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { ScoreSheet } from '../../features/judging/sheet/sheet.tsx';
import { useText } from '../../features/judging/text.ts';
import { Translations } from '../../features/judging/translation/shown.tsx';
import { SolutionContent } from '../../features/solutions/content.tsx';

/** The judge's desk: the solution beside the sheet; on a phone one of them at a time, with a switch that stays in sight. */
export function Page() {
  const m = useText();
  const kit = useKit();
  const go = useGo();
  const id = usePart('id');
  const me = useRead(['me'], () => api.identity.me());
  const sheet = useRead(['sheet', id], () => api.judging.sheet({ params: { id } }));
  const [reading, setReading] = useState(0);
  const [side, setSide] = useState<'solution' | 'sheet'>('solution');
  const followed = useRef(false);
  const reread = () => void sheet.refetch().then(() => setReading(reading + 1));
  const person = me.data?.person?.id;
  // What was read on an earlier visit is of an older version; without a network there is nothing newer.
  if (sheet.data && !sheet.isFetchedAfterMount && sheet.fetchStatus === 'fetching') return <Waiting />;
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
              {of.all > 1 && <span role="status">{` · ${m.left(of.left, of.all)}`}</span>}
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
          <fieldset className="sides" aria-label={m.views}>
            {(['solution', 'sheet'] as const).map((one) => (
              <Button key={one} aria-pressed={side === one} onClick={() => setSide(one)}>
                {m[one]}
              </Button>
            ))}
          </fieldset>
          <div className={`side-by-side judge-desk judge-desk-${side}`}>
            <section className="reading" aria-label={m.solution}>
              <h2 className="unseen">{m.solution}</h2>
              <Translations of={of.translations} />
              <SolutionContent of={of.solution.content} need={of.need.number} />
              <h3>{m.attachments}</h3>
              <Files
                files={of.solution.content.attachments.map((file) => ({
                  ...file,
                  scan: of.scans.find((one) => one.id === file.id)?.scan,
                }))}
                address={(file) => fileAddress(routes.judging.file, { params: { id, file } })}
              />
            </section>
            {person && (
              <ScoreSheet
                key={`${id} ${of.state} ${reading}`}
                sheet={of}
                person={person}
                reread={reread}
                first={followed.current}
                settled={() => {
                  followed.current = true;
                  if (of.next) go(`/sheets/${of.next}`);
                }}
              />
            )}
          </div>
        </Frame>
      )}
    </Shown>
  );
}
