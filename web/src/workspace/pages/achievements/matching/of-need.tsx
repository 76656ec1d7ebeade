import { api } from '../../../../lib/api.ts';
import { Go, usePart } from '../../../../ui/kit/link.tsx';
import { Block, Facts, Page as Frame } from '../../../../ui/kit/page.tsx';
import { Nothing, Shown, useRead } from '../../../../ui/kit/read.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import {
  FoundAchievements,
  FoundBrokers,
  FoundSolvers,
  ToChoices,
} from '../../../features/achievements/matching/found.tsx';
import { useText } from '../../../features/achievements/matching/text.ts';

/** What matches a need of one's own: achievements, organisations by them, technology managers. */
export function Page() {
  const m = useText();
  const id = usePart('id');
  const matches = useRead(['matches-of-need', id], () => api.matching.ofNeed({ params: { id } }));
  return (
    <Shown of={matches}>
      {(of) => (
        <Frame
          title={m.forNeed}
          above={
            <Go to={`/needs/${id}`}>
              {of.need.number} {of.need.title}
            </Go>
          }
          below={m.forNeedSays}
        >
          {of.standing.is === 'done' ? (
            <Facts
              of={[
                [m.doneAt, <When key="at" at={of.standing.at} />],
                [m.knowledge, m.version(of.standing.knowledge)],
              ]}
            />
          ) : (
            <Nothing>
              {m.standing[of.standing.is]} {of.standing.is === 'refused' && <Go to="/matching">{m.toChoices}</Go>}
            </Nothing>
          )}
          {of.standing.is === 'done' && (
            <>
              <Block title={m.achievements}>
                <p className="soft">{m.how}</p>
                <FoundAchievements of={of} />
                <ToChoices />
              </Block>
              <Block title={m.solvers}>
                <p className="soft">{m.solversSays}</p>
                <FoundSolvers of={of.solvers} />
              </Block>
            </>
          )}
          {of.standing.is !== 'refused' && (
            <Block title={m.brokers}>
              <p className="soft">{m.brokersSays}</p>
              <FoundBrokers of={of.brokers} />
            </Block>
          )}
        </Frame>
      )}
    </Shown>
  );
}
