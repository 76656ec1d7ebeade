import type { FinalLine } from '@jiebang/contract/judging/final.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** Without a word for so long, in milliseconds, the connection is taken for lost: the server speaks every ten seconds. */
const silence = 25_000;

/** Asks again who is on stage whenever that changes, also after a lost connection. Tells whether the hall is heard. */
export function useStage(number: string): { readonly lost: boolean } {
  const client = useQueryClient();
  const [lost, setLost] = useState(false);
  useEffect(() => {
    let stream: EventSource | null = null;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let watch: ReturnType<typeof setTimeout> | undefined;
    let stage: number | null | undefined;
    const again = () => {
      stream?.close();
      clearTimeout(watch);
      setLost(true);
      retry = setTimeout(open, 1000 + Math.random() * 2000);
    };
    const alive = () => {
      setLost(false);
      clearTimeout(watch);
      watch = setTimeout(again, silence);
    };
    const open = () => {
      stream = new EventSource(`/api/v1/finals/${encodeURIComponent(number)}/stream`);
      stream.addEventListener('beat', alive);
      stream.addEventListener('score', alive);
      stream.addEventListener('show', (message: MessageEvent<string>) => {
        alive();
        const line = JSON.parse(message.data) as FinalLine;
        if (!('show' in line) || line.show.stage === stage) return;
        stage = line.show.stage;
        void client.invalidateQueries({ queryKey: ['stage-sheet', number] });
      });
      stream.onerror = again;
      watch = setTimeout(again, silence);
    };
    open();
    return () => {
      clearTimeout(retry);
      clearTimeout(watch);
      stream?.close();
    };
  }, [client, number]);
  return { lost };
}
