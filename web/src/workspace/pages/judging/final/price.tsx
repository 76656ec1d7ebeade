import type { MyPrice } from '@jiebang/contract/judging/stage/price.ts';
import { api } from '../../../../lib/api.ts';
import { budget } from '../../../../lib/money.ts';
import { SimpleForm } from '../../../../ui/kit/form/simple-form.tsx';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { usePart } from '../../../../ui/kit/link.tsx';
import { Block, Page as Frame } from '../../../../ui/kit/page.tsx';
import { Nothing, Shown, useRead } from '../../../../ui/kit/read.tsx';
import { useStage } from '../../../features/contests/final/stage-now.ts';
import { useText } from '../../../features/contests/final/text.ts';

/** A finalist's phone in the hall: the price round that runs, and its own sealed price. It follows the hall by itself. */
export function Page() {
  const m = useText();
  const locale = useLocale();
  const number = usePart('number');
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

function OwnItem({ number, item: { item, need, round, own, earlier, can } }: OwnItemProps) {
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
    </Block>
  );
}
