import type { ConfidentialOffer } from '@jiebang/contract/needs/confidential/text.ts';
import type { PublicNeed } from '@jiebang/contract/needs/need.ts';
import { fieldName, topFieldOf } from '@jiebang/contract/reference/fields.ts';
import { budget } from '../../../lib/money.ts';
import { industryLine, placeName, topFieldName, topFieldNames } from '../../../lib/places.ts';
import type { Asked } from '../../page.ts';
import { Link } from '../../parts/link.tsx';
import { Deadline, When } from '../../parts/when.tsx';

type NeedProps = { readonly need: PublicNeed; readonly asked: Asked };

/** Whether solutions are taken at this moment: the clock closes a need a little after its deadline. */
export const isOpen = (need: PublicNeed, now: Date): boolean =>
  need.state === 'published' && Date.parse(need.deadline) > now.getTime();

/** The few facts one decides by: budget, deadline, field, place. */
export function Facts({ need, asked }: NeedProps) {
  const { locale, m, now } = asked;
  const open = isOpen(need, now);
  return (
    <dl className="key-facts" aria-label={m.need.facts}>
      <div>
        <dt>{m.need.budget}</dt>
        <dd className="num">{budget(need.budgetMin, need.budgetMax, locale)}</dd>
      </div>
      <div>
        <dt>{m.need.deadline}</dt>
        <dd>
          {open ? (
            <Deadline at={need.deadline} now={now} locale={locale} />
          ) : (
            <When at={need.deadline} locale={locale} end />
          )}
        </dd>
      </div>
      <div>
        <dt>{m.need.field}</dt>
        <dd>{topFieldNames(need, locale).filter(Boolean).join(m.need.comma) || '—'}</dd>
      </div>
      <div>
        <dt>{m.need.region}</dt>
        <dd>{need.region ? placeName(need.region, locale) : '—'}</dd>
      </div>
    </dl>
  );
}

/** The target indicators as a table. */
export function Indicators({ need, asked: { m } }: NeedProps) {
  if (need.indicators.length === 0) return null;
  return (
    <section>
      <h2 id="indicators">{m.need.indicators}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways must be reachable by keyboard */}
      <section className="table-wide" tabIndex={0} aria-labelledby="indicators">
        <table>
          <thead>
            <tr>
              <th scope="col">{m.need.indicator}</th>
              <th scope="col">{m.need.target}</th>
              <th scope="col">{m.need.unit}</th>
              <th scope="col">{m.need.howTested}</th>
            </tr>
          </thead>
          <tbody>
            {need.indicators.map((indicator) => (
              <tr key={`${indicator.name} ${indicator.value}`}>
                <th scope="row">{indicator.name}</th>
                <td className="num">{indicator.value}</td>
                <td>{indicator.unit ?? '—'}</td>
                <td>{indicator.howTested ?? '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** What is offered and expected of the cooperation; rows that the owner left open are left out. */
export function Offer({ need, asked }: NeedProps) {
  const { locale, m, w } = asked;
  const rows: [string, string | null][] = [
    [m.need.mode, m.need.modeText[need.mode]],
    [m.need.term, need.termMonths === null ? null : m.need.months(String(need.termMonths))],
    [m.need.ways, need.ways.map((way) => w.way[way]).join(locale === 'zh' ? '、' : ', ') || null],
    [m.need.cooperation, need.cooperation.map((term) => w.cooperation[term]).join(m.need.comma) || null],
    [m.need.wished, need.wished],
    [m.need.maturity, need.maturity === null ? null : m.need.level(String(need.maturity))],
    [m.need.ownership, need.ownership],
    [m.need.field, detailedFields(need, asked)],
    [m.need.industry, need.industry && industryLine(need.industry, locale)],
    [m.need.keywords, need.keywords.join(locale === 'zh' ? '、' : ', ') || null],
    [m.need.validUntil, need.validUntil],
  ];
  return (
    <section>
      <h2>{m.need.offer}</h2>
      <dl className="terms">
        {rows
          .filter(([, value]) => value !== null)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

type ConfidentialProps = NeedProps & { readonly of: ConfidentialOffer };

/** That a confidential text stands beside the public one, and the way to it: the same for every reader of this page. */
export function Confidential({ of, need, asked }: ConfidentialProps) {
  const { locale, m } = asked;
  return (
    <section>
      <h2>{m.need.confidential}</h2>
      <p>{of.approval ? m.need.confidentialApproval : m.need.confidentialTerms}</p>
      <p className="no-print">
        <Link to={`/workspace/confidential/new?need=${encodeURIComponent(need.number)}`} locale={locale}>
          {of.open ? m.need.confidentialAsk : m.need.confidentialGo}
        </Link>
      </p>
    </section>
  );
}

/** Fields below the first level, each with what it lies in; null where the first levels already say all. */
function detailedFields({ field, otherFields }: PublicNeed, { locale, m }: Asked): string | null {
  const codes = [field, ...otherFields];
  if (codes.every((code) => code === (topFieldOf(code) ?? ''))) return null;
  const words = (code: string) =>
    code === topFieldOf(code) ? fieldName(code, locale) : `${topFieldName(code, locale)} · ${fieldName(code, locale)}`;
  return codes.map(words).join(m.need.semicolon);
}
