import type { JudgedContent } from '@jiebang/contract/judging/sheet.ts';
import { contentOfOpened } from '#modules/solutions/index.ts';
import type { Platform } from '#platform/platform.ts';

/** The same text, without the fields that say whose it is; files are numbered. */
export function withoutSolver(content: JudgedContent): JudgedContent {
  return {
    ...content,
    organisation: null,
    leader: null,
    teamName: null,
    members: [],
    partners: [],
    attachments: content.attachments.map((file, place) => ({ ...file, name: numbered(file.name, place) })),
  };
}

const numbered = (name: string, place: number): string =>
  `附件 ${place + 1}${/\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? ''}`;

/** A file of a solution under its number in the place of its name, which may say whose it is. */
export async function numberedFile<F extends { readonly name: string }>(
  platform: Platform,
  solution: string,
  file: string,
  read: F,
): Promise<F> {
  const { attachments } = await contentOfOpened(platform, solution);
  const place = attachments.findIndex(({ id }) => id === file);
  return { ...read, name: numbered(read.name, place) };
}
