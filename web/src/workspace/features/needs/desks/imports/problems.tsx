import type { BadRow } from '@jiebang/contract/needs/imports/import.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, fileAddress, routes } from '../../../../../lib/api.ts';
import { useKit, useLocale } from '../../../../../ui/kit/language.tsx';
import { Failed, Waiting } from '../../../../../ui/kit/read.tsx';
import { CellProblems } from '../../../../../ui/sheets.tsx';
import { useText } from './text.ts';

/** Everything that is wrong with the sheet, cell by cell, and the same as a sheet. */
export function Problems({ of }: { readonly of: string }) {
  const m = useText();
  const kit = useKit();
  const locale = useLocale();
  const list = useInfiniteQuery({
    queryKey: ['need-imports', of, 'problems'],
    queryFn: ({ pageParam }) =>
      api.needs.importProblems({
        params: { id: of },
        query: { limit: 100, ...(pageParam ? { after: pageParam } : {}) },
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  if (!list.data) return list.error ? <Failed error={list.error} again={() => void list.refetch()} /> : <Waiting />;
  const rows = list.data.pages.flatMap(({ items }) => items).flatMap(({ problems }: BadRow) => problems);
  return (
    <>
      <p className="soft">{m.problemsSay}</p>
      <p>
        <a
          className="go"
          href={fileAddress(routes.needs.importProblemsSheet, { params: { id: of }, query: { locale } })}
          download
        >
          {m.problemsSheet}
        </a>
      </p>
      <CellProblems caption={m.problems} problems={rows} />
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {kit.more}
        </Button>
      )}
    </>
  );
}
