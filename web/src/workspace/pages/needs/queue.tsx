import { GoButton, usePart } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { type Desk, NeedList } from '../../features/needs/list.tsx';
import { useText } from '../../features/needs/text.ts';

const desks: readonly Desk[] = ['review', 'clearance', 'organiser', 'kept'];

/** The queue of a desk: review, clearance, the organiser's, or what is kept for later. */
export function Page() {
  const m = useText();
  const part = usePart('desk');
  const desk = desks.find((name) => name === part) ?? 'review';
  return (
    <Frame
      title={m.desks[desk]}
      below={m.deskSays[desk]}
      actions={
        desk === 'organiser' && (
          <div className="acts">
            <GoButton to="/desks/assign">{m.assign.title}</GoButton>
            <GoButton to="/desks/publish">{m.publishMany.title}</GoButton>
            <GoButton to="/desks/entry">{m.entry.title}</GoButton>
            <GoButton to="/need-imports">{m.importMany}</GoButton>
          </div>
        )
      }
    >
      <NeedList key={desk} desk={desk} address={`/desks/${desk}`} />
    </Frame>
  );
}
