import { Readable } from 'node:stream';
import { isRefusal, type Refusal } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { renderPdf } from '#platform/files/pdf/render.ts';
import type { Download } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { words } from '../config.ts';
import { ownResult, publicResult, type Result } from '../queries/result.ts';
import { reportPaper } from './report.ts';
import type { Locale } from './rounds.ts';

/** The report of a definitive result as PDF, for everyone: what is published, and nobody's name but the winner's. */
export async function publicReport(platform: Platform, number: string, locale: Locale): Promise<Download | Refusal> {
  const result = await publicResult(platform, number);
  return isRefusal(result) ? result : print(platform, result, locale);
}

/** The same for the owner and the organisers, of a final result, with whose each solution is. */
export async function ownReport(
  platform: Platform,
  viewer: Viewer,
  need: string,
  locale: Locale,
): Promise<Download | Refusal> {
  const result = await ownResult(platform, viewer, need);
  return isRefusal(result) ? result : print(platform, result, locale);
}

async function print(platform: Platform, result: Result, locale: Locale): Promise<Download> {
  const bytes = await renderPdf(platform, reportPaper(result, locale));
  const name = words[locale].file(result.notice?.number ?? result.need.number);
  return { stream: Readable.from([Buffer.from(bytes)]), name, type: 'application/pdf', size: bytes.length };
}
