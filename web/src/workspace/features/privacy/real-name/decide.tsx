import {
  type RealName,
  type RealNameFinding,
  RealNameFindingCode,
} from '@jiebang/contract/identity/real-name/real-name.ts';
import { api } from '../../../../lib/api.ts';
import { Act, Acts } from '../../../../ui/kit/act.tsx';
import type { Field } from '../../../../ui/kit/form/field.ts';
import { type Found, findingFields, findingsOf } from '../../../../ui/kit/form/findings.ts';
import { Facts } from '../../../../ui/kit/page.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { PictureFacts, RealNameReturned } from './mine.tsx';
import { useText } from './text.ts';

/** A verification for those who verify: what was given, and what may be done about it. */
export function RealNameDecision({ of }: { readonly of: RealName }) {
  const m = useText();
  const params = { id: of.person };
  const why: Field[] = [{ kind: 'lines', name: 'reason', label: m.reason, max: 1000, required: true }];
  type Why = { reason: string };
  const findings = findingFields(RealNameFindingCode.options, m);
  return (
    <>
      <Facts
        of={[
          [m.name, of.name],
          [m.document, of.document && m.documents[of.document]],
          [m.number, of.number && <span className="num">{of.number}</span>],
          [m.ending, of.number === null && of.ending],
          [m.taker, of.takenBy],
          [m.due, of.due && <When at={of.due} />],
          [m.reason, of.reason],
        ]}
      />
      <PictureFacts of={of} />
      {of.state === 'pending' && of.number === null && <p className="soft">{m.takeFirst}</p>}
      <RealNameReturned of={of} />
      <Acts>
        {of.number === null && (
          <Act
            label={m.take}
            can={of.can.take}
            primary
            ask={{ fields: [], says: <p>{m.takeSays}</p> }}
            run={() => api.identity.takeRealName({ params })}
          />
        )}
        {of.number !== null && (
          <>
            <Act
              label={m.verify}
              can={of.can.verify}
              primary
              ask={{ fields: [], says: <p>{m.verifySays}</p> }}
              run={() => api.identity.verifyRealName({ params })}
            />
            <Act
              label={m.return}
              can={of.can.return}
              ask={{ fields: findings }}
              run={(found: Found<RealNameFinding['code']>) =>
                api.identity.returnRealName({ params, body: { findings: findingsOf(found) } })
              }
            />
          </>
        )}
        <Act
          label={m.suspend}
          can={of.can.suspend}
          danger
          ask={{ fields: why, says: <p>{m.suspendSaysStaff}</p> }}
          run={(body: Why) => api.identity.suspendRealName({ params, body })}
        />
        <Act
          label={m.reinstate}
          can={of.can.reinstate}
          ask={{ fields: why }}
          run={(body: Why) => api.identity.reinstateRealName({ params, body })}
        />
      </Acts>
    </>
  );
}
