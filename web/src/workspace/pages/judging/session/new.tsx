import type { SessionDraft } from '@jiebang/contract/judging/stage/session.ts';
import { api } from '../../../../lib/api.ts';
import { NewOnStage } from '../../../features/contests/new-on-stage.tsx';
import { freshSession, useSessionFields } from '../../../features/contests/session/form.tsx';
import { useText } from '../../../features/contests/session/text.ts';

/** A new matchmaking session: of which contest, or of which track of it. */
export function Page() {
  return (
    <NewOnStage<SessionDraft>
      words={useText()}
      fresh={freshSession}
      useFields={useSessionFields}
      make={(body) => api.judging.makeSession({ body })}
      onward={(id) => `/sessions/${id}/console`}
    />
  );
}
