import { api } from '../../../../lib/api.ts';
import { Block, Page as Frame } from '../../../../ui/kit/page.tsx';
import { useRead } from '../../../../ui/kit/read.tsx';
import { Questions } from '../../../features/needs/desks/questions/questions.tsx';
import { useText } from '../../../features/needs/desks/questions/text.ts';

const staff: readonly string[] = ['clearance_officer', 'organiser', 'track_organiser'];

/** Public questions: what staff look at, what an owner answers, what one has asked. */
export function Page() {
  const m = useText();
  const me = useRead(['me'], () => api.identity.me());
  const moderates = me.data?.grants.some(({ role }) => staff.includes(role)) ?? false;
  const owns = (me.data?.memberships.length ?? 0) > 0;
  return (
    <Frame title={m.title} below={m.says}>
      {moderates && (
        <Block title={m.moderating}>
          <Questions desk="moderator" name={m.moderating} empty={m.moderatingEmpty} />
        </Block>
      )}
      {owns && (
        <Block title={m.answering}>
          <Questions desk="owner" name={m.answering} empty={m.answeringEmpty} />
        </Block>
      )}
      <Block title={m.mine}>
        <Questions desk="asker" name={m.mine} empty={m.mineEmpty} />
      </Block>
    </Frame>
  );
}
