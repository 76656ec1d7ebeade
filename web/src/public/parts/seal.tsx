import type { PublicNeedState } from '@jiebang/contract/needs/need.ts';
import type { Locale } from '../../lib/locale.ts';

/** How a seal looks: filled while solutions are taken, outlined while judged, green when it led to a deal, grey when it ended. */
type Manner = 'filled' | 'lined' | 'done' | 'ended';
type Cut = { readonly manner: Manner; readonly zh: readonly [string, string]; readonly en: readonly string[] };

const cuts: Readonly<Record<PublicNeedState, Cut>> = {
  published: { manner: 'filled', zh: ['已', '张榜'], en: ['OPEN'] },
  closed: { manner: 'lined', zh: ['已', '截止'], en: ['CLOSED'] },
  judging: { manner: 'lined', zh: ['评审', '中'], en: ['JUDGING'] },
  noticed: { manner: 'lined', zh: ['公示', '中'], en: ['NOTICE'] },
  paired: { manner: 'done', zh: ['已', '对接'], en: ['PAIRED'] },
  contracted: { manner: 'done', zh: ['已', '签约'], en: ['SIGNED'] },
  completed: { manner: 'done', zh: ['已', '完成'], en: ['DONE'] },
  unanswered: { manner: 'ended', zh: ['未', '揭榜'], en: ['NONE', 'CAME'] },
  none_fits: { manner: 'ended', zh: ['未', '选出'], en: ['NONE', 'CHOSEN'] },
  withdrawn: { manner: 'ended', zh: ['已', '撤回'], en: ['WITH-', 'DRAWN'] },
  terminated: { manner: 'ended', zh: ['已', '终止'], en: ['ENDED'] },
};

type SealProps = {
  readonly state: PublicNeedState;
  readonly locale: Locale;
  readonly name: string;
  readonly large?: boolean;
};

/** The square word seal of a need's state; `name` is what a screen reader says. */
export function Seal({ state, locale, name, large }: SealProps) {
  const { manner, zh, en } = cuts[state];
  return (
    <Stamp manner={manner} name={name} large={large ?? false} words={locale === 'zh' ? zh : en} han={locale === 'zh'} />
  );
}

type StampProps = {
  readonly manner: Manner;
  readonly name: string;
  readonly words: readonly string[];
  readonly han: boolean;
  readonly large?: boolean;
};

/** A square seal with any words (without a name it is an ornament): two columns of Han (one character fills its column), or lines of Latin capitals. */
export function Stamp({ manner, name, words, han, large }: StampProps) {
  return (
    <svg
      className={`seal seal-${manner}${large ? ' seal-large' : ''}`}
      viewBox="0 0 48 48"
      lang={han ? 'zh-CN' : undefined}
      role={name === '' ? undefined : 'img'}
      aria-label={name || undefined}
      aria-hidden={name === '' || undefined}
    >
      <Drawing manner={manner} words={words} han={han} />
    </svg>
  );
}

/** The drawings of these states' seals, for `SheetSeal` to show: drawn once however many needs a list has. */
export function SealSheet({ states, locale }: { readonly states: Iterable<PublicNeedState>; readonly locale: Locale }) {
  return (
    <svg className="seal-sheet" aria-hidden>
      {[...new Set(states)].map((state) => {
        const { manner, zh, en } = cuts[state];
        return (
          <symbol key={state} id={`seal-${state}`} viewBox="0 0 48 48">
            <Drawing manner={manner} words={locale === 'zh' ? zh : en} han={locale === 'zh'} />
          </symbol>
        );
      })}
    </svg>
  );
}

/** The seal of a need's state out of the page's `SealSheet`; `name` is what a screen reader says. */
export function SheetSeal({ state, locale, name }: Omit<SealProps, 'large'>) {
  return (
    <svg
      className={`seal seal-${cuts[state].manner}`}
      lang={locale === 'zh' ? 'zh-CN' : undefined}
      role="img"
      aria-label={name}
    >
      <use href={`#seal-${state}`} />
    </svg>
  );
}

function Drawing({ manner, words, han }: Pick<StampProps, 'manner' | 'words' | 'han'>) {
  const solid = manner === 'filled';
  return (
    <>
      <path
        d={solid ? 'M1.5 2 46 1.2l.8 45-45 .6z' : 'M2.6 3 45 2.4l.7 42.8-42.9.5z'}
        className={solid ? 'seal-face' : 'seal-line'}
      />
      <g className={solid ? 'seal-cut' : 'seal-word'}>
        {han ? words.map((word, i) => hanColumn(word, i)) : latinLines(words)}
      </g>
    </>
  );
}

function hanColumn(word: string, column: number) {
  const x = column === 0 ? 5.6 : 24.4;
  const [first = '', second = ''] = word;
  if (second === '') {
    return (
      <text key={word} transform={`translate(${x} 37.2) scale(1 1.94)`} fontSize="18">
        {first}
      </text>
    );
  }
  return [first, second].map((character, i) => (
    <text key={character} x={x} y={21.4 + i * 18.6} fontSize="18">
      {character}
    </text>
  ));
}

function latinLines(words: readonly string[]) {
  const tall = words.length === 1;
  return words.map((word, i) => (
    <text
      key={word}
      className="seal-latin"
      transform={tall ? 'translate(6 33.5) scale(1 2.1)' : `translate(6 ${21.5 + i * 18.5}) scale(1 1.45)`}
      fontSize="11"
      textLength="36"
      lengthAdjust="spacingAndGlyphs"
    >
      {word}
    </text>
  ));
}
