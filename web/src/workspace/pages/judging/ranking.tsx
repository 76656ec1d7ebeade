import { api } from '../../../lib/api.ts';
import { useKit } from '../../../ui/kit/language.tsx';
import { Go, usePart } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { Ranking, RankingActs } from '../../features/judging/result/ranking.tsx';
import { useText } from '../../features/judging/text.ts';

/** The ranking, and the owner's decision. */
export function Page() {
  const m = useText();
  const kit = useKit();
  const need = usePart('id');
  const ranking = useRead(['ranking', need], () => api.judging.ranking({ params: { need } }));
  return (
    <Shown of={ranking}>
      {(of) => (
        <Frame
          title={m.ranking}
          above={<Go to={`/needs/${need}`}>{`${of.need.number} ${of.need.title}`}</Go>}
          below={
            <>
              {m.rankingSays}
              {of.can['confirm'] === true && (
                <>
                  <br />
                  {m.rankingAsks}
                </>
              )}
            </>
          }
          state={kit.panelState[of.state]}
        >
          <RankingActs of={of} />
          <Ranking of={of} />
        </Frame>
      )}
    </Shown>
  );
}
