import type { WorkNeedCard } from '@jiebang/contract/needs/work.ts';
import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import { PickEdition, useEditions } from '../../../ui/edition.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { Nothing, Shown, useRead } from '../../../ui/kit/read.tsx';
import { AssignNeeds } from '../../features/needs/desks/assign.tsx';
import { useText } from '../../features/needs/text.ts';

/** Needs that wait for their review, to be given to a reviewer of their edition several at once. */
export function Page() {
  const m = useText();
  const waiting = useRead(['needs', 'to-assign'], () =>
    api.needs.list({ query: { desk: 'organiser', state: 'submitted', limit: 100 } }),
  );
  return (
    <Frame title={m.assign.title} below={m.assign.says}>
      <Shown of={waiting}>{({ items }) => <Assign waiting={items} />}</Shown>
    </Frame>
  );
}

function Assign({ waiting }: { readonly waiting: readonly WorkNeedCard[] }) {
  const m = useText();
  const editions = useEditions();
  const [chosen, choose] = useState(waiting[0]?.contest);
  const contest = chosen ?? waiting[0]?.contest;
  if (contest === undefined) return <Nothing>{m.assign.noneWaiting}</Nothing>;
  const wait = (editions.data ?? []).filter(({ id }) => id === contest || waiting.some((one) => one.contest === id));
  return (
    <>
      <PickEdition value={contest} among={wait} pick={choose} />
      <OfOne key={contest} contest={contest} waiting={waiting.filter((one) => one.contest === contest)} />
    </>
  );
}

type OfOneProps = { readonly contest: string; readonly waiting: readonly WorkNeedCard[] };

function OfOne({ contest, waiting }: OfOneProps) {
  const reviewers = useRead(['reviewers', contest], () => api.needs.reviewers({ query: { contest } }));
  return <Shown of={reviewers}>{(found) => <AssignNeeds waiting={waiting} reviewers={found.items} />}</Shown>;
}
