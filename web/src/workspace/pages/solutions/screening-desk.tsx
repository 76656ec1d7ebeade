import { api } from '../../../lib/api.ts';
import { Go, GoButton } from '../../../ui/kit/link.tsx';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from '../../features/solutions/text.ts';

/** What waits for its formal screening, need by need, the longest waiting first. */
export function Page() {
  const m = useText();
  return (
    <Frame title={m.desk} below={m.deskSays}>
      <Paged
        name={m.desk}
        from={['screening-desk']}
        call={(query) => api.solutions.screeningDesk({ query })}
        empty={m.deskEmpty}
      >
        {({ need, left, all, openedAt, due, overdue, solutions }) => (
          <Line
            key={need.id}
            title={`${need.number} ${need.title}`}
            facts={[
              m.leftOf(left, all),
              m.openedAt,
              <When key="since" at={openedAt} />,
              m.screenBy,
              <When key="due" at={due} />,
              ...solutions.map(({ id, title, teamName }) => (
                <Go key={id} to={`/opened-solutions/${id}`}>{`${title} · ${teamName}`}</Go>
              )),
            ]}
            {...(overdue ? { state: m.overdue } : {})}
          >
            <GoButton to={`/needs/${need.id}/solutions`} primary>
              {m.toScreen}
            </GoButton>
          </Line>
        )}
      </Paged>
    </Frame>
  );
}
