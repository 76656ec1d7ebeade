import { api } from '../../../lib/api.ts';
import { OfEdition } from '../../../ui/edition.tsx';
import { Block, Page as Frame } from '../../../ui/kit/page.tsx';
import { useRead } from '../../../ui/kit/read.tsx';
import { ConfirmNovelty, PolicyCandidates } from '../../features/awards/policy.tsx';
import { useText } from '../../features/awards/text.ts';

const programmes = ['achievement_transfer', 'joint_research'] as const;

/** Policy recommendation of an edition: candidates with their evidence. */
export function Page() {
  const m = useText();
  const me = useRead(['me'], () => api.identity.me());
  const chooses = me.data?.grants.some(({ role }) => role === 'authority');
  const organises = me.data?.grants.some(({ role }) => role === 'organiser');
  return (
    <OfEdition at="/policy">
      {(contest, choice) => (
        <Frame
          title={m.policy}
          below={m.policySays}
          actions={
            <>
              {choice}
              {organises && <ConfirmNovelty />}
            </>
          }
        >
          {chooses &&
            programmes.map((programme) => (
              <Block key={`${contest}${programme}`} title={m.programmes[programme]}>
                <PolicyCandidates contest={contest} programme={programme} />
              </Block>
            ))}
        </Frame>
      )}
    </OfEdition>
  );
}
