import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { followFinal } from '../../../../lib/wire/follow-final.ts';

/** Asks again who is on stage, and what of prices, whenever that changes, also after a lost connection. Tells whether the hall is heard. */
export function useStage(number: string): { readonly lost: boolean } {
  const client = useQueryClient();
  const [lost, setLost] = useState(false);
  useEffect(() => {
    let stage: number | null | undefined;
    let prices = '';
    return followFinal(number, null, {
      show: (show) => {
        if (JSON.stringify(show.prices) !== prices) {
          prices = JSON.stringify(show.prices);
          void client.invalidateQueries({ queryKey: ['my-price', number] });
        }
        if (show.stage === stage) return;
        stage = show.stage;
        void client.invalidateQueries({ queryKey: ['stage-sheet', number] });
      },
      heard: () => setLost(false),
      lost: () => setLost(true),
    });
  }, [client, number]);
  return { lost };
}
