import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Children, type ReactNode } from 'react';
import { whole } from '../whole.tsx';
import { useKit } from './language.tsx';
import { Go } from './link.tsx';
import { Mark } from './page.tsx';
import { Failed, Nothing, Waiting } from './read.tsx';

type PageQuery = { readonly after?: string; readonly limit: number };
type PagedProps<T> = {
  readonly name: string;
  readonly from: readonly unknown[];
  readonly call: (page: PageQuery) => Promise<{ items: T[]; next: string | null }>;
  readonly empty: ReactNode;
  /** The line of an item; null for one that is left out. */
  readonly children: (item: T) => ReactNode;
};

/** A list that is read page by page. */
export function Paged<T>({ name, from, call, empty, children }: PagedProps<T>) {
  const kit = useKit();
  const list = useInfiniteQuery({
    queryKey: from,
    queryFn: ({ pageParam }) => call({ limit: 50, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  if (!list.data) {
    if (list.error) return <Failed error={list.error} again={() => void list.refetch()} />;
    return <Waiting />;
  }
  const items = list.data.pages.flatMap((page) => page.items);
  const lines = items.map(children);
  // What a list leaves out of what was read may be all of it.
  if (lines.every((line) => line === null) && !list.hasNextPage) return <Nothing>{empty}</Nothing>;
  return (
    <>
      <ul className="list" aria-label={name}>
        {lines}
      </ul>
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {kit.more}
        </Button>
      )}
    </>
  );
}

type LineProps = {
  readonly to?: string;
  readonly title: ReactNode;
  readonly facts: readonly ReactNode[];
  readonly state?: string;
  readonly children?: ReactNode;
};

/** One item of a list: its title is the link, one line of facts, its state. */
export function Line({ to, title, facts, state, children }: LineProps) {
  return (
    <li className="line">
      <div className="line-words">
        <strong className="line-title">{to ? <Go to={to}>{title}</Go> : whole(title)}</strong>
        <p className="line-facts">
          {Children.toArray(facts).map((fact) => (
            <span key={typeof fact === 'object' && 'key' in fact ? fact.key : String(fact)}>{whole(fact)}</span>
          ))}
        </p>
      </div>
      {state && <Mark>{state}</Mark>}
      {children}
    </li>
  );
}
