import { AchievementState } from '@jiebang/contract/achievements/achievement.ts';
import { Select } from 'antd';
import { api } from '../../../lib/api.ts';
import { topFieldName } from '../../../lib/places.ts';
import { useLocale, useWords } from '../../../ui/kit/language.tsx';
import { useAsked, useGo } from '../../../ui/kit/link.tsx';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from './text.ts';

type ListProps = { readonly desk: 'owner' | 'review'; readonly address: string };

/** One's own achievements, or those that wait for a review; the state stands in the address. */
export function AchievementList({ desk, address }: ListProps) {
  const m = useText();
  const { achievement: w } = useWords();
  const locale = useLocale();
  const go = useGo();
  const asked = AchievementState.safeParse(useAsked('state')).data;
  const states = desk === 'owner' ? AchievementState.options : (['under_review', 'public'] as const);
  const state = asked ?? (desk === 'review' ? 'under_review' : undefined);
  return (
    <>
      <div className="picks">
        <Select
          className="select"
          aria-label={m.state}
          value={state ?? ''}
          onChange={(next) => go(next ? `${address}?state=${next}` : address)}
          options={[
            ...(desk === 'owner' ? [{ value: '', label: m.allStates }] : []),
            ...states.map((value) => ({ value, label: w.state[value] })),
          ]}
        />
      </div>
      <Paged
        name={desk === 'owner' ? m.mine : m.reviewDesk}
        from={['achievements', desk, state ?? '']}
        call={(page) => api.achievements.works({ query: { ...page, desk, ...(state ? { state } : {}) } })}
        empty={desk === 'review' ? m.reviewEmpty : state ? m.noneFits : m.mineEmpty}
      >
        {(one) => (
          <Line
            key={one.id}
            to={`/achievements/${one.id}`}
            title={(locale === 'en' ? one.titleEn : null) ?? one.title}
            facts={[
              one.number,
              (locale === 'en' ? one.organisationEn : null) ?? one.organisation,
              one.field && topFieldName(one.field, locale),
              <When key="since" at={one.since} />,
            ]}
            state={w.state[one.state]}
          />
        )}
      </Paged>
    </>
  );
}
