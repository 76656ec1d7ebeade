import { api } from '../../../lib/api.ts';
import { Act } from '../../../ui/kit/act.tsx';
import { useKit } from '../../../ui/kit/language.tsx';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { GiveGrant } from '../../features/admin/give-grant.tsx';
import { GrantPlace } from '../../features/admin/grant-place.tsx';
import { useText } from '../../features/admin/text.ts';

export function Page() {
  const m = useText();
  const kit = useKit();
  return (
    <Frame title={m.grants} actions={<GiveGrant />}>
      <Paged name={m.grants} from={['grants']} call={(query) => api.identity.grants({ query })} empty={m.grantsEmpty}>
        {(grant) => (
          <Line
            key={grant.id}
            title={grant.name ?? grant.email ?? grant.mobile ?? ''}
            facts={[
              grant.person === null ? m.invited : (grant.email ?? grant.mobile),
              <GrantPlace key="place" of={grant} />,
              <When key="from" at={grant.from} />,
              grant.to && (
                <span key="to">
                  {m.until} <When at={grant.to} />
                </span>
              ),
              ...(grant.secondFactor ? [m.secondFactor] : []),
            ]}
            state={kit.roles[grant.role]}
          >
            <Act
              label={grant.person === null ? m.takeBack : m.end}
              can={true}
              danger
              ask={{ fields: [] }}
              run={() => api.identity.endGrant({ params: { id: grant.id } })}
            />
          </Line>
        )}
      </Paged>
    </Frame>
  );
}
