import type { Indicator } from '@jiebang/contract/needs/need.ts';
import type { SolutionDraft } from '@jiebang/contract/solutions/solution.ts';
import { Button } from 'antd';
import { api } from '../../../lib/api.ts';
import type { Field, Values } from '../../../ui/kit/form/field.ts';
import { Fields } from '../../../ui/kit/form/fields.tsx';
import type { FormState } from '../../../ui/kit/form/use-form.ts';
import { useKit } from '../../../ui/kit/language.tsx';
import { Table } from '../../../ui/kit/page.tsx';
import { useRead } from '../../../ui/kit/read.tsx';
import { useText } from './text.ts';

type Answers = SolutionDraft['answers'];

/** What the need asks of an indicator, in one line. */
const target = ({ value, unit }: Indicator): string => [value, unit].filter(Boolean).join(' ');

/** The answers in the order of the need's table, with a row for each that has none yet; the team's own indicators come after them. */
export function inOrder(answers: Answers, indicators: readonly Indicator[]): Answers {
  const of = (name: string) => answers.find(({ indicator }) => indicator === name);
  const own = answers.filter(({ indicator }) => !indicators.some(({ name }) => name === indicator));
  const empty = (indicator: string) => ({ indicator, verdict: null, value: null, how: null });
  return [...indicators.map(({ name }) => of(name) ?? empty(name)), ...own];
}

/** The need's indicators answered one by one, what is asked beside what is answered; then those that the team adds. */
export function IndicatorAnswers({
  form,
  indicators,
}: {
  readonly form: FormState;
  readonly indicators: readonly Indicator[];
}) {
  const m = useText();
  const kit = useKit();
  const rows = (form.values['answers'] ?? []) as Values[];
  const field = form.fields.find(({ name }) => name === 'answers');
  if (field?.kind !== 'rows') throw new Error('a form of a solution without its answers');
  const asked = field.fields.filter(({ name }) => name !== 'indicator');
  const put = (next: readonly Values[]) => form.set('answers', next);
  const set = (at: number) => (name: string, value: unknown) =>
    put(rows.map((row, i) => (i === at ? { ...row, [name]: value } : row)));
  const fieldsOf = (fields: readonly Field[], at: number) => (
    <Fields fields={fields} values={rows[at] ?? {}} wrong={form.wrong} set={set(at)} prefix={`answers.${at}.`} />
  );
  return (
    <div className="rows">
      {indicators.length === 0 && <p className="soft">{m.noIndicators}</p>}
      {indicators.map((indicator, at) => (
        <fieldset key={indicator.name} className="row answer">
          <legend>{indicator.name}</legend>
          <p className="asked">
            <strong>{m.target}</strong> {target(indicator)}
            {indicator.howTested && (
              <>
                {kit.marks.semicolon}
                {m.howTested} {indicator.howTested}
              </>
            )}
          </p>
          {fieldsOf(asked, at)}
        </fieldset>
      ))}
      {rows.slice(indicators.length).map((_, i) => {
        const at = indicators.length + i;
        return (
          <fieldset key={at} className="row">
            <legend>{m.ownIndicator(i + 1)}</legend>
            {fieldsOf(field.fields, at)}
            <Button
              type="text"
              aria-label={kit.removeRow(m.answers, at + 1)}
              onClick={() => put(rows.filter((_row, place) => place !== at))}
            >
              {kit.remove}
            </Button>
          </fieldset>
        );
      })}
      {rows.length < field.max && (
        <Button onClick={() => put([...rows, { indicator: null, verdict: null, value: null, how: null }])}>
          {field.add}
        </Button>
      )}
    </div>
  );
}

/** The answers as they are read, beside what the need asks. */
export function AnswerTable({ of, need }: { readonly of: Answers; readonly need: string }) {
  const m = useText();
  const asked = useRead(['public-need', need], () => api.needs.read({ params: { number: need } }));
  const targetOf = (name: string) => {
    const found = asked.data?.indicators.find((one) => one.name === name);
    return found && [target(found), found.howTested].filter(Boolean).join(' · ');
  };
  return (
    <Table
      caption={m.answers}
      head={[m.indicator, m.target, m.verdict, m.value, m.how]}
      rows={of.map(({ indicator, verdict, value, how }, i) => ({
        key: `${i} ${indicator}`,
        cells: [indicator, targetOf(indicator) ?? m.ownOne, verdict && m.verdicts[verdict], value, how],
      }))}
    />
  );
}
