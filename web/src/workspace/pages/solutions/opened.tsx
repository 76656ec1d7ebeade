import { api, fileAddress, routes } from '../../../lib/api.ts';
import { Acts } from '../../../ui/kit/act.tsx';
import { Files } from '../../../ui/kit/files.tsx';
import { useKit } from '../../../ui/kit/language.tsx';
import { Go, usePart } from '../../../ui/kit/link.tsx';
import { Block, Facts, Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { HandedIn } from '../../features/judging/translation/shown.tsx';
import { SolutionContent } from '../../features/solutions/content.tsx';
import { Readings } from '../../features/solutions/readings.tsx';
import { Screening, ScreeningResult } from '../../features/solutions/screening.tsx';
import { Given } from '../../features/solutions/signature/given.tsx';
import { useText as useSigningText } from '../../features/solutions/signature/text.ts';
import { useText } from '../../features/solutions/text.ts';

/** One opened solution in full, for those who screen, judge or choose. */
export function Page() {
  const m = useText();
  const signing = useSigningText();
  const kit = useKit();
  const id = usePart('id');
  const me = useRead(['me'], () => api.identity.me());
  const runs = me.data?.grants.some(({ role }) => role === 'organiser' || role === 'track_organiser');
  const opened = useRead(['opened-solution', id], () => api.solutions.read({ params: { id } }));
  return (
    <Shown of={opened}>
      {(of) => (
        <Frame
          title={of.title}
          above={<Go to={`/needs/${of.need.id}/solutions`}>{`${of.need.number} ${of.need.title}`}</Go>}
          below={`${of.organisation.name} · ${of.teamName}`}
          state={kit.solutionState[of.state]}
        >
          <Acts>
            <Screening of={of} />
          </Acts>
          <Facts
            of={[
              [m.submittedAt, <When key="at" at={of.submittedAt} />],
              [m.openedAt, of.openedAt && <When at={of.openedAt} />],
              [m.members, [of.content.leader, ...of.content.members].join(kit.marks.comma)],
              [signing.title, of.signature && <Given of={of.signature} />],
              [m.screening, of.screening && <ScreeningResult of={of.screening} />],
            ]}
          />
          <br />
          <Block title={m.content}>
            {runs && <HandedIn need={of.need.id} solution={id} />}
            <SolutionContent of={of.content} need={of.need.number} />
          </Block>
          <Block title={m.attachments}>
            <Files
              files={of.content.attachments.map((file) => ({
                ...file,
                scan: of.scans.find(({ id }) => id === file.id)?.scan,
              }))}
              address={(file) => fileAddress(routes.solutions.attachment, { params: { id, file } })}
            />
          </Block>
          <Block title={m.readings}>
            <Readings of={id} number={of.need.number} />
          </Block>
        </Frame>
      )}
    </Shown>
  );
}
