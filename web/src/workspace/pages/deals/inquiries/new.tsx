import { api } from '../../../../lib/api.ts';
import { localPath } from '../../../../lib/locale.ts';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { useAsked, useGo } from '../../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { Nothing, Shown, useRead } from '../../../../ui/kit/read.tsx';
import { AskAbout } from '../../../features/deals/inquiries/ask.tsx';
import { useText } from '../../../features/deals/inquiries/text.ts';

/** Asking the owner of a public achievement: its number stands in the address. */
export function Page() {
  const m = useText();
  const locale = useLocale();
  const go = useGo();
  const number = useAsked('achievement') ?? '';
  const achievement = useRead(['public-achievement', number], () => api.achievements.read({ params: { number } }));
  const me = useRead(['me'], () => api.identity.me());
  return (
    <Frame title={m.new} below={m.newSays}>
      {achievement.error ? (
        <Nothing>
          {m.noAchievement} <a href={localPath(locale, '/achievements')}>{m.toLibrary}</a>
        </Nothing>
      ) : (
        <Shown of={achievement}>
          {(of) => (
            <>
              <p>
                {m.achievement}{' '}
                <a href={localPath(locale, `/achievements/${of.number}`)}>
                  {of.number} {(locale === 'en' ? of.titleEn : null) ?? of.title}
                </a>
              </p>
              <br />
              <Shown of={me}>{(who) => <AskAbout of={of} me={who} done={(id) => go(`/inquiries/${id}`)} />}</Shown>
            </>
          )}
        </Shown>
      )}
    </Frame>
  );
}
