import type { AgencyInput } from '@jiebang/contract/brokers/agency.ts';
import { api } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { Block, Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { Agencies, useAgencyFields } from '../../features/brokers/agencies.tsx';
import { useText } from '../../features/brokers/text.ts';

export function Page() {
  const m = useText();
  const fields = useAgencyFields();
  const me = useRead(['me'], () => api.identity.me());
  return (
    <Frame title={m.agencies}>
      <Shown of={me}>
        {({ memberships, grants }) => {
          const own = memberships.filter(({ organisation }) => organisation.kind === 'agency');
          return (
            <>
              {own.length > 0 && (
                <Block title={m.agencyOwn}>
                  <Agencies desk="own" />
                  <Acts>
                    {own.map(({ organisation }) => (
                      <Act
                        key={organisation.id}
                        label={`${m.applyAgency} · ${organisation.name}`}
                        can={true}
                        ask={{ fields }}
                        run={(agency: AgencyInput) =>
                          api.brokers.applyAgency({ body: { organisation: organisation.id, agency } })
                        }
                      />
                    ))}
                  </Acts>
                </Block>
              )}
              {grants.some(({ role }) => role === 'organiser') && (
                <Block title={m.agencyDesk}>
                  <Agencies desk="organiser" />
                </Block>
              )}
            </>
          );
        }}
      </Shown>
    </Frame>
  );
}
