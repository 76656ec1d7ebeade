import type { PublicFinal, Show } from '@jiebang/contract/judging/stage/final.ts';
import type { Locale } from '../../../lib/locale.ts';
import type { StageMessages } from '../../../lib/messages/stage.zh.ts';
import { budget } from '../../../lib/money.ts';
import { Name } from './name.tsx';

type PricesProps = {
  readonly m: StageMessages;
  readonly final: PublicFinal;
  readonly show: Show;
  readonly locale: Locale;
};

/** The price round of the need that is on: that it runs, and once it was opened every price, the least first. */
export function Prices({ m, final, show, locale }: PricesProps) {
  const round = show.prices[show.focus ?? 0];
  if (!round) return null;
  const title = m.prices(round.round);
  return (
    <section className="stage-board" aria-label={title}>
      <h2>{title}</h2>
      {round.bids === null && <p className="stage-frozen">{m.pricesRun}</p>}
      {round.bids?.length === 0 && <p className="stage-none">{m.noPrices}</p>}
      <ul>
        {round.bids?.map(({ item, fen }) => (
          <li key={item}>
            <span className="num">{m.item(item)}</span>
            <Name m={m} final={final} item={item} />
            <strong className="num">{budget(fen, fen, locale)}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}
