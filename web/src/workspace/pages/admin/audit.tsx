import { Page as Frame } from '../../../ui/kit/page.tsx';
import { AuditList } from '../../features/admin/audit/list.tsx';
import { useText } from '../../features/admin/audit/text.ts';

/** Who did what on the whole platform. */
export function Page() {
  const m = useText();
  return (
    <Frame title={m.audit} below={m.platformSays}>
      <AuditList address="/admin/audit" of={null} />
    </Frame>
  );
}
