import type { Organisation } from '@jiebang/contract/identity/organisation.ts';
import { Go } from '../../../../ui/kit/link.tsx';
import { Block } from '../../../../ui/kit/page.tsx';
import { useText } from './text.ts';

/** Where an organisation went that was registered twice, and which came to this one. */
export function Merged({ of }: { readonly of: Organisation }) {
  const m = useText();
  return (
    <>
      {of.mergedInto && (
        <Block title={m.mergedInto}>
          <Go to={`/organisations/${of.mergedInto.id}`}>{of.mergedInto.name}</Go>
        </Block>
      )}
      {of.merged.length > 0 && (
        <Block title={m.merged} quiet>
          <ul className="effects">
            {of.merged.map(({ id, name }) => (
              <li key={id}>
                <Go to={`/organisations/${id}`}>{name}</Go>
              </li>
            ))}
          </ul>
        </Block>
      )}
    </>
  );
}
