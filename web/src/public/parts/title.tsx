import { Fragment } from 'react';

/** What the segmenter would part and people would not: a name, and 暨 from what it introduces. */
const kept = /长三角|^暨/;
const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** A Chinese title breaks between words alone, never inside one, before a single character, or within brackets; Latin text breaks as ever. */
export function TitleText({ text }: { readonly text: string }) {
  const segments = [...words.segment(text)];
  let depth = 0;
  return segments.map(({ index, segment, isWordLike }, i) => {
    if (/[（(《「]/.test(segment)) depth += 1;
    if (/[）)》」]/.test(segment)) depth -= 1;
    const before = segments[i - 1];
    const mayBreak =
      before?.isWordLike && isWordLike && depth === 0 && segment.length > 1 && !kept.test(before.segment + segment);
    return (
      <Fragment key={index}>
        {mayBreak && <wbr />}
        {segment}
      </Fragment>
    );
  });
}
