import { Readable } from 'node:stream';
import { assessmentWords } from '@jiebang/contract/achievements/assessment/words.data.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { renderPdf } from '#platform/files/pdf/render.ts';
import type { Download } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { readAchievement } from '../../queries/library.ts';
import { assessmentOf, publicAssessmentOf } from '../queries/assessment.ts';
import { type Locale, type Report, reportPaper } from './report.ts';

/** The report of an assessment that its owner shows, as PDF, for everyone: without the name of an expert. */
export async function publicReport(platform: Platform, number: string, locale: Locale): Promise<Download | Refusal> {
  const assessment = await publicAssessmentOf(platform.db, number);
  if (isRefusal(assessment)) return assessment;
  const of = await readAchievement(platform.db, number);
  if (isRefusal(of)) return of;
  const english = locale === 'en';
  return print(
    platform,
    {
      ...assessment,
      number: of.number,
      title: (english ? of.titleEn : null) ?? of.title,
      owner: (english ? of.ownerEn : null) ?? of.owner,
      by: null,
      address: addressOf(platform, of.number, locale),
    },
    locale,
  );
}

/** The same for those who read the work, with who signed. */
export async function ownReport(
  platform: Platform,
  viewer: Viewer,
  id: string,
  locale: Locale,
): Promise<Download | Refusal> {
  const assessment = await assessmentOf(platform, viewer, id);
  if (isRefusal(assessment)) return assessment;
  const { achievement, automatic, experts } = assessment;
  if (automatic === null || achievement.number === null) return refuse('not_assessed');
  const expert = experts.find(({ basedOn }) => basedOn === automatic.n) ?? null;
  return print(
    platform,
    {
      number: achievement.number,
      title: achievement.title,
      owner: achievement.organisation,
      automatic,
      expert,
      by: expert?.expert ?? null,
      address: achievement.state === 'public' ? addressOf(platform, achievement.number, locale) : null,
    },
    locale,
  );
}

const addressOf = ({ publicUrl }: Platform, number: string, locale: Locale): string =>
  `${publicUrl}${locale === 'en' ? '/en' : ''}/achievements/${number}`;

async function print(platform: Platform, report: Report, locale: Locale): Promise<Download> {
  const bytes = await renderPdf(platform, reportPaper(report, locale));
  const name = assessmentWords[locale].reportFile(report.number);
  return { stream: Readable.from([Buffer.from(bytes)]), name, type: 'application/pdf', size: bytes.length };
}
