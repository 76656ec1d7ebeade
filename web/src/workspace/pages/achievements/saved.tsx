import { useAsked } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { SavedSearches } from '../../features/achievements/saved.tsx';
import { useText } from '../../features/achievements/text.ts';

export function Page() {
  const m = useText();
  return (
    <Frame title={m.saved}>
      <SavedSearches asked={useAsked('query')} />
    </Frame>
  );
}
