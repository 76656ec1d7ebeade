import { type ReactNode, useEffect } from 'react';
import { whole } from '../whole.tsx';
import { useKit } from './language.tsx';

type PageProps = {
  readonly title: string;
  /** One line above the title: number, kind. */
  readonly above?: ReactNode;
  /** One line below it: who, where, until when. */
  readonly below?: ReactNode;
  readonly state?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** A page of the workspace: its title names the browser's tab too. */
export function Page({ title, above, below, state, actions, children }: PageProps) {
  const kit = useKit();
  useEffect(() => {
    document.title = `${title} · ${kit.site}`;
  }, [title, kit.site]);
  return (
    <>
      <header className="head">
        <div className="head-words">
          {above && <p className="above">{whole(above)}</p>}
          <h1>
            {whole(title)} {state && <Mark>{state}</Mark>}
          </h1>
          {below && <p className="below">{whole(below)}</p>}
        </div>
        {actions}
      </header>
      {children}
    </>
  );
}

/** The word for a state, in a square frame. */
export function Mark({ children, tone }: { readonly children: ReactNode; readonly tone?: 'good' | 'wait' | 'ended' }) {
  return <span className={tone ? `mark mark-${tone}` : 'mark'}>{children}</span>;
}

type BlockProps = {
  readonly title: string;
  readonly children: ReactNode;
  readonly quiet?: boolean;
  readonly actions?: ReactNode;
};

/** One part of a page under its own title. */
export function Block({ title, children, quiet, actions }: BlockProps) {
  return (
    <section className={quiet ? 'block block-quiet' : 'block'} aria-label={title}>
      <div className="block-head">
        <h2>{whole(title)}</h2>
        {actions}
      </div>
      {children}
    </section>
  );
}

/** Names and what they are; what is empty is left out. */
export function Facts({ of }: { readonly of: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts">
      {of
        .filter(([, value]) => value !== null && value !== undefined && value !== false && value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{whole(value)}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Text of several paragraphs as it was written. */
export function Prose({ children }: { readonly children: ReactNode }) {
  const kit = useKit();
  return children ? <div className="prose">{children}</div> : <p className="soft">{kit.notFilled}</p>;
}

type SheetProps = {
  readonly caption: string;
  readonly head: readonly string[];
  /** Whether it is read row by row on a phone, each begun by its first cell. */
  readonly stacked?: boolean;
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
};

/**
 * A table that scrolls within itself on a narrow screen, or whose rows stand there as blocks, one cell under the other. A figure, so that
 * in a block of the same name it is no second landmark of it.
 */
export function Table({ caption, head, rows, stacked = false }: SheetProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <figure className={stacked ? 'table table-stacked' : 'table'} aria-label={caption} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, i) => (
                <td key={head[i]} data-head={head[i]}>
                  {whole(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
