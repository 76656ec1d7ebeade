import type { Programme } from '@jiebang/contract/awards/policy.ts';
import type { z } from 'zod';
import { api } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { useKit } from '../../../ui/kit/language.tsx';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { useText } from './text.ts';

type Why = { reason: string };
type PolicyProps = { readonly contest: string; readonly programme: z.infer<typeof Programme> };
type Claim = 'original' | 'disruptive' | 'generic';

/** Candidates of one programme with their evidence, for the authority to choose from. */
export function PolicyCandidates({ contest, programme }: PolicyProps) {
  const m = useText();
  const kit = useKit();
  const ask = { fields: [{ kind: 'lines', name: 'reason', label: m.reason, max: 1000, required: true }] } as const;
  return (
    <Paged
      name={m.programmes[programme]}
      from={['policy', contest, programme]}
      call={(page) => api.awards.policyCandidates({ query: { ...page, contest, programme } })}
      empty={m.policyEmpty}
    >
      {({ need, owner, solver, evidence, recommendation }) => (
        <Line
          key={need.id}
          title={`${need.number} ${need.title || kit.needHidden}`}
          facts={[
            `${owner.name} × ${solver.name}`,
            ...evidence.novelty.map((claim) => m.claims[claim]),
            evidence.crossRegion && m.crossRegion,
            evidence.registered && m.registered,
            recommendation?.reason,
          ]}
          {...(recommendation ? { state: m[recommendation.state] } : {})}
        >
          {recommendation === null ? (
            <Act
              label={m.choose}
              can={true}
              ask={ask}
              run={({ reason }: Why) =>
                api.awards.chooseForPolicy({ body: { contest, programme, need: need.id, reason } })
              }
            />
          ) : (
            <>
              <Act
                label={m.drop}
                can={recommendation.can['drop']}
                ask={ask}
                run={(body: Why) => api.awards.dropFromPolicy({ params: { id: recommendation.id }, body })}
              />
              <Act
                label={m.choose}
                can={recommendation.can['choose']}
                ask={ask}
                run={(body: Why) => api.awards.chooseAgain({ params: { id: recommendation.id }, body })}
              />
            </>
          )}
        </Line>
      )}
    </Paged>
  );
}

/** Recording which novelty the panel confirmed for a need. */
export function ConfirmNovelty() {
  const m = useText();
  const send = async ({ number, ...body }: { number: string; novelty: Claim[]; basis: string }) => {
    const { id } = await api.needs.read({ params: { number } });
    return api.awards.confirmNovelty({ params: { need: id }, body });
  };
  return (
    <Acts>
      <Act
        label={m.novelty}
        can={true}
        ask={{
          fields: [
            { kind: 'line', name: 'number', label: m.needNumber, max: 40, required: true },
            {
              kind: 'choices',
              name: 'novelty',
              label: m.noveltyField,
              options: Object.entries(m.claims).map(([value, label]) => ({ value, label })),
            },
            { kind: 'lines', name: 'basis', label: m.basis, max: 1000, required: true },
          ],
        }}
        run={send}
      />
    </Acts>
  );
}
