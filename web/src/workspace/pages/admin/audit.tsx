import { Page as Frame } from '../../../ui/kit/page.tsx';
import { AuditList } from '../../features/admin/audit/list.tsx';
import { useText } from '../../features/admin/audit/text.ts';
import { useRuleWords } from '../../features/contests/rule/words.ts';

/** Who did what on the whole platform. */
export function Page() {
  const m = useText();
  const rules = useRuleWords();
  return (
    <Frame title={m.audit} below={m.platformSays}>
      <AuditList address="/admin/audit" of={{ kind: 'platform' }} rules={rules} />
    </Frame>
  );
}
