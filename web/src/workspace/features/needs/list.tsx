import { NeedState, Triage } from '@jiebang/contract/needs/need.ts';
import type { WorkNeedCard } from '@jiebang/contract/needs/work.ts';
import { Checkbox, Select } from 'antd';
import { api } from '../../../lib/api.ts';
import { day } from '../../../lib/dates.ts';
import { topFieldName } from '../../../lib/places.ts';
import { useLocale, useWords } from '../../../ui/kit/language.tsx';
import { useAsked, useGo } from '../../../ui/kit/link.tsx';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from './text.ts';

export type Desk = 'owner' | 'review' | 'clearance' | 'organiser' | 'entered' | 'kept';
type ListProps = { readonly desk: Desk; readonly address: string; readonly to?: (need: WorkNeedCard) => string };

/** Needs of one desk; the filter stands in the address. */
export function NeedList({ desk, address, to }: ListProps) {
  const m = useText();
  const w = useWords();
  const locale = useLocale();
  const go = useGo();
  const today = day(new Date().toISOString());
  const state = NeedState.safeParse(useAsked('state')).data;
  const triage = Triage.safeParse(useAsked('triage')).data;
  const overdue = useAsked('overdue') === 'yes';
  const options = [
    { value: '', label: m.allStates },
    ...Object.entries(w.needState).map(([value, label]) => ({ value, label })),
  ];
  return (
    <>
      {(desk === 'organiser' || desk === 'owner') && (
        <p>
          <Select
            aria-label={m.allStates}
            value={state ?? ''}
            options={options}
            popupMatchSelectWidth={false}
            onChange={(value) => go(value ? `${address}?state=${value}` : address)}
          />
        </p>
      )}
      {(desk === 'organiser' || desk === 'review') && (
        <p>
          <Checkbox
            checked={overdue}
            onChange={({ target }) => go(target.checked ? `${address}?overdue=yes` : address)}
          >
            {m.overdueOnly}
          </Checkbox>
        </p>
      )}
      {desk === 'kept' && (
        <p>
          <Select
            aria-label={m.triage}
            value={triage ?? ''}
            options={[
              { value: '', label: m.allTriages },
              { value: 'unclear', label: m.triages.unclear },
              { value: 'long_term', label: m.triages.long_term },
            ]}
            popupMatchSelectWidth={false}
            onChange={(value) => go(value ? `${address}?triage=${value}` : address)}
          />
        </p>
      )}
      <Paged
        name={m.desks[desk]}
        from={['needs', desk, state ?? '', triage ?? '', overdue ? 'overdue' : '']}
        call={(page) =>
          api.needs.list({
            query: {
              ...{ ...page, desk },
              ...(state ? { state } : {}),
              ...(triage ? { triage } : {}),
              ...(overdue ? { overdue: 'yes' } : {}),
            },
          })
        }
        empty={desk === 'owner' ? m.mineEmpty : m.deskEmpty}
      >
        {(need) => (
          <Line
            key={need.id}
            to={to?.(need) ?? `/needs/${need.id}`}
            title={need.title || m.quarantined}
            facts={[
              need.number,
              desk === 'owner' ? null : need.organisation,
              w.track[need.trackKind],
              need.field && topFieldName(need.field, locale),
              need.overdue ? (
                <strong key="late" className="late">
                  {m.overdue}
                </strong>
              ) : null,
              need.reviewDue && need.submittedAt ? (
                <span key="due">
                  {m.handedIn} <When at={need.submittedAt} /> · {m.reviewDue} <When at={need.reviewDue} />
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
              need.reviewDue && need.reviewer ? `${m.reviewer} ${need.reviewer}` : null,
            ]}
            state={w.needState[need.state]}
          />
        )}
      </Paged>
    </>
  );
}
