import type { PartKind, TranslatedText } from '@jiebang/contract/judging/translation/part.ts';
import { api } from '../../../../lib/api.ts';
import { Facts } from '../../../../ui/kit/page.tsx';
import { useRead } from '../../../../ui/kit/read.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { useText } from './text.ts';

type Shown = TranslatedText & { readonly translator?: string };

/** What translators handed in of a solution, each folded out beside the original, in its own language. */
export function Translations({ of }: { readonly of: readonly Shown[] }) {
  const m = useText();
  const nameOf = usePartNames();
  return of.map(({ language, at, parts, translator }) => (
    <details key={`${language} ${at}`} className="counted">
      <summary>{m.shown(m.languages[language])}</summary>
      <p className="soft">
        {m.shownSays} {translator && `${m.by(translator)} · `}
        <When at={at} />
      </p>
      <div lang={language === 'zh' ? 'zh-CN' : 'en'} className="prose">
        <Facts of={parts.map(({ kind, n, text }) => [nameOf(kind, n), text])} />
      </div>
    </details>
  ));
}

/** What a part of a solution is called. */
export function usePartNames(): (kind: PartKind, n: number | null) => string {
  const m = useText();
  return (kind, n) => m.part(m.parts[kind], n);
}

/** What was handed in of a solution, with whose it is, for an organiser; nothing where there is none, or no panel yet. */
export function HandedIn({ need, solution }: { readonly need: string; readonly solution: string }) {
  const read = useRead(['translations', solution], () =>
    api.judging.translationsOfSolution({ params: { need, solution } }),
  );
  return <Translations of={read.data?.items ?? []} />;
}
