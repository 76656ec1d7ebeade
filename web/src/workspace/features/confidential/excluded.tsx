import type { Can } from '@jiebang/contract/http/problem.ts';
import type { ConfidentialWork } from '@jiebang/contract/needs/confidential/text.ts';
import { api } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { Line } from '../../../ui/kit/list.tsx';
import { Nothing } from '../../../ui/kit/read.tsx';
import { useText } from './text.ts';

type Excluded = NonNullable<NonNullable<ConfidentialWork['item']>['own']>['excluded'];
type ExcludedProps = { readonly need: string; readonly of: Excluded; readonly can: Can | undefined };

/** Organisations that the owner keeps out. */
export function ExcludedOrganisations({ need, of, can }: ExcludedProps) {
  const m = useText();
  return (
    <>
      <p className="soft">{m.excludedSay}</p>
      {of.length === 0 ? (
        <Nothing>{m.excludedEmpty}</Nothing>
      ) : (
        <ul className="list" aria-label={m.excluded}>
          {of.map(({ id, name }) => (
            <Line key={id} title={name} facts={[]}>
              <Act
                label={m.include(name)}
                can={can}
                run={() => api.needs.include({ params: { id: need, organisation: id } })}
              />
            </Line>
          ))}
        </ul>
      )}
      <Acts>
        <Act
          label={m.exclude}
          can={can}
          ask={{
            says: m.excludedSay,
            fields: [
              { kind: 'organisation', name: 'organisation', label: m.organisation, required: true },
              { kind: 'lines', name: 'reason', label: m.reason, hint: m.excludeReasonHint, max: 500 },
            ],
          }}
          run={({ organisation, reason }: { organisation: string; reason: string | null }) =>
            api.needs.exclude({ params: { id: need, organisation }, body: { reason } })
          }
        />
      </Acts>
    </>
  );
}
