import { api } from '../../../lib/api.ts';
import { localPath } from '../../../lib/locale.ts';
import { useKit, useLocale } from '../../../ui/kit/language.tsx';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { SeatInvitations } from '../../features/solutions/members.tsx';
import { useText } from '../../features/solutions/text.ts';

export function Page() {
  const m = useText();
  const kit = useKit();
  const locale = useLocale();
  return (
    <Frame
      title={m.mine}
      below={m.newSays}
      actions={
        <a className="go" href={localPath(locale, '/needs')}>
          {m.toBoard}
        </a>
      }
    >
      <SeatInvitations />
      <Paged name={m.mine} from={['solutions']} call={(query) => api.solutions.mine({ query })} empty={m.mineEmpty}>
        {({ id, title, state, need, leader }) => (
          <Line
            key={id}
            to={`/solutions/${id}`}
            title={title ?? m.untitled}
            facts={[
              `${need.number} ${need.title}`,
              leader ? m.leader : null,
              m.deadline,
              <When key="deadline" at={need.deadline} />,
            ]}
            state={kit.solutionState[state]}
          />
        )}
      </Paged>
    </Frame>
  );
}
