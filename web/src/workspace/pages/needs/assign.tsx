import { api } from '../../../lib/api.ts';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { AssignNeeds } from '../../features/needs/desks/many/assign.tsx';
import { InEdition } from '../../features/needs/desks/many/in-edition.tsx';
import { useText } from '../../features/needs/text.ts';

/** Needs that wait for their review, to be given to a reviewer of their edition several at once. */
export function Page() {
  const m = useText();
  return (
    <Frame title={m.assign.title} below={m.assign.says}>
      <InEdition state="submitted" address="/desks/assign" none={m.assign.noneWaiting}>
        {(contest) => <OfOne contest={contest} />}
      </InEdition>
    </Frame>
  );
}

function OfOne({ contest }: { readonly contest: string }) {
  const reviewers = useRead(['reviewers', contest], () => api.needs.reviewers({ query: { contest } }));
  return <Shown of={reviewers}>{({ items }) => <AssignNeeds contest={contest} reviewers={items} />}</Shown>;
}
