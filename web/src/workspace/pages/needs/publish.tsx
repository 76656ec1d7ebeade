import { api } from '../../../lib/api.ts';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { InEdition } from '../../features/needs/desks/many/in-edition.tsx';
import { PublishNeeds } from '../../features/needs/desks/many/publish.tsx';
import { useText } from '../../features/needs/text.ts';

/** Cleared needs, to be published several at once with one deadline. */
export function Page() {
  const m = useText();
  return (
    <Frame title={m.publishMany.title} below={m.publishMany.says}>
      <InEdition state="cleared" address="/desks/publish" none={m.publishMany.noneWaiting}>
        {(contest) => <OfOne id={contest} />}
      </InEdition>
    </Frame>
  );
}

function OfOne({ id }: { readonly id: string }) {
  const contest = useRead(['contest', id], () => api.contests.contest({ params: { id } }));
  return <Shown of={contest}>{(found) => <PublishNeeds contest={found} />}</Shown>;
}
