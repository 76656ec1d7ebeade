import { type Consent, type ConsentPurpose, consentPurposes } from '@jiebang/contract/identity/person.ts';
import type { z } from 'zod';
import { api } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { Facts, Mark } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from './text.ts';

type Said = z.infer<typeof Consent>;

/** What personal information may be used for, each by its own consent: on what ground, since when, and what ends when it is withdrawn. */
export function Consents() {
  const m = useText();
  const consents = useRead(['consents'], () => api.identity.consents({ query: { limit: 100 } }));
  const notice = useRead(['my-notice'], () => api.identity.myNotice());
  return (
    <Shown of={consents}>
      {({ items }) => (
        <ul className="list" aria-label={m.consents}>
          {consentPurposes.map((purpose) => (
            <OneConsent
              key={purpose}
              purpose={purpose}
              said={items.find((item) => item.purpose === purpose && item.withdrawnAt === null)}
              notice={notice.data?.current.version}
            />
          ))}
        </ul>
      )}
    </Shown>
  );
}

type OneProps = {
  readonly purpose: ConsentPurpose;
  readonly said: Said | undefined;
  readonly notice: number | undefined;
};

function OneConsent({ purpose, said, notice }: OneProps) {
  const m = useText();
  const words = m.purposes[purpose];
  const refusal = purpose === 'no_automated_ranking';
  const stands = said?.inForce === true;
  const give = refusal ? m.refuse : m.give;
  return (
    <li className="task">
      <h3>
        {words.title}{' '}
        <Mark {...(stands ? { tone: 'good' as const } : {})}>
          {stands ? (refusal ? m.refused : m.given) : said ? m.asksAgain : refusal ? m.notRefused : m.notGiven}
        </Mark>
      </h3>
      <Facts
        of={[
          [m.whatFor, words.what],
          [m.basis, words.basis],
          [m.since, stands && <When key="since" at={said.givenAt} />],
          [stands ? m.ifWithdrawn : m.ifGiven, stands ? words.ends : words.begins],
        ]}
      />
      {notice !== undefined && (
        <Acts>
          {!stands && (
            <Act
              label={`${give} · ${words.title}`}
              can={true}
              run={() => api.identity.giveConsent({ params: { purpose }, body: { noticeVersion: notice } })}
            />
          )}
          {said && (
            <Act
              label={`${refusal ? m.endRefusal : m.withdraw} · ${words.title}`}
              can={true}
              ask={{ says: words.ends, fields: [] }}
              run={() => api.identity.withdrawConsent({ params: { purpose } })}
            />
          )}
        </Acts>
      )}
    </li>
  );
}

/** Every consent that was given and every withdrawal, newest first; nothing of it is ever rewritten. */
export function ConsentHistory() {
  const m = useText();
  return (
    <Paged
      name={m.history}
      from={['consents', 'history']}
      call={(query) => api.identity.consents({ query })}
      empty={m.noHistory}
    >
      {(said) => (
        <Line
          key={`${said.purpose} ${said.givenAt}`}
          title={m.purposes[said.purpose].title}
          facts={[
            <span key="given">
              {m.givenAt} <When at={said.givenAt} />
            </span>,
            said.withdrawnAt && (
              <span key="withdrawn">
                {m.withdrawnAt} <When at={said.withdrawnAt} />
              </span>
            ),
            m.underVersion(String(said.noticeVersion)),
          ]}
        />
      )}
    </Paged>
  );
}
