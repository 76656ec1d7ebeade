import { api } from '../../../../../lib/api.ts';
import { Line, Paged } from '../../../../../ui/kit/list.tsx';
import { When } from '../../../../../ui/kit/when.tsx';
import { useText } from './text.ts';

/** Imports into the tracks that one organises, the newest first, with their counts. */
export function Earlier() {
  const m = useText();
  return (
    <Paged
      name={m.earlier}
      from={['need-imports']}
      call={(query) => api.needs.imports({ query })}
      empty={m.earlierEmpty}
    >
      {(one) => (
        <Line
          key={one.id}
          to={`/need-imports/${one.id}`}
          title={one.name}
          facts={[
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
