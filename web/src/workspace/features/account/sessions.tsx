import { api } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { forgetAll } from '../../../ui/kit/form/kept.ts';
import { useLocale } from '../../../ui/kit/language.tsx';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { deviceOf } from './device.ts';
import { useText } from './text.ts';

/** Where this person is signed in, and how to end it. */
export function Sessions() {
  const m = useText();
  const locale = useLocale();
  return (
    <>
      <Paged
        name={m.sessions}
        from={['sessions']}
        call={(query) => api.identity.sessions({ query })}
        empty={m.noSessions}
      >
        {(session) => (
          <Line
            key={session.id}
            title={session.device ? deviceOf(session.device, locale) : m.unknownDevice}
            facts={[
              session.ip,
              <span key="seen">
                {m.lastSeen} <When at={session.seenAt} />
              </span>,
            ]}
            {...(session.current ? { state: m.thisDevice } : session.secondStepDue ? { state: m.halfWay } : {})}
          >
            {!session.current && (
              <Act label={m.end} can={true} run={() => api.identity.endSession({ params: { id: session.id } })} />
            )}
          </Line>
        )}
      </Paged>
      <Acts>
        <Act label={m.everywhere} can={true} danger run={() => api.identity.signOutEverywhere().then(forgetAll)} />
      </Acts>
    </>
  );
}
