import type { Indicator, NeedDraft, NeedText } from '@jiebang/contract/needs/need.ts';
import { fieldName } from '@jiebang/contract/reference/fields.ts';
import { budget } from '../../../lib/money.ts';
import { industryLine, placeName } from '../../../lib/places.ts';
import { useLocale, useWords } from '../../../ui/kit/language.tsx';
import { Facts, Prose, Table } from '../../../ui/kit/page.tsx';
import { useText } from './text.ts';

/** The words of a need: problem, indicators, what is expected. */
export function NeedWords({ of }: { readonly of: NeedText | NeedDraft }) {
  const m = useText();
  return (
    <article>
      <h3>{of.title}</h3>
      <p className="soft">{of.keywords.join('、')}</p>
      <h3>{m.problem}</h3>
      <Prose>{of.problem}</Prose>
      <h3>{m.indicators}</h3>
      <Indicators of={of.indicators} />
      <h3>{m.expectedResult}</h3>
      <Prose>{of.expectedResult}</Prose>
      <h3>{m.existingBasis}</h3>
      <Prose>{of.existingBasis}</Prose>
      <h3>{m.ownership}</h3>
      <Prose>{of.ownership}</Prose>
      <h3>{m.wished}</h3>
      <Prose>{of.wished}</Prose>
    </article>
  );
}

function Indicators({ of }: { readonly of: readonly Indicator[] }) {
  const m = useText();
  if (of.length === 0) return <Prose>{null}</Prose>;
  return (
    <Table
      caption={m.indicators}
      head={[m.indicator.name, m.indicator.value, m.indicator.howTested]}
      rows={of.map(({ name, value, unit, howTested }, i) => ({
        key: `${i} ${name}`,
        cells: [name, [value, unit].filter(Boolean).join(' '), howTested],
      }))}
    />
  );
}

/** The facts of a need beside its words. */
export function NeedFacts({ of }: { readonly of: NeedDraft }) {
  const m = useText();
  const w = useWords();
  const locale = useLocale();
  return (
    <Facts
      of={[
        [m.field, of.field && fieldName(of.field, locale)],
        [m.industry, of.industry && industryLine(of.industry)],
        [m.region, of.region && placeName(of.region, locale)],
        [m.budget, budget(of.budget?.min ?? null, of.budget?.max ?? null, locale)],
        [m.termMonths, of.termMonths && `${of.termMonths} ${m.months}`],
        [m.ways, of.ways.map((way) => w.way[way]).join('、')],
        [m.maturity, of.maturity],
        [m.validUntil, of.validUntil],
        [m.contactName, [of.contactName, of.contactPhone].filter(Boolean).join(' · ')],
      ]}
    />
  );
}
