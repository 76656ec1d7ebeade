import type { SimilarNeed } from '@jiebang/contract/needs/similar.ts';
import { api } from '../../../../lib/api.ts';
import { localPath } from '../../../../lib/locale.ts';
import { useLocale, useWords } from '../../../../ui/kit/language.tsx';
import { Mark } from '../../../../ui/kit/page.tsx';
import { Nothing, Shown, useRead } from '../../../../ui/kit/read.tsx';
import { useText } from '../text.ts';

type SimilarProps = {
  readonly id: string;
  readonly about: string;
  /** Whether it is looked at by those who work on it, not by who writes it. */
  readonly staff?: boolean;
};

/** Needs like this one as it is saved, and why; `about` is what they depend on, so that they are looked for anew when it changes. */
export function Similar({ id, about, staff = false }: SimilarProps) {
  const m = useText();
  const found = useRead(['similar', id, about], () => api.needs.similar({ params: { id } }));
  return (
    <Shown of={found}>
      {({ items }) =>
        items.length === 0 ? (
          <Nothing>{m.similarNone}</Nothing>
        ) : (
          <>
            <p className="hint">
              {staff ? m.similarStaff : items.some(({ same }) => same) ? m.similarSame : m.similarSome}
            </p>
            <ul className="similar">
              {items.map((one) => (
                <Line key={one.id} of={one} staff={staff} />
              ))}
            </ul>
          </>
        )
      }
    </Shown>
  );
}

function Line({ of, staff }: { readonly of: SimilarNeed; readonly staff: boolean }) {
  const m = useText();
  const w = useWords();
  const locale = useLocale();
  const address = of.own ? `/workspace/needs/${of.id}` : `/needs/${of.number}`;
  return (
    <li>
      <a href={localPath(locale, address)} target="_blank" rel="noreferrer">
        {of.title}
      </a>{' '}
      <Mark tone={of.same ? 'ended' : 'wait'}>{of.same ? m.similarMaybe : m.similarShare(of.share)}</Mark>
      <p className="soft">
        {[of.own && !staff ? m.similarOwn : of.number, w.needState[of.state]].filter(Boolean).join(' · ')}
        {' · '}
        {m.similarTerms(of.terms.join(locale === 'zh' ? '、' : ', '))}
      </p>
    </li>
  );
}
