import type { MyPrice } from '@jiebang/contract/judging/stage/price.ts';
import { api, fileAddress, routes } from '../../../../lib/api.ts';
import { budget } from '../../../../lib/money.ts';
import { SimpleForm } from '../../../../ui/kit/form/simple-form.tsx';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { usePart } from '../../../../ui/kit/link.tsx';
import { Line } from '../../../../ui/kit/list.tsx';
import { Block, Page as Frame } from '../../../../ui/kit/page.tsx';
import { Nothing, Shown, useRead } from '../../../../ui/kit/read.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { useStage } from '../../../features/contests/final/stage-now.ts';
import { useText } from '../../../features/contests/final/text.ts';

/** A finalist's phone in the hall: the price round that runs, and its own sealed price. It follows the hall by itself. */
export function Page() {
  // A message leads here by the final's id.
  const part = usePart('number');
  const known = useRead(['my-price', part], () => api.judging.myPrice({ params: { number: part } }));
  return <Shown of={known}>{({ final }) => <Prices number={final.number} />}</Shown>;
}

function Prices({ number }: { readonly number: string }) {
  const m = useText();
  const locale = useLocale();
  const { lost } = useStage(number);
  const price = useRead(['my-price', number], () => api.judging.myPrice({ params: { number } }));
  return (
    <Shown of={price}>
      {({ final, items }) => (
        <Frame title={m.price} above={locale === 'zh' ? final.title : final.titleEn} below={m.priceSays}>
          {lost && (
            <p className="hint" role="alert">
              {m.phoneLost}
            </p>
          )}
          {items.map((item) => (
            <OwnItem key={item.item} number={number} item={item} />
          ))}
        </Frame>
      )}
    </Shown>
  );
}

type OwnItemProps = { readonly number: string; readonly item: MyPrice['items'][0] };

function OwnItem({ number, item: { item, need, round, own, bids, earlier, can } }: OwnItemProps) {
  const m = useText();
  const locale = useLocale();
  const money = (fen: number) => budget(fen, fen, locale);
  return (
    <Block title={`${m.item(item)} · ${need.number} ${need.title}`}>
      {round && <h3>{m.priceOf(round.round)}</h3>}
      {own && <p role="status">{m.ownPrice(money(own.fen))}</p>}
      {earlier !== null && can['bid'] === true && <p className="hint">{m.earlierPrice(money(earlier))}</p>}
      {can['bid'] === true ? (
        <SimpleForm
          key={round?.round ?? 0}
          name={m.amount}
          fields={[{ kind: 'money', name: 'fen', label: m.amount, per: 'wan', required: true }]}
          initial={{ fen: own?.fen ?? null }}
          submit={own ? m.changeBid : m.giveBid}
          guarded
          send={(body: { fen: number }) => api.judging.bid({ params: { number, item: String(item) }, body })}
        />
      ) : (
        <Nothing>{round === null ? m.priceWaits : round.bids === null ? m.priceOver : m.priceOpened}</Nothing>
      )}
      {bids.length > 0 && (
        <>
          <h3>{m.myBids}</h3>
          <p className="soft">{m.bidsSay}</p>
          <ul className="list" aria-label={m.myBids}>
            {bids.map(({ id, round: of, fen, at, counts }) => (
              <Line
                key={id}
                title={`${m.priceOf(of)} · ${money(fen)}`}
                facts={[<When key="at" at={at} />]}
                state={counts ? m.bidCounts : m.bidReplaced}
              >
                <a
                  className="go"
                  href={fileAddress(routes.judging.bidReceipt, { params: { id } })}
                  download={`price-${number}-${item}-${of}.json`}
                >
                  {m.bidReceipt}
                </a>
              </Line>
            ))}
          </ul>
        </>
      )}
    </Block>
  );
}
