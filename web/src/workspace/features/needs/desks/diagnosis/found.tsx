import type { Finding } from '@jiebang/contract/needs/desk/diagnosis.ts';
import { Prose } from '../../../../../ui/kit/page.tsx';
import { Point } from '../../returned.tsx';
import { useText as useNeedText } from '../../text.ts';
import { useText } from './text.ts';

/** What a diagnosis found: its suggestion, and what is unclear at which field. */
export function Found({ of }: { readonly of: Finding }) {
  const m = useText();
  const n = useNeedText();
  return (
    <>
      <p>
        {m.suggestion} <strong>{m.suggestions[of.suggestion]}</strong>
      </p>
      {of.points.length > 0 && (
        <ul className="traces">
          {of.points.map((point) => (
            <li key={JSON.stringify(point)}>
              <strong>{n[point.field]}</strong> <Point of={point} />
            </li>
          ))}
        </ul>
      )}
      {of.note && <Prose>{of.note}</Prose>}
    </>
  );
}
