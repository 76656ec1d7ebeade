import { useQuery } from '@tanstack/react-query';
import { api } from '../../../../lib/api.ts';
import { Act, Acts } from '../../../../ui/kit/act.tsx';
import { GoButton, usePart } from '../../../../ui/kit/link.tsx';
import { Block, Page as Frame } from '../../../../ui/kit/page.tsx';
import { Shown } from '../../../../ui/kit/read.tsx';
import { Problems } from '../../../features/needs/desks/imports/problems.tsx';
import { Progress } from '../../../features/needs/desks/imports/progress.tsx';
import { useText } from '../../../features/needs/desks/imports/text.ts';

/** An import that runs is looked at again after this, in milliseconds. */
const again = 1000;
const open = (state: string | undefined): boolean => state === 'waiting' || state === 'running';

/** One import: its progress while it runs, what it did, and every cell that is wrong. */
export function Page() {
  const m = useText();
  const params = { id: usePart('id') };
  const read = useQuery({
    queryKey: ['need-imports', params.id],
    queryFn: () => api.needs.readImport({ params }),
    refetchInterval: ({ state }) => (open(state.data?.state) ? again : false),
  });
  return (
    <Shown of={read}>
      {(of) => (
        <Frame
          title={of.name}
          above={of.owner === null ? m.title : m.own.title}
          state={m.states[of.state]}
          actions={
            <Acts>
              <Act
                danger
                label={m.cancel}
                can={of.can['cancel']}
                ask={{ says: m.cancelSays, fields: [] }}
                run={() => api.needs.cancelImport({ params })}
              />
              {!open(of.state) && (
                <GoButton to={of.owner === null ? '/need-imports' : '/needs/imports'}>{m.again}</GoButton>
              )}
            </Acts>
          }
        >
          <Block title={m.progress}>
            <Progress of={of} />
          </Block>
          {of.bad > 0 && (
            <Block title={m.problems}>
              {open(of.state) ? <p className="soft">{m.problemsLater}</p> : <Problems of={of.id} />}
            </Block>
          )}
        </Frame>
      )}
    </Shown>
  );
}
