import { api, fileAddress, routes } from '../../../lib/api.ts';
import { Graded } from '../../../ui/graded.tsx';
import { useLocale } from '../../../ui/kit/language.tsx';
import { GoButton, usePart } from '../../../ui/kit/link.tsx';
import { Block, Page as Frame } from '../../../ui/kit/page.tsx';
import { Nothing, Shown, useRead } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { AskedExperts } from '../../features/achievements/assessment/asked.tsx';
import { ShownOrNot } from '../../features/achievements/assessment/shown.tsx';
import { useText } from '../../features/achievements/assessment/text.ts';
import { EarlierVersions } from '../../features/achievements/assessment/versions.tsx';

/** The assessment of an achievement for its owner and the reviewers: computed and by an expert side by side, with the evidence, and earlier versions. */
export function Page() {
  const m = useText();
  const locale = useLocale();
  const id = usePart('id');
  const assessment = useRead(['achievement', id, 'assessment'], () => api.achievements.assessment({ params: { id } }));
  return (
    <Shown of={assessment}>
      {(of) => {
        const expert = of.experts.find(({ current }) => current) ?? null;
        return (
          <Frame
            title={m.title}
            above={[of.achievement.number, of.achievement.organisation].filter(Boolean).join(' · ')}
            below={of.achievement.title}
            actions={<GoButton to={`/achievements/${id}`}>{m.backToAchievement}</GoButton>}
          >
            {of.automatic ? (
              <Block title={m.now}>
                <p className="soft">
                  <When at={(expert ?? of.automatic).at} />
                </p>
                <p className="acts">
                  <a
                    className="go"
                    href={fileAddress(routes.achievements.assessmentReport, { params: { id }, query: { locale } })}
                    download
                  >
                    {m.report}
                  </a>
                </p>
                <Graded of={of.automatic} expert={expert} by={expert?.expert ?? null} locale={locale} />
              </Block>
            ) : (
              <Nothing>{of.pending ? m.pending : m.none}</Nothing>
            )}
            <Block title={m.publicPage} quiet>
              <ShownOrNot of={of} />
            </Block>
            <AskedExperts of={of} />
            <EarlierVersions of={of} />
          </Frame>
        );
      }}
    </Shown>
  );
}
