import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, fileAddress, routes } from '../../../../lib/api.ts';
import { useKit, useLocale } from '../../../../ui/kit/language.tsx';
import { Failed, Waiting } from '../../../../ui/kit/read.tsx';
import { CellProblems } from '../../../../ui/sheets.tsx';
import { useText } from './text.ts';

/** Everything that is wrong with a file, cell by cell, and the same as a sheet. */
export function Problems({ of }: { readonly of: string }) {
  const m = useText();
  const kit = useKit();
  const locale = useLocale();
  const params = { id: of };
  const list = useInfiniteQuery({
    queryKey: ['achievement-import', of, 'problems'],
    queryFn: ({ pageParam: after }) =>
      api.achievements.importProblems({ params, query: { limit: 100, ...(after ? { after } : {}) } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  if (!list.data) return list.error ? <Failed error={list.error} again={() => void list.refetch()} /> : <Waiting />;
  const sheet = fileAddress(routes.achievements.importProblemsSheet, { params, query: { locale } });
  return (
    <>
      <p className="soft">{m.problemsSay}</p>
      <p>
        <a className="go" href={sheet} download>
          {m.problemsSheet}
        </a>
      </p>
      <CellProblems
        caption={m.problems}
        problems={list.data.pages.flatMap(({ items }) => items).flatMap(({ problems }) => problems)}
      />
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {kit.more}
        </Button>
      )}
    </>
  );
}
