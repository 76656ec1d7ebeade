import type { FinalDraft } from '@jiebang/contract/judging/stage/final.ts';
import { api } from '../../../../lib/api.ts';
import { freshFinal, useFinalFields } from '../../../features/contests/final/form.tsx';
import { useText } from '../../../features/contests/final/text.ts';
import { NewOnStage } from '../../../features/contests/new-on-stage.tsx';

/** A new live final: of which contest, or of which track of it. */
export function Page() {
  return (
    <NewOnStage<FinalDraft>
      words={useText()}
      fresh={freshFinal}
      useFields={useFinalFields}
      make={(body) => api.judging.makeFinal({ body })}
      onward={(id) => `/finals/${id}`}
    />
  );
}
