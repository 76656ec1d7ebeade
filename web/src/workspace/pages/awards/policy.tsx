import { api } from '../../../lib/api.ts';
import { Block, Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { ConfirmNovelty, PolicyCandidates } from '../../features/awards/policy.tsx';
import { useText } from '../../features/awards/text.ts';

const programmes = ['achievement_transfer', 'joint_research'] as const;

/** Policy recommendation: candidates with their evidence. */
export function Page() {
  const m = useText();
  const contest = useRead(['contest'], () => api.contests.current());
  const me = useRead(['me'], () => api.identity.me());
  const chooses = me.data?.grants.some(({ role }) => role === 'authority');
  return (
    <Frame
      title={m.policy}
      below={m.policySays}
      actions={me.data?.grants.some(({ role }) => role === 'organiser') && <ConfirmNovelty />}
    >
      <Shown of={contest}>
        {({ id }) =>
          chooses &&
          programmes.map((programme) => (
            <Block key={programme} title={m.programmes[programme]}>
              <PolicyCandidates contest={id} programme={programme} />
            </Block>
          ))
        }
      </Shown>
    </Frame>
  );
}
