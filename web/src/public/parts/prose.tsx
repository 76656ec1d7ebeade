import type { Locale } from '../../lib/locale.ts';
import { langOf } from './language.ts';

type ProseProps = { readonly title: string; readonly text: string; readonly locale: Locale };

/** A titled text; its own line breaks make the paragraphs. */
export function Prose({ title, text, locale }: ProseProps) {
  return (
    <section className="prose">
      <h2>{title}</h2>
      {text
        .split(/\n+/)
        .filter((line) => line.trim() !== '')
        .map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of a fixed text, which may repeat
          <p key={i} lang={langOf(line, locale)}>
            {line}
          </p>
        ))}
    </section>
  );
}
