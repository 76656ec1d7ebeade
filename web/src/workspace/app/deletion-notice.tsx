import { api } from '../../lib/api.ts';
import { useMessages } from '../../ui/kit/language.tsx';
import { Go } from '../../ui/kit/link.tsx';
import { useRead } from '../../ui/kit/read.tsx';
import { When } from '../../ui/kit/when.tsx';
import { messages as en } from '../messages/shell.en.ts';
import { messages as zh } from '../messages/shell.zh.ts';

/** That the account is to be deleted, on every page until it is taken back or done. */
export function DeletionNotice() {
  const m = useMessages({ zh, en });
  const mine = useRead(['my-deletion'], () => api.identity.myDeletion());
  const due = mine.data?.due ?? null;
  if (due === null) return null;
  return (
    <p className="withheld" role="status">
      {m.deletionDue} <When at={due} /> <Go to="/account/privacy">{m.deletionGo}</Go>
    </p>
  );
}
