import { api } from '../../../../lib/api.ts';
import { localPath } from '../../../../lib/locale.ts';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { Line, Paged } from '../../../../ui/kit/list.tsx';
import { Block, Page as Frame } from '../../../../ui/kit/page.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { useText } from '../../../features/deals/inquiries/text.ts';

/** Inquiries about achievements: those that came to one's own, and those that one's organisations made. */
export function Page() {
  const m = useText();
  const locale = useLocale();
  return (
    <Frame title={m.title} below={m.says}>
      <Block title={m.received}>
        <Inquiries desk="holder" />
      </Block>
      <Block title={m.made}>
        <Inquiries desk="asker" />
        <p>
          <a href={localPath(locale, '/achievements')}>{m.toLibrary}</a>
        </p>
      </Block>
    </Frame>
  );
}

function Inquiries({ desk }: { readonly desk: 'asker' | 'holder' }) {
  const m = useText();
  const locale = useLocale();
  return (
    <Paged
      name={desk === 'holder' ? m.received : m.made}
      from={['inquiries', desk]}
      call={(page) => api.deals.inquiries({ query: { ...page, desk } })}
      empty={desk === 'holder' ? m.receivedEmpty : m.madeEmpty}
    >
      {(one) => (
        <Line
          key={one.id}
          to={`/inquiries/${one.id}`}
          title={
            (locale === 'en' ? one.achievement.titleEn : null) ??
            (one.achievement.title || `${one.achievement.number} ${m.gone}`)
          }
          facts={[
            one.achievement.number,
            desk === 'holder'
              ? ((locale === 'en' ? one.askerEn : null) ?? one.asker)
              : ((locale === 'en' ? one.holderEn : null) ?? one.holder ?? m.person),
            m.purposes[one.purpose],
            <When key="at" at={one.askedAt} />,
          ]}
          state={m.state[one.state]}
        />
      )}
    </Paged>
  );
}
