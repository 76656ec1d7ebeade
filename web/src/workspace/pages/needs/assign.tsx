import { api } from '../../../lib/api.ts';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { AssignNeeds } from '../../features/needs/desks/assign.tsx';
import { useText } from '../../features/needs/text.ts';

/** Needs that wait for their review, to be given to a reviewer several at once. */
export function Page() {
  const m = useText();
  const waiting = useRead(['needs', 'to-assign'], () =>
    api.needs.list({ query: { desk: 'organiser', state: 'submitted', limit: 100 } }),
  );
  const reviewers = useRead(['reviewers'], async () => {
    const contest = await api.contests.current();
    return api.needs.reviewers({ query: { contest: contest.id } });
  });
  return (
    <Frame title={m.assign.title} below={m.assign.says}>
      <Shown of={waiting}>
        {({ items }) => (
          <Shown of={reviewers}>{(found) => <AssignNeeds waiting={items} reviewers={found.items} />}</Shown>
        )}
      </Shown>
    </Frame>
  );
}
