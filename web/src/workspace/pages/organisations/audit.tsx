import { usePart } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { AuditList } from '../../features/admin/audit/list.tsx';
import { useText } from '../../features/admin/audit/text.ts';
import { useRuleWords } from '../../features/contests/rule/words.ts';

/** What the people of an organisation did in its name, for its admins. */
export function Page() {
  const m = useText();
  const rules = useRuleWords();
  const id = usePart('id');
  return (
    <Frame title={m.audit} below={m.organisationSays}>
      <AuditList address={`/organisations/${id}/audit`} of={{ kind: 'organisation', id }} rules={rules} />
    </Frame>
  );
}
