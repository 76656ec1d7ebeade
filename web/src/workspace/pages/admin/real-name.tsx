import { api } from '../../../lib/api.ts';
import { useKit } from '../../../ui/kit/language.tsx';
import { usePart } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { RealNameDecision } from '../../features/privacy/real-name/decide.tsx';
import { useText } from '../../features/privacy/real-name/text.ts';

/** The verification of one person, for those who verify. */
export function Page() {
  const m = useText();
  const kit = useKit();
  const id = usePart('id');
  const one = useRead(['real-name', id], () => api.identity.realName({ params: { id } }));
  return (
    <Shown of={one}>
      {(of) => (
        <Frame title={of.name ?? m.title} above={m.title} state={kit.organisationState[of.state]}>
          <RealNameDecision of={of} />
        </Frame>
      )}
    </Shown>
  );
}
