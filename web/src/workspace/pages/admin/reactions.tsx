import { api } from '../../../lib/api.ts';
import { Page as Frame, Table } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { useText } from '../../features/admin/text.ts';

/** Every reaction to facts with its lag. */
export function Page() {
  const m = useText();
  const reactions = useRead(['reactions'], () => api.desk.reactions());
  return (
    <Frame title={m.reactions} below={m.reactionsSays}>
      <Shown of={reactions}>
        {({ items }) => (
          <Table
            caption={m.reactions}
            head={[m.reaction, m.behind, m.failed, m.lastError]}
            rows={items.map(({ name, behind, failed, lastError }) => ({
              key: name,
              cells: [name, behind, failed, lastError],
            }))}
          />
        )}
      </Shown>
    </Frame>
  );
}
