import type { PublicFinal, Show } from '@jiebang/contract/judging/stage/final.ts';
import type { StageMessages } from '../../../lib/messages/stage.zh.ts';
import { Name } from './name.tsx';

type BoardProps = { readonly m: StageMessages; readonly final: PublicFinal; readonly show: Show };

/** The standings of the need that is on: ranks, names and, where they are shown, scores. What is still to be revealed keeps its place. */
export function Scoreboard({ m, final, show }: BoardProps) {
  const need = show.focus ?? 0;
  const board = show.boards[need] ?? [];
  // From the last place up: above the best that was revealed stand those that were not.
  const hidden = show.screen === 'revealing' ? (board[0]?.rank ?? 1) - 1 : 0;
  return (
    <section className="stage-board" aria-label={m.board}>
      <h2>{show.screen === 'revealing' ? m.revealing : m.board}</h2>
      {show.screen === 'frozen' && <p className="stage-frozen">{m.frozen}</p>}
      {board.length + hidden === 0 && <p className="stage-none">{m.noBoard}</p>}
      <ol>
        {Array.from({ length: hidden }, (_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: places that are still to be told are known by nothing else
          <li key={`hidden ${place}`} className="stage-hidden">
            <b className="num">{place + 1}</b>
            <span>{m.unrevealed}</span>
          </li>
        ))}
        {board.map(({ item, rank, score }) => (
          <li key={item} data-item={item}>
            <b className="num">
              <span className="unseen">{m.rank(rank)}</span>
              <span aria-hidden="true">{rank}</span>
            </b>
            <Name m={m} final={final} item={item} />
            {score !== null && (
              <strong className="num">
                {score.toFixed(2)}
                <span className="unseen"> {m.points}</span>
              </strong>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
