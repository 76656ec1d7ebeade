import type { WorkNeedCard } from '@jiebang/contract/needs/work.ts';
import { api, fileAddress, routes } from '../../../lib/api.ts';
import { day } from '../../../lib/dates.ts';
import { topFieldName } from '../../../lib/places.ts';
import { useKit, useLocale, useWords } from '../../../ui/kit/language.tsx';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { FilterBar, useFilters } from './desks/filters.tsx';
import { useText } from './text.ts';

export type Desk = 'owner' | 'review' | 'clearance' | 'organiser' | 'entered' | 'kept';
type ListProps = { readonly desk: Desk; readonly address: string; readonly to?: (need: WorkNeedCard) => string };

/** Needs of one desk; the filter stands in the address. */
export function NeedList({ desk, address, to }: ListProps) {
  const m = useText();
  const kit = useKit();
  const w = useWords();
  const locale = useLocale();
  const today = day(new Date().toISOString());
  const now = useFilters();
  const narrowed = Object.keys(now).some((name) => name !== 'sort');
  return (
    <>
      <FilterBar desk={desk} address={address} now={now} />
      <p>
        <a className="go" href={fileAddress(routes.needs.listSheet, { query: { desk, ...now, locale } })} download>
          {m.find.sheet}
        </a>
      </p>
      <Paged
        name={m.desks[desk]}
        from={['needs', desk, JSON.stringify(now)]}
        call={(page) => api.needs.list({ query: { ...page, desk, ...now } })}
        empty={narrowed ? m.noneFits : desk === 'owner' ? m.mineEmpty : m.deskEmpty}
      >
        {(need) => (
          <Line
            key={need.id}
            to={to?.(need) ?? `/needs/${need.id}`}
            title={need.title || m.quarantined}
            facts={[
              need.number,
              desk === 'owner' ? null : need.organisation,
              desk !== 'owner' && need.recommender && `${kit.recommender.label} ${need.recommender}`,
              w.track[need.trackKind],
              need.field && topFieldName(need.field, locale),
              need.overdue ? (
                <strong key="late" className="late">
                  {m.overdue}
                </strong>
              ) : null,
              need.due && need.submittedAt ? (
                <span key="due">
                  {m.handedIn} <When at={need.submittedAt} /> · {m.due} <When at={need.due} />
                </span>
              ) : (
                <When key="since" at={need.since} />
              ),
              desk === 'kept' && need.triage && m.triages[need.triage],
              need.lookAgain && (
                <span key="again" className={need.lookAgain <= today ? 'late' : undefined}>
                  {m.lookAgain} {need.lookAgain}
                </span>
              ),
              need.state === 'under_review' && need.reviewer ? `${m.reviewer} ${need.reviewer}` : null,
            ]}
            state={w.needState[need.state]}
          />
        )}
      </Paged>
    </>
  );
}
