import { api } from '../../../../lib/api.ts';
import { useKit, useLocale } from '../../../../ui/kit/language.tsx';
import { Go, usePart } from '../../../../ui/kit/link.tsx';
import { Facts, Page as Frame } from '../../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../../ui/kit/read.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { Choose } from '../../../features/contests/session/choose.tsx';
import { MyMeetings } from '../../../features/contests/session/mine.tsx';
import { useText } from '../../../features/contests/session/text.ts';

/** A matchmaking session for who takes part: what there is to choose, then the own timetable. */
export function Page() {
  const m = useText();
  const kit = useKit();
  const locale = useLocale();
  const id = usePart('id');
  const session = useRead(['session', id], () => api.judging.mySession({ params: { id } }));
  return (
    <Shown of={session}>
      {(of) => (
        <Frame
          title={locale === 'zh' ? of.title : of.titleEn}
          above={<Go to="/sessions">{m.sessions}</Go>}
          below={of.number}
          state={kit.sessionState[of.state]}
        >
          <MyMeetings session={of} />
          <Choose session={of} />
          <Facts
            of={[
              [m.beginsAt, <When key="at" at={of.beginsAt} />],
              [m.place, of.place],
              [m.chooseBy, of.state === 'choosing' && <When key="by" at={of.chooseBy} />],
              [m.slotMinutes, `${of.slotMinutes} ${m.minutes}`],
            ]}
          />
        </Frame>
      )}
    </Shown>
  );
}
