import { GoButton, usePart } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { type Desk, NeedList } from '../../features/needs/list.tsx';
import { useText } from '../../features/needs/text.ts';

const desks: readonly Desk[] = ['review', 'clearance', 'organiser'];

/** The queue of a desk: review, clearance, or the organiser's. */
export function Page() {
  const m = useText();
  const part = usePart('desk');
  const desk = desks.find((name) => name === part) ?? 'review';
  return (
    <Frame
      title={m.desks[desk]}
      below={m.deskSays[desk]}
      actions={desk === 'organiser' && <GoButton to="/desks/assign">{m.assign.title}</GoButton>}
    >
      <NeedList key={desk} desk={desk} address={`/desks/${desk}`} />
    </Frame>
  );
}
