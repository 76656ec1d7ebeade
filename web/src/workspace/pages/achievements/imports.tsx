import { api } from '../../../lib/api.ts';
import { grouped } from '../../../lib/numbers.ts';
import { useGo } from '../../../ui/kit/link.tsx';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { Block, Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { StartImport } from '../../features/achievements/imports/start.tsx';
import { useText } from '../../features/achievements/imports/text.ts';

/** Import of many achievements: how, the template, the upload, and the imports so far. */
export function Page() {
  const m = useText();
  const go = useGo();
  const me = useRead(['me'], () => api.identity.me());
  return (
    <Frame title={m.title} below={m.says}>
      <Block title={m.start}>
        <Shown of={me}>{(who) => <StartImport me={who} done={(id) => go(`/achievement-imports/${id}`)} />}</Shown>
      </Block>
      <Block title={m.earlier}>
        <Paged
          name={m.earlier}
          from={['achievement-imports']}
          call={(query) => api.achievements.imports({ query })}
          empty={m.earlierEmpty}
        >
          {(one) => (
            <Line
              key={one.id}
              to={`/achievement-imports/${one.id}`}
              title={one.name}
              facts={[
                one.organisation.name,
                one.by ?? m.operator,
                <When key="at" at={one.at} />,
                one.imported === 0 ? null : `${m.imported} ${m.rows(grouped(one.imported))}`,
                one.bad === 0 ? null : `${m.bad} ${m.rows(grouped(one.bad))}`,
              ]}
              state={m.states[one.state]}
            />
          )}
        </Paged>
      </Block>
    </Frame>
  );
}
