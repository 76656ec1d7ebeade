import { api } from '../../../../lib/api.ts';
import { localPath } from '../../../../lib/locale.ts';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { useAsked, useGo } from '../../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { Nothing, Shown, useRead } from '../../../../ui/kit/read.tsx';
import { AskAccess } from '../../../features/confidential/ask.tsx';
import { useText } from '../../../features/confidential/text.ts';

/** Asking for the confidential text of a need of the board: its number stands in the address. */
export function Page() {
  const m = useText();
  const locale = useLocale();
  const go = useGo();
  const number = useAsked('need') ?? '';
  const offer = useRead(['confidential-offer', number], () => api.needs.offerToMe({ params: { number } }));
  const me = useRead(['me'], () => api.identity.me());
  return (
    <Frame title={m.offerTitle} below={m.offerLead}>
      {offer.error ? (
        <Nothing>{m.noNeed}</Nothing>
      ) : (
        <Shown of={offer}>
          {(of) => (
            <>
              <h2>
                {number} {of.need.title}
              </h2>
              <p>
                <a href={localPath(locale, `/needs/${number}`)}>{m.toNeed}</a>
              </p>
              <br />
              <Shown of={me}>
                {(who) => <AskAccess offer={of} me={who} done={(access) => go(`/confidential/${access}`)} />}
              </Shown>
            </>
          )}
        </Shown>
      )}
    </Frame>
  );
}
