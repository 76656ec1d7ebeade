import type { PublicFinal, Show } from '@jiebang/contract/judging/stage/final.ts';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Locale } from '../../../lib/locale.ts';
import { followFinal } from '../../../lib/wire/follow-final.ts';
import { Stage } from '../../pages/final/stage.tsx';

type Heard = { readonly lost: boolean; readonly at: number; readonly ahead: number };

/** Goes on with the big screen that the server drew. */
export function begin(place: Element): void {
  const { final, locale } = JSON.parse(document.querySelector('#final')?.textContent ?? '') as {
    final: PublicFinal;
    locale: Locale;
  };
  createRoot(place).render(<Screen drawn={final} locale={locale} />);
}

function Screen({ drawn, locale }: { readonly drawn: PublicFinal; readonly locale: Locale }) {
  const [final, setFinal] = useState(drawn);
  const [show, setShow] = useState<Show>(drawn.show);
  const [heard, setHeard] = useState<Heard>({ lost: false, at: Date.now(), ahead: drawn.at - Date.now() });
  const [here, setHere] = useState(Date.now());
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const end = followFinal(drawn.number, drawn, {
      show: (next) => {
        setShow(next);
        if (next.items.length > 0) void withOrder(drawn.number, setFinal);
      },
      heard: (at) =>
        setHeard(({ ahead }) => ({ lost: false, at: Date.now(), ahead: at === null ? ahead : at - Date.now() })),
      lost: () => setHeard((before) => ({ ...before, lost: true })),
      begunAnew: () => window.location.reload(),
    });
    const timer = window.setInterval(() => setHere(Date.now()), 250);
    return () => {
      end();
      window.clearInterval(timer);
    };
  }, [drawn]);
  useMoves(box, show);
  const link = { lost: heard.lost, age: Math.max(0, Math.round((here - heard.at) / 1000)) };
  return (
    <div ref={box}>
      <Stage locale={locale} final={final} show={show} now={here + heard.ahead} link={link} />
    </div>
  );
}

let known: Promise<PublicFinal> | null = null;

/** Names and order are told from the draw on: they are asked for once. */
async function withOrder(number: string, set: (final: PublicFinal) => void): Promise<void> {
  if (known) return;
  known = fetch(`/api/v1/finals/${encodeURIComponent(number)}`).then((reply) => reply.json() as Promise<PublicFinal>);
  const told = await known.catch(() => null);
  if (told && told.items.length > 0) set(told);
  else known = null;
}

/** Lets a line of the standings go to its new place so that eyes can follow; not at all where less motion is asked for. */
function useMoves(box: { readonly current: HTMLElement | null }, show: Show): void {
  const before = useRef(new Map<string, number>());
  // biome-ignore lint/correctness/useExhaustiveDependencies: lines move when the show changes
  useLayoutEffect(() => {
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const now = new Map<string, number>();
    for (const line of box.current?.querySelectorAll<HTMLElement>('[data-item]') ?? []) {
      const item = line.dataset['item'] ?? '';
      now.set(item, line.offsetTop);
      const from = before.current.get(item);
      if (still || from === line.offsetTop) continue;
      const begins = from === undefined ? { opacity: 0 } : { transform: `translateY(${from - line.offsetTop}px)` };
      line.animate([begins, { opacity: 1, transform: 'none' }], { duration: 600, easing: 'ease-in-out' });
    }
    before.current = now;
  }, [show]);
}
