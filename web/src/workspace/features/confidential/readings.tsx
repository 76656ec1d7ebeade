import { api } from '../../../lib/api.ts';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from './text.ts';

/** Every reading: who, for whom, when, which version and which file; of staff with their reason. */
export function Readings({ need }: { readonly need: string }) {
  const m = useText();
  return (
    <Paged
      name={m.readings}
      from={['confidential-readings', need]}
      call={(query) => api.needs.readings({ params: { id: need }, query })}
      empty={m.readingsEmpty}
    >
      {(one) => (
        <Line
          key={`${one.at} ${one.person} ${one.file}`}
          title={`${one.person ?? m.someone} · ${one.staff ? m.staff : one.organisation}`}
          facts={[
            <When key="at" at={one.at} />,
            m.version(one.version),
            one.file === null ? m.readingOf : m.readingFile(one.file),
          ]}
        >
          {one.reason && <p className="line-more">{one.reason}</p>}
        </Line>
      )}
    </Paged>
  );
}
