import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import { useGo, usePart } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { AchievementEditor } from '../../features/achievements/editor.tsx';
import { useText } from '../../features/achievements/text.ts';

/** The form of a draft. It keeps what was typed while others change the achievement; only reading anew begins it again. */
export function Page() {
  const m = useText();
  const go = useGo();
  const id = usePart('id');
  const achievement = useRead(['achievement', id], () => api.achievements.work({ params: { id } }));
  const [key, setKey] = useState(0);
  return (
    <Shown of={achievement}>
      {(of) => (
        <Frame title={m.edit} above={of.number ?? m.noNumber} below={of.draft.title}>
          <AchievementEditor
            key={key}
            achievement={of}
            reread={() => void achievement.refetch().then(() => setKey(key + 1))}
            submitted={() => go(`/achievements/${id}`)}
          />
        </Frame>
      )}
    </Shown>
  );
}
