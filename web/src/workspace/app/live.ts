import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** Facts come in bursts; an open page looks again at most this often, in milliseconds. */
const pause = 2_000;

/** While the page is seen, what others do reaches it without reload: every fact that this person may learn makes it look again. */
export function useLive(signedIn: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!signedIn) return;
    let stream: EventSource | null = null;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const look = () => {
      timer ??= setTimeout(() => {
        timer = null;
        void client.invalidateQueries();
      }, pause);
    };
    const follow = () => {
      if (document.hidden) {
        stream?.close();
        stream = null;
      } else if (!stream) {
        stream = new EventSource('/api/v1/stream');
        stream.addEventListener('fact', look);
      }
    };
    document.addEventListener('visibilitychange', follow);
    follow();
    return () => {
      document.removeEventListener('visibilitychange', follow);
      if (timer !== null) clearTimeout(timer);
      stream?.close();
    };
  }, [client, signedIn]);
}
