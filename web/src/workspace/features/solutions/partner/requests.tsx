import type { PartnerRequest } from '@jiebang/contract/solutions/partner.ts';
import { api } from '../../../../lib/api.ts';
import { Act } from '../../../../ui/kit/act.tsx';
import { Line } from '../../../../ui/kit/list.tsx';
import { Nothing, Shown, useRead } from '../../../../ui/kit/read.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { useText } from './text.ts';

/** Consortia that wait for an organisation whose signatory reads this. */
export function PartnerRequests() {
  const m = useText();
  const asked = useRead(['partner-requests'], () => api.solutions.partnerRequests());
  return (
    <>
      <p className="soft">{m.requestsSay}</p>
      <Shown of={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing>{m.none}</Nothing>
          ) : (
            <ul className="list" aria-label={m.requests}>
              {items.map((one) => (
                <Request key={one.id} of={one} />
              ))}
            </ul>
          )
        }
      </Shown>
    </>
  );
}

function Request({
  of: { id, version, organisation, need, leading, leader, task, state },
}: {
  readonly of: PartnerRequest;
}) {
  const m = useText();
  const params = { id };
  return (
    <Line
      title={`${need.number} ${need.title}`}
      facts={[
        `${m.leading} ${leading}`,
        `${m.leader} ${leader}`,
        `${m.behalf} ${organisation}`,
        `${m.task}: ${task}`,
        m.deadline,
        <When key="until" at={need.deadline} />,
      ]}
      {...(state === 'consented' ? { state: m.consented } : {})}
    >
      {state === 'asked' && (
        <Act
          label={m.consent}
          can={true}
          primary
          ask={{ says: <p>{m.consentSays}</p>, fields: [] }}
          run={() => api.solutions.consentAsPartner({ params, body: { version } })}
        />
      )}
      <Act
        label={state === 'asked' ? m.decline : m.withdraw}
        can={true}
        danger
        {...(state === 'asked' ? {} : { ask: { says: <p>{m.withdrawSays}</p>, fields: [] } })}
        run={() => api.solutions.declineAsPartner({ params })}
      />
    </Line>
  );
}
