import { GoButton } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { AchievementList } from '../../features/achievements/list.tsx';
import { useText } from '../../features/achievements/text.ts';

export function Page() {
  const m = useText();
  return (
    <Frame
      title={m.mine}
      below={m.mineSays}
      actions={
        <div className="acts">
          <GoButton to="/achievements/imports">{m.importMany}</GoButton>
          <GoButton to="/achievements/new" primary>
            {m.new}
          </GoButton>
        </div>
      }
    >
      <AchievementList desk="owner" address="/achievements" />
    </Frame>
  );
}
