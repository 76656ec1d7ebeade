import { api } from '../../lib/api.ts';
import { useMessages } from '../../ui/kit/language.tsx';
import { Go } from '../../ui/kit/link.tsx';
import { useRead } from '../../ui/kit/read.tsx';
import { messages as en } from '../messages/shell.en.ts';
import { messages as zh } from '../messages/shell.zh.ts';

/** That a version of the privacy notice waits to be read, on every page until it was; nothing is closed by it. */
export function UnreadNotice() {
  const m = useMessages({ zh, en });
  const mine = useRead(['my-notice'], () => api.identity.myNotice());
  if (mine.data?.due !== true) return null;
  return (
    <p className="withheld" role="status">
      {m.noticeDue} <Go to="/account/privacy">{m.noticeGo}</Go>
    </p>
  );
}
