import type { Inquiry } from '@jiebang/contract/deals/inquiries/inquiry.ts';
import { api } from '../../../../lib/api.ts';
import { localPath } from '../../../../lib/locale.ts';
import { useKit, useLocale, useWords } from '../../../../ui/kit/language.tsx';
import { Go, usePart } from '../../../../ui/kit/link.tsx';
import { Block, Facts, Page as Frame } from '../../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../../ui/kit/read.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { InquiryActs } from '../../../features/deals/inquiries/acts.tsx';
import { useText } from '../../../features/deals/inquiries/text.ts';

/** One inquiry, for its two sides. */
export function Page() {
  const m = useText();
  const locale = useLocale();
  const id = usePart('id');
  const inquiry = useRead(['inquiry', id], () => api.deals.inquiry({ params: { id } }));
  return (
    <Shown of={inquiry}>
      {(of) => (
        <Frame
          title={
            (locale === 'en' ? of.achievement.titleEn : null) ??
            (of.achievement.title || `${of.achievement.number} ${m.gone}`)
          }
          above={<About of={of} locale={locale} />}
          state={m.state[of.state]}
        >
          <InquiryActs inquiry={of} />
          <Sides of={of} />
          <Block title={m.message}>
            <p className="prose">{of.message}</p>
          </Block>
          <p>
            <Go to="/inquiries">{m.back}</Go>
          </p>
        </Frame>
      )}
    </Shown>
  );
}

/** Where the achievement is read: its owner's people in their workspace, who asked on its public page. */
function About({ of: { achievement }, locale }: { readonly of: Inquiry; readonly locale: 'zh' | 'en' }) {
  if (achievement.id) return <Go to={`/achievements/${achievement.id}`}>{achievement.number}</Go>;
  if (achievement.title === '') return achievement.number;
  return <a href={localPath(locale, `/achievements/${achievement.number}`)}>{achievement.number}</a>;
}

function Sides({ of }: { readonly of: Inquiry }) {
  const m = useText();
  const kit = useKit();
  const locale = useLocale();
  const { achievement: w } = useWords();
  const asker = (locale === 'en' ? of.asker.nameEn : null) ?? of.asker.name;
  const { contact, declined } = of;
  return (
    <Facts
      of={[
        [m.asker, of.asker.verified ? `${asker}${kit.marks.aside(m.verified)}` : asker],
        [m.by, of.by],
        [m.holder, (locale === 'en' ? of.holderEn : null) ?? of.holder ?? m.person],
        [m.purpose, m.purposes[of.purpose]],
        [m.cooperation, of.cooperation.map((one) => w.cooperation[one]).join(kit.marks.comma)],
        [m.askedAt, <When key="asked" at={of.askedAt} />],
        [m.due, of.state === 'asked' && <When key="due" at={of.due} />],
        [m.state[of.state], of.state !== 'asked' && <When key="since" at={of.since} />],
        [m.contact, contact && [contact.name, contact.phone, contact.email].filter(Boolean).join(' · ')],
        [m.declinedWhy, declined && m.declines[declined.why]],
        [m.note, declined?.note ?? null],
      ]}
    />
  );
}
