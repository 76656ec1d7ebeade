import type { OrganisationChange } from '@jiebang/contract/identity/organisation/change/change.ts';
import { type Finding, FindingCode } from '@jiebang/contract/identity/organisation.ts';
import { api } from '../../../../lib/api.ts';
import { Act, Acts } from '../../../../ui/kit/act.tsx';
import { type Found, findingFields, findingsOf } from '../../../../ui/kit/form/findings.ts';
import { useText as useOrganisationText } from '../text.ts';
import { useText } from './text.ts';

/** What may be done about a change, by whoever is looking; what it means is said before it is sent. */
export function ChangeActs({ of }: { readonly of: OrganisationChange }) {
  const m = useText();
  const words = useOrganisationText();
  const params = { id: of.id };
  const effects = (
    <>
      <p>{m.askSays}</p>
      <ul className="effects">
        {m.effects.map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
    </>
  );
  return (
    <Acts>
      <Act
        label={m.ask}
        can={of.can.ask}
        primary
        ask={{ fields: [], says: effects }}
        run={() => api.identity.askChange({ params })}
      />
      <Act
        label={m.approve}
        can={of.can.approve}
        primary
        ask={{ fields: [], says: <p>{m.approveSays}</p> }}
        run={() => api.identity.approveChange({ params })}
      />
      <Act
        label={m.return}
        can={of.can.return}
        ask={{ fields: findingFields(FindingCode.options, words) }}
        run={(found: Found<Finding['code']>) =>
          api.identity.returnChange({ params, body: { findings: findingsOf(found) } })
        }
      />
      <Act
        label={m.withdraw}
        can={of.can.withdraw}
        danger
        ask={{ fields: [], says: <p>{m.withdrawSays}</p> }}
        run={() => api.identity.withdrawChange({ params })}
      />
    </Acts>
  );
}
