import type { Desk } from '@jiebang/contract/desk/desk.ts';
import type { Task } from '@jiebang/contract/desk/task.ts';
import { useLocale } from '../../../ui/kit/language.tsx';
import { GoButton } from '../../../ui/kit/link.tsx';
import { Line } from '../../../ui/kit/list.tsx';
import { Nothing } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from './text.ts';

/** What a task is called, and its button. */
function useNames(): (code: string) => readonly [string, string] {
  const { tasks } = useText();
  const names: Readonly<Record<string, string[]>> = tasks;
  return (code) => {
    const [what, button] = names[code] ?? tasks.other;
    return [what ?? code, button ?? code];
  };
}

/** What is to be done now, the most pressing first, each with the one button that does it. */
export function Tasks({ of }: { readonly of: readonly Task[] }) {
  const m = useText();
  const locale = useLocale();
  const names = useNames();
  if (of.length === 0) return <Nothing>{m.nothingNow}</Nothing>;
  return (
    <ul className="list" aria-label={m.now}>
      {of.map(({ key, code, subject, due, missing, address }, i) => {
        const [what, button] = names(code);
        const late = due !== null && Date.parse(due) < Date.now();
        return (
          <Line
            key={key}
            to={address}
            title={what}
            facts={[
              [subject.number, subject.title].filter(Boolean).join(' '),
              missing ? m.missingOf(missing.map((one) => m.missing[one]).join(locale === 'zh' ? '、' : ', ')) : null,
              late ? (
                <strong key="late" className="late">
                  {m.overdue}
                </strong>
              ) : null,
              due ? (
                <span key="due">
                  {m.due} <When at={due} />
                </span>
              ) : null,
            ]}
          >
            <GoButton to={address} primary={i === 0}>
              {button}
            </GoButton>
          </Line>
        );
      })}
    </ul>
  );
}

/** What others owe this person. */
export function Waitings({ of }: { readonly of: Desk['waiting'] }) {
  const m = useText();
  const names = useNames();
  if (of.length === 0) return <Nothing>{m.nothingWaiting}</Nothing>;
  return (
    <ul className="list" aria-label={m.waiting}>
      {of.map(({ key, code, subject, due, since, address }) => (
        <Line
          key={key}
          to={address}
          title={names(code)[0]}
          facts={[
            [subject.number, subject.title].filter(Boolean).join(' '),
            <span key="since">
              {m.since} <When at={since} />
            </span>,
            due ? (
              <span key="due">
                {m.due} <When at={due} />
              </span>
            ) : null,
          ]}
        />
      ))}
    </ul>
  );
}

/** How much there is, in figures. */
export function Numbers({ of }: { readonly of: Desk['numbers'] }) {
  const m = useText();
  const keys = Object.keys(m.number) as (keyof typeof m.number)[];
  return (
    <dl className="numbers">
      {keys.map((key) => (
        <div key={key}>
          <dt>{m.number[key]}</dt>
          <dd className="num">{of[key]}</dd>
        </div>
      ))}
    </dl>
  );
}
