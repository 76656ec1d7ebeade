import { consentPurposes } from '@jiebang/contract/identity/person.ts';
import { api } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { deviceOf } from './device.ts';
import { useText } from './text.ts';

/** Where this person is signed in, and how to end it. */
export function Sessions() {
  const m = useText();
  return (
    <>
      <Paged name={m.sessions} from={['sessions']} call={(query) => api.identity.sessions({ query })} empty="">
        {(session) => (
          <Line
            key={session.id}
            title={session.device ? deviceOf(session.device) : m.unknownDevice}
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
        <Act label={m.everywhere} can={true} danger run={() => api.identity.signOutEverywhere()} />
      </Acts>
    </>
  );
}

/** Version of the privacy notice that is shown beside the consents. */
const noticeVersion = 1;

/** What personal information may be used for, each by its own consent. */
export function Consents() {
  const m = useText();
  const consents = useRead(['consents'], () => api.identity.consents({ query: { limit: 50 } }));
  return (
    <Shown of={consents}>
      {({ items }) => (
        <ul className="list" aria-label={m.consents}>
          {consentPurposes.map((purpose) => {
            const inForce = items.find((item) => item.purpose === purpose && item.withdrawnAt === null);
            return (
              <Line
                key={purpose}
                title={m.purposes[purpose]}
                facts={[inForce ? <When key="at" at={inForce.givenAt} /> : null]}
                state={inForce ? m.given : m.notGiven}
              >
                {inForce ? (
                  <Act
                    label={m.withdraw}
                    can={true}
                    run={() => api.identity.withdrawConsent({ params: { purpose } })}
                  />
                ) : (
                  <Act
                    label={m.give}
                    can={true}
                    run={() => api.identity.giveConsent({ params: { purpose }, body: { noticeVersion } })}
                  />
                )}
              </Line>
            );
          })}
        </ul>
      )}
    </Shown>
  );
}
