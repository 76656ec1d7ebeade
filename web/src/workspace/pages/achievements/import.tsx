import { useQuery } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { GoButton, usePart } from '../../../ui/kit/link.tsx';
import { Block, Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown } from '../../../ui/kit/read.tsx';
import { MatchColumns } from '../../features/achievements/imports/columns.tsx';
import { Problems } from '../../features/achievements/imports/problems.tsx';
import { Progress } from '../../features/achievements/imports/progress.tsx';
import { useText } from '../../features/achievements/imports/text.ts';

/** An import that runs is looked at again after this, in milliseconds. */
const again = 1000;
const open = (state: string | undefined): boolean => state === 'waiting' || state === 'running';

/** One import: its columns to be matched, its progress while it runs, what it did, and every cell that is wrong. */
export function Page() {
  const m = useText();
  const params = { id: usePart('id') };
  const read = useQuery({
    queryKey: ['achievement-import', params.id],
    queryFn: () => api.achievements.readImport({ params }),
    refetchInterval: ({ state }) => (open(state.data?.state) ? again : false),
  });
  return (
    <Shown of={read}>
      {(of) => (
        <Frame
          title={of.name}
          above={m.title}
          state={m.states[of.state]}
          actions={
            <Acts>
              <Act
                danger
                label={m.cancel}
                can={of.can['cancel']}
                ask={{ says: m.cancelSays, fields: [] }}
                run={() => api.achievements.cancelImport({ params })}
              />
              {of.state === 'done' && of.imported > 0 && (
                <GoButton to="/achievements?state=draft" primary>
                  {m.toMine}
                </GoButton>
              )}
              {['done', 'failed', 'cancelled'].includes(of.state) && (
                <GoButton to="/achievements/imports">{m.again}</GoButton>
              )}
            </Acts>
          }
        >
          {of.state === 'uploaded' ? (
            <MatchColumns of={of} />
          ) : (
            <Block title={m.progress}>
              <Progress of={of} />
            </Block>
          )}
          {of.bad > 0 && !open(of.state) && (
            <Block title={m.problems}>
              <Problems of={of.id} />
            </Block>
          )}
        </Frame>
      )}
    </Shown>
  );
}
