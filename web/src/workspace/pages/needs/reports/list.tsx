import type { QuarantinedNeed, WorkReport } from '@jiebang/contract/needs/desk/report.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../../../lib/api.ts';
import { Act } from '../../../../ui/kit/act.tsx';
import { Block, Page as Frame } from '../../../../ui/kit/page.tsx';
import { useRead } from '../../../../ui/kit/read.tsx';
import { Reports } from '../../../features/needs/desks/reports/reports.tsx';
import { useText } from '../../../features/needs/desks/reports/text.ts';
import { NeedFacts, NeedWords } from '../../../features/needs/words.tsx';

/** Reports of needs, for those who decide them. */
export function Page() {
  const m = useText();
  const me = useRead(['me'], () => api.identity.me());
  const organises = me.data?.grants.some(({ role }) => role === 'organiser' || role === 'track_organiser') ?? false;
  const reading = (report: WorkReport) => <Reading report={report} />;
  return (
    <Frame title={m.title} below={m.says}>
      <Block title={m.open}>
        <Reports desk="open" organises={organises} reading={reading} />
      </Block>
      <Block title={m.decided} quiet>
        <Reports desk="decided" organises={organises} reading={reading} />
      </Block>
    </Frame>
  );
}

/** A need in quarantine, read for a reason that is recorded; closed again, it is asked for anew. */
function Reading({ report: { id, can } }: { readonly report: WorkReport }) {
  const m = useText();
  const [read, setRead] = useState<QuarantinedNeed | null>(null);
  if (read === null || can['read'] !== true)
    return (
      <Act
        label={m.read}
        can={can['read']}
        ask={{
          says: m.readSays,
          fields: [{ kind: 'lines', name: 'reason', label: m.reason, max: 500, required: true }],
        }}
        run={(body: { reason: string }) => api.needs.readQuarantined({ params: { id }, body })}
        done={(need: QuarantinedNeed) => setRead(need)}
      />
    );
  return (
    <>
      <Block title={m.publicText} quiet>
        <NeedWords of={read.publicText} />
      </Block>
      <Block title={m.original} quiet>
        <NeedWords of={read.original} />
        <NeedFacts of={read.original} />
      </Block>
      <Button onClick={() => setRead(null)}>{m.hide}</Button>
    </>
  );
}
