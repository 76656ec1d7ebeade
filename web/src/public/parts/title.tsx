import { Fragment } from 'react';

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** A Chinese title breaks between words alone, never inside one or within brackets; Latin text breaks as ever. */
export function TitleText({ text }: { readonly text: string }) {
  const segments = [...words.segment(text)];
  let depth = 0;
  return segments.map(({ index, segment, isWordLike }, i) => {
    if (/[（(《「]/.test(segment)) depth += 1;
    if (/[）)》」]/.test(segment)) depth -= 1;
    const mayBreak = i > 0 && depth === 0 && isWordLike && segments[i - 1]?.isWordLike;
    return (
      <Fragment key={index}>
        {mayBreak && <wbr />}
        {segment}
      </Fragment>
    );
  });
}
