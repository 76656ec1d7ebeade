import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { followFinal } from '../../../../lib/wire/follow-final.ts';

/** Asks again who is on stage whenever that changes, also after a lost connection. Tells whether the hall is heard. */
export function useStage(number: string): { readonly lost: boolean } {
  const client = useQueryClient();
  const [lost, setLost] = useState(false);
  useEffect(() => {
    let stage: number | null | undefined;
    return followFinal(number, null, {
      show: (show) => {
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
