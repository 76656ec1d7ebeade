import { api } from '../../../../../lib/api.ts';
import { Line, Paged } from '../../../../../ui/kit/list.tsx';
import { When } from '../../../../../ui/kit/when.tsx';
import { useText } from './text.ts';

/** Imports into the tracks that one organises, or of one's own organisations, the newest first, with their counts. */
export function Earlier({ of }: { readonly of: 'organiser' | 'owner' }) {
  const m = useText();
  return (
    <Paged
      name={m.earlier}
      from={['need-imports', of]}
      call={(query) => api.needs.imports({ query: { ...query, of } })}
      empty={m.earlierEmpty}
    >
      {(one) => (
        <Line
          key={one.id}
          to={`/need-imports/${one.id}`}
          title={one.name}
          facts={[
            one.owner,
            one.track.name,
            one.by ?? m.operator,
            <When key="at" at={one.at} />,
            one.total === null ? null : `${m.imported} ${m.rows(one.imported)}`,
            one.bad === 0 ? null : `${m.bad} ${m.rows(one.bad)}`,
          ]}
          state={m.states[one.state]}
        />
      )}
    </Paged>
  );
}
