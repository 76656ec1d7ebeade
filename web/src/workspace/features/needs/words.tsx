import type { Indicator, NeedDraft } from '@jiebang/contract/needs/need.ts';
import type { Unfinished } from '@jiebang/contract/needs/traces.ts';
import { fieldName } from '@jiebang/contract/reference/fields.ts';
import { budget } from '../../../lib/money.ts';
import { industryLine, placeName } from '../../../lib/places.ts';
import { useKit, useLocale, useWords } from '../../../ui/kit/language.tsx';
import { Facts, Prose, Table } from '../../../ui/kit/page.tsx';
import { Marked } from './marked.tsx';
import { useText } from './text.ts';

type WordsProps = {
  readonly of: Unfinished;
  /** The text to compare with: what it lacks is marked. */
  readonly against?: Unfinished | null;
  readonly as?: 'del' | 'ins';
};

/** The words of a need: problem, indicators, what is expected. */
export function NeedWords({ of, against, as = 'ins' }: WordsProps) {
  const m = useText();
  const kit = useKit();
  const part = (name: 'title' | 'problem' | 'expectedResult' | 'existingBasis' | 'wished' | 'ownership') =>
    of[name] && <Marked of={of[name]} against={against ? against[name] : undefined} as={as} />;
  return (
    <article>
      <h3>{part('title')}</h3>
      <p className="soft">
        <Marked
          of={of.keywords?.join(kit.marks.comma) ?? null}
          against={against ? (against.keywords?.join(kit.marks.comma) ?? '') : undefined}
          as={as}
        />
      </p>
      <h3>{m.problem}</h3>
      <Prose>{part('problem')}</Prose>
      <h3>{m.indicators}</h3>
      <Indicators of={of.indicators ?? []} against={against ? (against.indicators ?? []) : undefined} as={as} />
      <h3>{m.expectedResult}</h3>
      <Prose>{part('expectedResult')}</Prose>
      <h3>{m.existingBasis}</h3>
      <Prose>{part('existingBasis')}</Prose>
      <h3>{m.ownership}</h3>
      <Prose>{part('ownership')}</Prose>
      <h3>{m.wished}</h3>
      <Prose>{part('wished')}</Prose>
    </article>
  );
}

type IndicatorsProps = {
  readonly of: readonly Indicator[];
  readonly against: readonly Indicator[] | undefined;
  readonly as: 'del' | 'ins';
};

function Indicators({ of, against, as }: IndicatorsProps) {
  const m = useText();
  if (of.length === 0) return <Prose>{null}</Prose>;
  const target = (row: Indicator | undefined) => [row?.value, row?.unit].filter(Boolean).join(' ');
  return (
    <Table
      caption={m.indicators}
      head={[m.indicator.name, m.indicator.value, m.indicator.howTested]}
      rows={of.map((row, i) => {
        // The same indicator, or where it was renamed the one in its place.
        const other = against && (against.find(({ name }) => name === row.name) ?? against[i]);
        const cell = (mine: string | null, theirs: string | null | undefined) => (
          <Marked of={mine} against={against ? (theirs ?? '') : undefined} as={as} />
        );
        return {
          key: `${i} ${row.name}`,
          cells: [cell(row.name, other?.name), cell(target(row), target(other)), cell(row.howTested, other?.howTested)],
        };
      })}
    />
  );
}

/** The facts of a need beside its words. */
export function NeedFacts({ of }: { readonly of: NeedDraft }) {
  const m = useText();
  const kit = useKit();
  const w = useWords();
  const locale = useLocale();
  return (
    <Facts
      of={[
        [m.field, of.field && fieldName(of.field, locale)],
        [m.otherFields, of.otherFields.map((code) => fieldName(code, locale)).join(kit.marks.comma)],
        [m.industry, of.industry && industryLine(of.industry, locale)],
        [m.region, of.region && placeName(of.region, locale)],
        [m.budget, budget(of.budget?.min ?? null, of.budget?.max ?? null, locale)],
        [m.termMonths, of.termMonths && `${of.termMonths} ${m.months}`],
        [m.ways, of.ways.map((way) => w.way[way]).join(kit.marks.comma)],
        [m.cooperation, of.cooperation.map((term) => w.cooperation[term]).join(kit.marks.comma)],
        [m.maturity, of.maturity],
        [m.validUntil, of.validUntil],
        [m.recommender, of.recommender],
        [m.contactName, [of.contactName, of.contactPhone].filter(Boolean).join(' · ')],
      ]}
    />
  );
}
