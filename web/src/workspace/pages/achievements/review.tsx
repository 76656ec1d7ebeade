import { Page as Frame } from '../../../ui/kit/page.tsx';
import { AchievementList } from '../../features/achievements/list.tsx';
import { useText } from '../../features/achievements/text.ts';

/** The reviewers' desk: what was handed in, and what is public. */
export function Page() {
  const m = useText();
  return (
    <Frame title={m.reviewDesk} below={m.reviewDeskSays}>
      <AchievementList desk="review" address="/achievements/review" />
    </Frame>
  );
}
