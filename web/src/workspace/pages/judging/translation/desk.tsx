import { useState } from 'react';
import { api, fileAddress, routes } from '../../../../lib/api.ts';
import { Files } from '../../../../ui/kit/files.tsx';
import { Go, usePart } from '../../../../ui/kit/link.tsx';
import { Block, Page as Frame } from '../../../../ui/kit/page.tsx';
import { Shown, useRead, Waiting } from '../../../../ui/kit/read.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { TranslationDesk } from '../../../features/judging/translation/desk.tsx';
import { useText } from '../../../features/judging/translation/text.ts';

/** The translator's desk: each part of a solution beside the field of its translation; on a phone one above the other. */
export function Page() {
  const m = useText();
  const [id, solution] = [usePart('id'), usePart('solution')];
  const me = useRead(['me'], () => api.identity.me());
  const read = useRead(['to-translate', id, solution], () => api.judging.toTranslate({ params: { id, solution } }));
  const [reading, setReading] = useState(0);
  const reread = () => void read.refetch().then(() => setReading(reading + 1));
  const person = me.data?.person?.id;
  // What was read on an earlier visit is of an older version; without a network there is nothing newer.
  if (read.data && !read.isFetchedAfterMount && read.fetchStatus === 'fetching') return <Waiting />;
  return (
    <Shown of={read}>
      {(of) => (
        <Frame
          title={of.solution.content.title ?? m.content}
          above={<Go to={`/translations/${id}`}>{`${of.need.number} ${of.need.title}`}</Go>}
          below={
            <>
              {[of.solution.organisation, m.into[of.language]].filter(Boolean).join(' · ')}
              {of.handedIn && (
                <>
                  {' · '}
                  {m.handedInAs(of.handedIn.n)} <When at={of.handedIn.at} />
                  {of.handedIn.changedSince && ` · ${m.changedSince}`}
                </>
              )}
            </>
          }
          state={of.handedIn ? m.handedIn : m.notHandedIn}
        >
          {of.solution.content.attachments.length > 0 && (
            <Block title={m.attachments}>
              <Files
                files={of.solution.content.attachments.map((file) => ({
                  ...file,
                  scan: of.scans.find((one) => one.id === file.id)?.scan,
                }))}
                address={(file) => fileAddress(routes.judging.fileToTranslate, { params: { id, solution, file } })}
              />
            </Block>
          )}
          {person && <TranslationDesk key={`${solution} ${reading}`} of={of} person={person} reread={reread} />}
        </Frame>
      )}
    </Shown>
  );
}
