import { api } from '../../../lib/api.ts';
import { useKit } from '../../../ui/kit/language.tsx';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from '../../features/solutions/signature/text.ts';

/** What this person was asked to sign for its organisation, newest first. */
export function Page() {
  const m = useText();
  const kit = useKit();
  return (
    <Frame title={m.list} below={m.listSays}>
      <Paged
        name={m.list}
        from={['signatures']}
        call={(query) => api.solutions.signatures({ query })}
        empty={m.listEmpty}
      >
        {({ id, need, leader, organisation, state }) => (
          <Line
            key={id}
            to={`/signatures/${id}`}
            title={`${need.number} ${need.title}`}
            facts={[organisation.name, `${m.leader} ${leader}`, m.deadline, <When key="deadline" at={need.deadline} />]}
            state={kit.signatureState[state]}
          />
        )}
      </Paged>
    </Frame>
  );
}
