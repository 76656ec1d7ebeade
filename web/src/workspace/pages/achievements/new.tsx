import { api } from '../../../lib/api.ts';
import { useGo } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { StartAchievement } from '../../features/achievements/start.tsx';
import { useText } from '../../features/achievements/text.ts';

export function Page() {
  const m = useText();
  const go = useGo();
  const me = useRead(['me'], () => api.identity.me());
  return (
    <Frame title={m.new} below={m.newSays}>
      <Shown of={me}>{(who) => <StartAchievement me={who} done={(id) => go(`/achievements/${id}/edit`)} />}</Shown>
    </Frame>
  );
}
