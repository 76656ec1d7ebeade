import { api } from '../../../lib/api.ts';
import { useKit } from '../../../ui/kit/language.tsx';
import { Go, usePart } from '../../../ui/kit/link.tsx';
import { Block, Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { ChangeActs } from '../../features/organisations/change/acts.tsx';
import { Compare } from '../../features/organisations/change/compare.tsx';
import { ChangeForm } from '../../features/organisations/change/form.tsx';
import { ChangeHistory } from '../../features/organisations/change/lists.tsx';
import { ChangePapers } from '../../features/organisations/change/papers.tsx';
import { useText } from '../../features/organisations/change/text.ts';
import { Reasons } from '../../features/organisations/papers.tsx';
import { useText as useOrganisationText } from '../../features/organisations/text.ts';

/** One change of what was verified, for the organisation's administrators and for those who decide. */
export function Page() {
  const m = useText();
  const words = useOrganisationText();
  const kit = useKit();
  const id = usePart('id');
  const change = useRead(['organisation-change', id], () => api.identity.organisationChange({ params: { id } }));
  return (
    <Shown of={change}>
      {(of) => (
        <Frame
          title={m.title}
          above={<Go to={`/organisations/${of.organisation.id}`}>{of.was.name}</Go>}
          state={kit.organisationChangeState[of.state]}
          below={
            of.due && (
              <>
                {words.due} <When at={of.due} />
              </>
            )
          }
        >
          {of.state === 'returned' && (
            <Reasons of={of.moves.findLast(({ action }) => action === 'return')?.findings ?? []} />
          )}
          <Compare of={of} />
          <ChangePapers of={of} />
          <ChangeActs of={of} />
          {of.can.edit === true && (
            <Block title={m.edit}>
              <ChangeForm
                key={of.version}
                of={of.organisation}
                data={of.wanted}
                submit={m.saveAgain}
                send={(body) => api.identity.editChange({ params: { id }, version: of.version, body })}
              />
            </Block>
          )}
          <Block title={m.history} quiet>
            <ChangeHistory of={of} />
          </Block>
        </Frame>
      )}
    </Shown>
  );
}
