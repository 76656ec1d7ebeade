import type { Me } from '@jiebang/contract/identity/person.ts';
import { useKit, useMessages } from '../../ui/kit/language.tsx';
import { Go } from '../../ui/kit/link.tsx';
import { messages as en } from '../messages/shell.en.ts';
import { messages as zh } from '../messages/shell.zh.ts';

/** Which roles of the asker wait for its second factor, and the way there. */
export function Withheld({ me }: { readonly me: Me }) {
  const m = useMessages({ zh, en });
  const kit = useKit();
  if (me.withheld.length === 0) return null;
  const roles = [...new Set(me.withheld.map(({ role }) => kit.roles[role]))];
  return (
    <p className="withheld" role="status">
      {m.withheld} <strong>{roles.join(kit.marks.comma)}</strong> <Go to="/account">{m.withheldGo}</Go>
    </p>
  );
}
