import type { MyNotice } from '@jiebang/contract/identity/notice.ts';
import { api } from '../../../lib/api.ts';
import { localPath } from '../../../lib/locale.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { useLocale } from '../../../ui/kit/language.tsx';
import { Line } from '../../../ui/kit/list.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from './text.ts';

/** Which versions of the privacy notice this person has acknowledged, and when. */
export function Acknowledged() {
  const m = useText();
  const locale = useLocale();
  const mine = useRead(['my-notice'], () => api.identity.myNotice());
  return (
    <Shown of={mine}>
      {(said) => (
        <>
          <NoticeAsk of={said} />
          <p>
            <a href={localPath(locale, '/privacy')}>{m.readNotice(String(said.current.version))}</a>
          </p>
          <ul className="list" aria-label={m.acknowledged}>
            {said.acknowledged.map(({ version, at }) => (
              <Line
                key={version}
                title={m.version(String(version))}
                facts={[
                  <span key="at">
                    {m.acknowledgedAt} <When at={at} />
                  </span>,
                  <a key="read" href={localPath(locale, `/privacy/${version}`)}>
                    {m.read}
                  </a>,
                ]}
                {...(version === said.current.version ? { state: m.inForce } : {})}
              />
            ))}
          </ul>
        </>
      )}
    </Shown>
  );
}

/** Asks to read the notice in force, with what is new in it; nothing is closed meanwhile. */
function NoticeAsk({ of: { current, due } }: { readonly of: MyNotice }) {
  const m = useText();
  const locale = useLocale();
  if (!due) return null;
  return (
    <div className="says">
      <p role="status">{current.changes ? m.noticeChanged : m.noticeNew}</p>
      {current.changes && <p>{current.changes[locale]}</p>}
      <Acts>
        <Act
          label={m.acknowledge}
          can={true}
          run={() => api.identity.acknowledgeNotice({ params: { version: String(current.version) } })}
        />
      </Acts>
    </div>
  );
}
