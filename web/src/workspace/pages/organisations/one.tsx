import type { Organisation } from '@jiebang/contract/identity/organisation.ts';
import { api } from '../../../lib/api.ts';
import { useKit } from '../../../ui/kit/language.tsx';
import { GoButton, usePart } from '../../../ui/kit/link.tsx';
import { Block, Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { ChangesOf } from '../../features/organisations/change/lists.tsx';
import { Description } from '../../features/organisations/description.tsx';
import { OrganisationFacts } from '../../features/organisations/facts.tsx';
import { OrganisationForm } from '../../features/organisations/form.tsx';
import { History } from '../../features/organisations/history.tsx';
import { Keys } from '../../features/organisations/keys.tsx';
import { Invitations, MemberHistory, Members } from '../../features/organisations/members.tsx';
import { Merged } from '../../features/organisations/merge/merged.tsx';
import { Papers, Returned } from '../../features/organisations/papers.tsx';
import { useText } from '../../features/organisations/text.ts';
import { Verification } from '../../features/organisations/verification.tsx';
import { Suspended, WorkList } from '../../features/organisations/work.tsx';

/** One organisation, for its people and for those who verify it. */
export function Page() {
  const m = useText();
  const kit = useKit();
  const id = usePart('id');
  const organisation = useRead(['organisation', id], () => api.identity.organisation({ params: { id } }));
  const me = useRead(['me'], () => api.identity.me());
  return (
    <Shown of={organisation}>
      {(of) => (
        <Frame
          title={of.name}
          state={kit.organisationState[of.state]}
          actions={of.can.invite === true && <GoButton to={`/organisations/${id}/audit`}>{m.audit}</GoButton>}
        >
          <OrganisationFacts of={of} />
          <Merged of={of} />
          <Suspended of={of} />
          <Returned of={of} />
          <Papers of={of} />
          <Description of={of} />
          {changes(of) && <ChangesOf of={of} />}
          <Verification of={of} asker={me.data?.person?.name ?? ''} />
          {of.can.edit === true && (
            <Block title={m.edit}>
              <OrganisationForm
                key={of.version}
                of={of}
                submit={m.save}
                send={(body) => api.identity.editOrganisation({ params: { id }, version: of.version, body })}
              />
            </Block>
          )}
          {me.data?.memberships.some((membership) => membership.organisation.id === id) && (
            <>
              <Block title={m.members}>
                <Members of={of} />
              </Block>
              {of.can.invite === true && (
                <>
                  <Block title={m.invitations}>
                    <Invitations of={of} />
                  </Block>
                  <Block title={m.keys}>
                    <Keys of={of} />
                  </Block>
                  <Block title={m.memberHistory} quiet>
                    <MemberHistory of={of} />
                  </Block>
                </>
              )}
            </>
          )}
          <Block title={m.work}>
            <WorkList of={of} />
          </Block>
          <Block title={m.history} quiet>
            <History of={of} />
          </Block>
        </Frame>
      )}
    </Shown>
  );
}

/** Whether its changes are this viewer's to see: an administrator's of it, or one's who decides; a natural person has none. */
const changes = ({ kind, state, can }: Organisation): boolean =>
  kind !== 'individual' &&
  ['verified', 'suspended', 'merged'].includes(state) &&
  (can.invite === true || can.suspend !== undefined);
