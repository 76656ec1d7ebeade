import { api } from '../../../lib/api.ts';
import { useLocale } from '../../../ui/kit/language.tsx';
import { usePart } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { AuditList } from '../../features/admin/audit/list.tsx';
import { useText } from '../../features/admin/audit/text.ts';
import { useRuleWords } from '../../features/contests/rule/words.ts';

/** What was done in a contest, for its organisers and those of its tracks. */
export function Page() {
  const m = useText();
  const rules = useRuleWords();
  const locale = useLocale();
  const id = usePart('id');
  const contest = useRead(['contest', id], () => api.contests.contest({ params: { id } }));
  return (
    <Shown of={contest}>
      {({ name, nameEn }) => (
        <Frame title={m.audit} above={locale === 'zh' ? name : nameEn} below={m.contestSays}>
          <AuditList address={`/contests/${id}/audit`} of={{ kind: 'contest', id }} rules={rules} />
        </Frame>
      )}
    </Shown>
  );
}
