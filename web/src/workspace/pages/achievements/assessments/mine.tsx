import { api } from '../../../../lib/api.ts';
import { Line, Paged } from '../../../../ui/kit/list.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { useText } from '../../../features/achievements/assessment/text.ts';

/** What the one who looks was asked to assess. */
export function Page() {
  const m = useText();
  return (
    <Frame title={m.mine} below={m.mineSays}>
      <Paged
        name={m.mine}
        from={['assessments']}
        call={(page) => api.achievements.expertAssessments({ query: page })}
        empty={m.mineEmpty}
      >
        {({ id, title, number, state, since, due }) => (
          <Line
            key={id}
            to={`/assessments/${id}`}
            title={title ?? m.notPublic}
            facts={[
              number,
              state === 'asked' || state === 'open' ? (
                <span key="due">
                  {m.due} <When at={due} />
                </span>
              ) : (
                <When key="since" at={since} />
              ),
            ]}
            state={m.state[state]}
          />
        )}
      </Paged>
    </Frame>
  );
}
