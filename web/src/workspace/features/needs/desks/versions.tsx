import type { NeedComparison, NeedVersion } from '@jiebang/contract/needs/desk/desk.ts';
import { returnFields } from '@jiebang/contract/needs/review.ts';
import { Select } from 'antd';
import { dateTime } from '../../../../lib/dates.ts';
import { useGo } from '../../../../ui/kit/link.tsx';
import { Block, Prose } from '../../../../ui/kit/page.tsx';
import { Nothing } from '../../../../ui/kit/read.tsx';
import { Marked } from '../marked.tsx';
import { Point } from '../returned.tsx';
import { useText } from '../text.ts';
import { type ReturnField, useFieldText } from './field-text.ts';

type VersionsProps = { readonly need: string; readonly of: NeedComparison };

/** Two versions of a need field by field: what was asked, what changed, and below what did not. */
export function Versions({ need, of }: VersionsProps) {
  const m = useText();
  const { before, after, changed, asked } = of;
  if (!before || !after) return <Nothing>{m.versions.onlyOne}</Nothing>;
  const untouched = (asked?.points ?? []).filter(({ field }) => field !== 'whole' && !changed.includes(field));
  const same = returnFields.filter((field) => field !== 'whole' && !changed.includes(field));
  const pair = { before, after, asked };
  return (
    <>
      <Choose need={need} of={of} before={before} after={after} />
      {asked && (asked.reason || asked.points.some(({ field }) => field === 'whole')) && (
        <Block title={m.returned}>
          {asked.reason && <p>{asked.reason}</p>}
          <Asked of={asked} field="whole" />
        </Block>
      )}
      {untouched.length > 0 && (
        <div className="refused" role="status">
          <strong>{m.versions.untouched}</strong>
          {untouched.map((point) => (
            <span key={JSON.stringify(point)}>
              {m[point.field]} <Point of={point} />
            </span>
          ))}
        </div>
      )}
      <Block title={m.versions.changed(String(changed.length))}>
        {changed.length === 0 && <Nothing>{m.versions.noneChanged}</Nothing>}
        {changed.map((field) => (
          <Compared key={field} field={field} {...pair} />
        ))}
      </Block>
      <details>
        <summary>{m.versions.same(String(same.length))}</summary>
        {same.map((field) => (
          <Compared key={field} field={field} {...pair} />
        ))}
      </details>
    </>
  );
}

type ChooseProps = VersionsProps & { readonly before: NeedVersion; readonly after: NeedVersion };

/** Which two are compared; the choice stands in the address. */
function Choose({ need, of, before, after }: ChooseProps) {
  const m = useText();
  const go = useGo();
  const options = of.versions.map(({ n, at, by }) => ({
    value: n,
    label: [m.versions.nth(String(n)), dateTime(at), by].filter(Boolean).join(' · '),
  }));
  const to = (older: number, newer: number) => go(`/needs/${need}/versions?before=${older}&after=${newer}`);
  const select = (label: string, value: number, onChange: (n: number) => void) => (
    <div>
      <span className="soft">{label}</span>
      <Select
        aria-label={label}
        className="select"
        value={value}
        options={options}
        popupMatchSelectWidth={false}
        onChange={onChange}
      />
    </div>
  );
  return (
    <div className="side-by-side compared-heads">
      {select(m.versions.before, before.n, (n) => to(n, after.n))}
      {select(m.versions.after, after.n, (n) => to(before.n, n))}
    </div>
  );
}

type ComparedProps = Pick<NeedComparison, 'asked'> & {
  readonly field: ReturnField;
  readonly before: NeedVersion;
  readonly after: NeedVersion;
};

/** One field in both versions, with what was asked about it. */
function Compared({ field, before, after, asked }: ComparedProps) {
  const m = useText();
  const text = useFieldText();
  const [older, newer] = [text(before, field), text(after, field)];
  const side = (n: number, words: string | null, against: string | null, as: 'del' | 'ins') => (
    <div>
      <p className="soft compared-side">{m.versions.nth(String(n))}</p>
      <Prose>{words && <Marked of={words} against={against} as={as} />}</Prose>
    </div>
  );
  return (
    <section className="compared" aria-label={m[field]}>
      <h3>{m[field]}</h3>
      {asked && <Asked of={asked} field={field} />}
      <div className="side-by-side">
        {side(before.n, older, newer, 'del')}
        {side(after.n, newer, older, 'ins')}
      </div>
    </section>
  );
}

/** What was asked to be mended in one field. */
function Asked({ of, field }: { readonly of: NonNullable<NeedComparison['asked']>; readonly field: ReturnField }) {
  return of.points
    .filter((point) => point.field === field)
    .map((point) => (
      <p key={JSON.stringify(point)}>
        <Point of={point} />
      </p>
    ));
}
