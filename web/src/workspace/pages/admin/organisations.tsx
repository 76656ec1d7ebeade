import { api } from '../../../lib/api.ts';
import { useKit } from '../../../ui/kit/language.tsx';
import { GoButton } from '../../../ui/kit/link.tsx';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText as useMergeText } from '../../features/organisations/merge/text.ts';
import { useText } from '../../features/organisations/text.ts';

/** Organisations that wait for verification. */
export function Page() {
  const m = useText();
  const merge = useMergeText();
  const kit = useKit();
  const me = useRead(['me'], () => api.identity.me());
  return (
    <Frame
      title={m.queue}
      actions={
        <Shown of={me}>
          {({ grants }) =>
            grants.some(({ role }) => role === 'admin') && <GoButton to="/admin/duplicates">{merge.title}</GoButton>
          }
        </Shown>
      }
    >
      <Paged
        name={m.queue}
        from={['verifications']}
        call={(query) => api.identity.waitingOrganisations({ query })}
        empty={m.queueEmpty}
      >
        {(of) => (
          <Line
            key={of.id}
            to={`/organisations/${of.id}`}
            title={of.name}
            facts={[
              kit.organisationKind[of.kind],
              of.uscc ?? of.registrationNumber,
              <span key="asked">
                {m.asked} <When at={of.movedAt} />
              </span>,
              of.due && (
                <span key="due">
                  {m.due} <When at={of.due} />
                </span>
              ),
            ]}
            state={of.due && new Date(of.due) < new Date() ? m.overdue : kit.organisationState[of.state]}
          />
        )}
      </Paged>
    </Frame>
  );
}
