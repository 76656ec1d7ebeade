import type { PublicCertificate } from '@jiebang/contract/certification/certificate.ts';
import { localPath } from '../../lib/locale.ts';
import { yuan } from '../../lib/money.ts';
import { placeName } from '../../lib/places.ts';
import { orNull } from '../api.ts';
import type { Asked, Page } from '../page.ts';
import { Empty } from '../parts/empty.tsx';
import { Link } from '../parts/link.tsx';
import { Stamp } from '../parts/seal.tsx';
import { When } from '../parts/when.tsx';

/** `/verify` and `/verify/{number}`: whether a certificate is genuine and valid. */
export async function verifyPage(asked: Asked): Promise<Page> {
  const { api, found, m, query } = asked;
  const number = (found[0] ?? query.get('number') ?? '').trim().slice(0, 60);
  const certificate = number === '' ? null : await orNull(api.certification.certificate({ params: { number } }));
  const missing = number !== '' && certificate === null;
  return {
    status: missing ? 404 : 200,
    title: certificate ? `${m.verify.title} · ${certificate.number}` : m.verify.title,
    description: m.verify.description,
    section: 'verify',
    hidden: number !== '',
    body: (
      <>
        {certificate ? (
          <Certificate asked={asked} certificate={certificate} />
        ) : (
          <header className="page-head">
            <h1>{m.verify.title}</h1>
            <p className="lead">{m.verify.lead}</p>
          </header>
        )}
        {missing && <Empty title={m.verify.notFoundTitle} text={m.verify.notFoundText} />}
        <form className="search" action={localPath(asked.locale, '/verify')}>
          <label htmlFor="number">{certificate ? m.verify.another : m.verify.number}</label>
          <span className="search-line">
            <input
              id="number"
              name="number"
              className="num"
              required
              maxLength={60}
              defaultValue={missing ? number : undefined}
              placeholder="JZ-2026-000001"
              autoComplete="off"
              aria-describedby="number-hint"
            />
            <button type="submit" className={certificate ? 'button' : 'button button-primary'}>
              {m.verify.check}
            </button>
          </span>
          <span className="soft" id="number-hint">
            {m.verify.hint}
          </span>
        </form>
      </>
    ),
  };
}

function Certificate({ asked, certificate }: { readonly asked: Asked; readonly certificate: PublicCertificate }) {
  const { locale, m } = asked;
  const { contract } = certificate;
  const rows: [string, React.ReactNode][] = [
    [
      m.results.need,
      <Link key="need" to={`/needs/${certificate.need.number}`} locale={locale}>
        {certificate.need.title}
      </Link>,
    ],
    [m.verify.contract, contract.name],
    [m.verify.kind, contract.kind],
    [
      m.verify.signed,
      <span key="on" className="num">
        {contract.signedOn}
      </span>,
    ],
    ...(contract.registrationNumber
      ? [[m.verify.registration, contract.registrationNumber] as [string, React.ReactNode]]
      : []),
    ...certificate.parties.map((party): [string, React.ReactNode] => [
      m.verify.role[party.role],
      [party.name, party.region && placeName(party.region, locale)].filter(Boolean).join(' · '),
    ]),
    [m.verify.crossRegion, certificate.crossRegion ? m.verify.yes : m.verify.no],
    [m.verify.amount, certificate.amountFen === null ? m.verify.amountHidden : yuan(certificate.amountFen, locale)],
    [m.verify.issuer, certificate.issuer],
    [m.verify.issuedAt, <When key="at" at={certificate.issuedAt} locale={locale} />],
    ...(certificate.revokedOn ? [[m.verify.revokedAt, certificate.revokedOn] as [string, React.ReactNode]] : []),
    [m.verify.log, certificate.inLog ? m.verify.inLog : m.verify.notYetInLog],
  ];
  return (
    <article className="sheet paper certificate">
      <header className="paper-head">
        <p className="paper-number num whole">{certificate.number}</p>
        <h1>{certificate.title}</h1>
      </header>
      <Verdict asked={asked} certificate={certificate} />
      <dl className="terms">
        {rows.map(([name, value], i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two parties may have the same role
          <div key={i}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <section className="no-print">
        <h2>{m.verify.independent}</h2>
        <p>{m.verify.independentText}</p>
        <p className="actions">
          <a
            className="button"
            href={`/api/v1/certificates/${encodeURIComponent(certificate.number)}/document`}
            download={`${certificate.number}.json`}
          >
            {m.verify.download}
          </a>
        </p>
      </section>
    </article>
  );
}

function Verdict({ asked, certificate }: { readonly asked: Asked; readonly certificate: PublicCertificate }) {
  const { locale, m } = asked;
  const han = locale === 'zh';
  const { says, text, manner, words } =
    certificate.status === 'revoked'
      ? ({
          says: m.verify.revoked,
          text: m.verify.revokedText,
          manner: 'ended',
          words: han ? ['已', '撤销'] : ['REVOKED'],
        } as const)
      : certificate.sample
        ? ({
            says: m.verify.sample,
            text: m.verify.sampleText,
            manner: 'ended',
            words: han ? ['样本', '无效'] : ['SAMPLE'],
          } as const)
        : ({
            says: m.verify.valid,
            text: m.verify.validText,
            manner: 'done',
            words: han ? ['有', '效'] : ['VALID'],
          } as const);
  return (
    <div className={`verdict verdict-${manner}`} role="status">
      <Stamp manner={manner} name="" words={words} han={han} large />
      <p>
        <strong>{says}</strong>
        <br />
        {text}
      </p>
    </div>
  );
}
