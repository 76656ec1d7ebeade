import { z } from 'zod';
import { Instant, text } from '../http/scalars.ts';
import { ConsentPurpose } from './person.ts';

/**
 * A text in both languages. A line that begins with `## ` opens a section of that title; what stands before the first is the
 * introduction; an empty line ends a paragraph.
 */
const InBoth = (max: number) => z.strictObject({ zh: text(max), en: text(max) });

/** What an administrator publishes: the whole notice, what changed, and from when on it is in force. */
export const NoticeInput = z.strictObject({
  /** Of the coming versions the latest: after the one before it, and not in the past. */
  from: Instant,
  text: InBoth(20_000),
  changes: InBoth(2000),
  /** Purposes that mean something else from now on: what was consented to before counts no longer (个人信息保护法第十四条). */
  renews: z.array(ConsentPurpose).max(10),
});
export type NoticeInput = z.infer<typeof NoticeInput>;

/** One version among the others: the first is 1. */
export const NoticeHead = z.strictObject({
  version: z.int(),
  from: Instant,
  /** Whether it is the one in force now; of those before and those announced it is not. */
  inForce: z.boolean(),
});
export type NoticeHead = z.infer<typeof NoticeHead>;

export const Notice = NoticeHead.extend({
  text: z.strictObject({ zh: z.string(), en: z.string() }),
  /** Null of the first. */
  changes: z.strictObject({ zh: z.string(), en: z.string() }).nullable(),
  renews: z.array(ConsentPurpose),
});
export type Notice = z.infer<typeof Notice>;

/** What the asker has said of the privacy notice: `due` while it has not acknowledged the one in force. */
export const MyNotice = z.strictObject({
  current: Notice.omit({ text: true }),
  due: z.boolean(),
  acknowledged: z.array(z.strictObject({ version: z.int(), at: Instant })),
});
export type MyNotice = z.infer<typeof MyNotice>;

export type NoticeSection = { readonly title: string | null; readonly paragraphs: readonly string[] };

/** A notice's text in sections; the introduction has no title. */
export function sectionsOf(written: string): NoticeSection[] {
  const parts = written.split(/^## /m);
  return parts.flatMap((part, index) => {
    const [first = '', ...rest] = index === 0 ? ['', part] : part.split('\n');
    const paragraphs = rest
      .join('\n')
      .split(/\n\s*\n/)
      .map((paragraph) => paragraph.trim())
      .filter((paragraph) => paragraph !== '');
    return index === 0 && paragraphs.length === 0 ? [] : [{ title: index === 0 ? null : first.trim(), paragraphs }];
  });
}
