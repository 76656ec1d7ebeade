import { api } from '../../../../lib/api.ts';
import { useKit, useLocale } from '../../../../ui/kit/language.tsx';
import { Go, usePart } from '../../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../../ui/kit/read.tsx';
import { SessionActs } from '../../../features/contests/session/acts.tsx';
import { useText } from '../../../features/contests/session/text.ts';
import { SessionTimetable } from '../../../features/contests/session/timetable.tsx';
import { SessionWho } from '../../../features/contests/session/who.tsx';

/** One matchmaking session for its organiser: its preparation, who has chosen, and from the plan on its timetable. */
export function Page() {
  const m = useText();
  const kit = useKit();
  const locale = useLocale();
  const id = usePart('id');
  const session = useRead(['session-console', id], () => api.judging.workSession({ params: { id } }));
  return (
    <Shown of={session}>
      {(of) => (
        <Frame
          title={locale === 'zh' ? of.title : of.titleEn}
          above={<Go to="/sessions">{m.sessions}</Go>}
          below={of.number}
          state={kit.sessionState[of.state]}
        >
          <SessionActs session={of} />
          <SessionTimetable session={of} />
          <SessionWho session={of} />
        </Frame>
      )}
    </Shown>
  );
}
