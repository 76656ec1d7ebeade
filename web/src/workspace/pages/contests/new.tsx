import { useGo } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { NewContest } from '../../features/contests/new-contest.tsx';
import { useText } from '../../features/contests/text.ts';

/** A new edition, from the template, an earlier one or nothing. */
export function Page() {
  const m = useText();
  const go = useGo();
  return (
    <Frame title={m.newContest} above={m.contests} below={m.newSays}>
      <NewContest done={(id) => go(`/contests/${id}`)} />
    </Frame>
  );
}
