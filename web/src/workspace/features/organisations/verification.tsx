import { type Finding, FindingCode, type Organisation } from '@jiebang/contract/identity/organisation.ts';
import { api } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import type { Field } from '../../../ui/kit/form/field.ts';
import { type Found, findingFields, findingsOf } from '../../../ui/kit/form/findings.ts';
import { useText } from './text.ts';
import { Effects } from './work.tsx';

/** What may be done about the verification of an organisation, by whoever is looking. */
export function Verification({ of, asker }: { readonly of: Organisation; readonly asker: string }) {
  const m = useText();
  const params = { id: of.id };
  const why: Field[] = [{ kind: 'lines', name: 'reason', label: m.reason, max: 1000, required: true }];
  type Why = { reason: string };
  const findings = findingFields(FindingCode.options, m);
  return (
    <Acts>
      <Act
        label={m.askVerification}
        can={of.can.ask_verification}
        primary
        ask={{
          says: m.askSays,
          fields: [{ kind: 'line', name: 'authorisedPerson', label: m.authorisedPerson, max: 100, required: true }],
          initial: { authorisedPerson: asker },
        }}
        run={(body: { authorisedPerson: string }) => api.identity.askVerification({ params, body })}
      />
      <Act label={m.verify} can={of.can.verify} primary run={() => api.identity.verifyOrganisation({ params })} />
      <Act
        label={m.return}
        can={of.can.return}
        ask={{ fields: findings }}
        run={(found: Found<Finding['code']>) =>
          api.identity.returnOrganisation({ params, body: { findings: findingsOf(found) } })
        }
      />
      <Act
        label={m.suspend}
        can={of.can.suspend}
        danger
        ask={{ fields: why, says: <Effects of={of} /> }}
        run={(body: Why) => api.identity.suspendOrganisation({ params, body })}
      />
      <Act
        label={m.reinstate}
        can={of.can.reinstate}
        ask={{ fields: why }}
        run={(body: Why) => api.identity.reinstateOrganisation({ params, body })}
      />
    </Acts>
  );
}
