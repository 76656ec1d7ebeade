import type { PublicAchievement } from '@jiebang/contract/achievements/achievement.ts';
import { assessmentWords } from '@jiebang/contract/achievements/assessment/words.data.ts';
import { Graded } from '../../../ui/graded.tsx';
import { orNull } from '../../api.ts';
import type { Asked } from '../../page.ts';

/** How an achievement is assessed, where its owner shows that; else nothing. */
export async function assessedPart({ number }: PublicAchievement, { api, locale }: Asked) {
  const assessed = await orNull(api.achievements.publicAssessment({ params: { number } }));
  if (!assessed) return null;
  return (
    <section>
      <h2>{assessmentWords[locale].title}</h2>
      <Graded of={assessed.automatic} expert={assessed.expert} locale={locale} />
      <p className="actions">
        <a
          className="button"
          href={`/api/v1/achievements/${encodeURIComponent(number)}/assessment/report?locale=${locale}`}
          download
        >
          {assessmentWords[locale].reportLink}
        </a>
      </p>
    </section>
  );
}
