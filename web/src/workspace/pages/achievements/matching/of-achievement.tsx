import { api } from '../../../../lib/api.ts';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { Go, usePart } from '../../../../ui/kit/link.tsx';
import { Block, Page as Frame } from '../../../../ui/kit/page.tsx';
import { Nothing, Shown, useRead } from '../../../../ui/kit/read.tsx';
import { FoundNeeds, ToChoices } from '../../../features/achievements/matching/found.tsx';
import { useText } from '../../../features/achievements/matching/text.ts';

/** Which needs match an achievement of one's own. */
export function Page() {
  const m = useText();
  const locale = useLocale();
  const id = usePart('id');
  const matches = useRead(['matches-of-achievement', id], () => api.matching.ofAchievement({ params: { id } }));
  return (
    <Shown of={matches}>
      {(of) => (
        <Frame
          title={m.forAchievement}
          above={
            <Go to={`/achievements/${id}`}>
              {of.achievement.number} {(locale === 'en' ? of.achievement.titleEn : null) ?? of.achievement.title}
            </Go>
          }
          below={m.forAchievementSays}
        >
          {of.standing !== 'done' ? (
            <Nothing>
              {m.standing[of.standing]} {of.standing === 'refused' && <Go to="/matching">{m.toChoices}</Go>}
            </Nothing>
          ) : (
            <Block title={m.needs}>
              <p className="soft">{m.how}</p>
              <FoundNeeds of={of} />
              <ToChoices />
            </Block>
          )}
        </Frame>
      )}
    </Shown>
  );
}
