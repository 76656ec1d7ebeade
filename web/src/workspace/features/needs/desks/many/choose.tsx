import type { WorkNeedCard } from '@jiebang/contract/needs/work.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useId } from 'react';
import { api } from '../../../../../lib/api.ts';
import { dateTime } from '../../../../../lib/dates.ts';
import { useKit } from '../../../../../ui/kit/language.tsx';
import { Failed, Nothing, Waiting } from '../../../../../ui/kit/read.tsx';
import { useText } from '../../text.ts';
import { ChoiceBar, useFilters } from '../filters.tsx';

/** What was chosen, by id; it stays while the list is narrowed otherwise. */
export type Chosen = ReadonlyMap<string, WorkNeedCard>;

type ChooseProps = {
  readonly contest: string;
  readonly state: 'submitted' | 'cleared';
  readonly address: string;
  readonly label: string;
  readonly none: string;
  readonly chosen: Chosen;
  readonly choose: (chosen: Chosen) => void;
  /** What is wrong with the choice. */
  readonly wrong: string | null;
};

/** Needs of an edition to choose from, page by page and narrowed by track, field and words; what was chosen is kept over all of them. */
export function ChooseNeeds({ contest, state, address, label, none, chosen, choose, wrong }: ChooseProps) {
  const m = useText();
  const kit = useKit();
  const id = useId();
  const { track, field, q, sort } = useFilters();
  const narrowed = { ...(track && { track }), ...(field && { field }), ...(q && { q }), ...(sort && { sort }) };
  const list = useInfiniteQuery({
    queryKey: ['needs', 'choose', state, contest, narrowed],
    queryFn: ({ pageParam }) =>
      api.needs.list({
        query: {
          desk: 'organiser',
          state,
          contest,
          ...narrowed,
          limit: 50,
          ...(pageParam ? { after: pageParam } : {}),
        },
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  if (!list.data) return list.error ? <Failed error={list.error} again={() => void list.refetch()} /> : <Waiting />;
  const listed = list.data.pages.flatMap(({ items }) => items);
  const ids = new Set(listed.map((need) => need.id));
  const elsewhere = [...chosen.keys()].filter((one) => !ids.has(one)).length;
  return (
    <>
      <ChoiceBar address={address} contest={contest} />
      <div className="acts">
        <Button
          disabled={listed.length === 0}
          onClick={() => choose(new Map([...chosen, ...listed.map((need) => [need.id, need] as const)]))}
        >
          {m.batch.all(listed.length)}
        </Button>
        <Button disabled={chosen.size === 0} onClick={() => choose(new Map())}>
          {m.batch.none}
        </Button>
        <span role="status">{m.batch.chosen(chosen.size, elsewhere)}</span>
      </div>
      <div
        className={`field${wrong ? ' field-wrong' : ''}`}
        data-path="needs"
        {...{ role: 'group', 'aria-labelledby': `${id}-name`, 'aria-describedby': wrong ? `${id}-wrong` : undefined }}
      >
        <span className="field-name" id={`${id}-name`}>
          {label}
        </span>
        {listed.length === 0 ? (
          <Nothing>{Object.keys(narrowed).length > 0 ? m.noneFits : none}</Nothing>
        ) : (
          <Checkbox.Group
            className="choices"
            value={listed.filter((need) => chosen.has(need.id)).map((need) => need.id)}
            onChange={(ticked) =>
              choose(
                new Map([
                  ...[...chosen].filter(([one]) => !ids.has(one)),
                  ...listed.filter((need) => ticked.includes(need.id)).map((need) => [need.id, need] as const),
                ]),
              )
            }
            options={listed.map((need) => ({ value: need.id, label: <Named need={need} /> }))}
          />
        )}
        {wrong && (
          <p className="wrong" id={`${id}-wrong`} role="alert">
            {wrong}
          </p>
        )}
      </div>
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {kit.more}
        </Button>
      )}
    </>
  );
}

function Named({ need: { number, title, organisation, due, overdue } }: { readonly need: WorkNeedCard }) {
  const m = useText();
  const facts = [organisation, overdue && m.overdue, due && `${m.due} ${dateTime(due)}`].filter(Boolean);
  return (
    <>
      {number} {title || m.quarantined}
      <small className="soft"> {facts.join(' · ')}</small>
    </>
  );
}
