import { Page as Frame } from '../../../ui/kit/page.tsx';
import { Duplicates } from '../../features/organisations/merge/duplicates.tsx';
import { useText } from '../../features/organisations/merge/text.ts';

/** Organisations that were likely registered twice, for the platform's administrators. */
export function Page() {
  const m = useText();
  return (
    <Frame title={m.title} below={m.lead}>
      <Duplicates />
    </Frame>
  );
}
