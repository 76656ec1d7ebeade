import { api } from '../../../lib/api.ts';
import { useKit } from '../../../ui/kit/language.tsx';
import { GoButton } from '../../../ui/kit/link.tsx';
import { Line } from '../../../ui/kit/list.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { Nothing, Shown, useRead } from '../../../ui/kit/read.tsx';
import { MyInvitations } from '../../features/organisations/members.tsx';
import { useText } from '../../features/organisations/text.ts';

export function Page() {
  const m = useText();
  const kit = useKit();
  const me = useRead(['me'], () => api.identity.me());
  return (
    <Frame title={m.mine} actions={<GoButton to="/organisations/new">{m.register}</GoButton>}>
      <MyInvitations />
      <Shown of={me}>
        {({ memberships }) =>
          memberships.length === 0 ? (
            <Nothing>{m.none}</Nothing>
          ) : (
            <ul className="list" aria-label={m.mine}>
              {memberships.map(({ organisation, role }) => (
                <Line
                  key={organisation.id}
                  to={`/organisations/${organisation.id}`}
                  title={organisation.name}
                  facts={[kit.organisationKind[organisation.kind], m.memberRole[role]]}
                  state={organisation.verified ? kit.organisationState.verified : kit.organisationState.unverified}
                />
              ))}
            </ul>
          )
        }
      </Shown>
    </Frame>
  );
}
