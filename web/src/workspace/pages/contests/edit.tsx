import type { ContestInput } from '@jiebang/contract/contests/contest.ts';
import { api } from '../../../lib/api.ts';
import { nameIn } from '../../../ui/edition.tsx';
import { SimpleForm } from '../../../ui/kit/form/simple-form.tsx';
import { useLocale } from '../../../ui/kit/language.tsx';
import { Go, useGo, usePart } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { contestValues, useContestFields } from '../../features/contests/fields.ts';
import { useText } from '../../features/contests/text.ts';

/** What a contest is: its name, edition, regions, units and words. */
export function Page() {
  const m = useText();
  const locale = useLocale();
  const go = useGo();
  const id = usePart('id');
  const fields = useContestFields();
  const contest = useRead(['contest', id], () => api.contests.contest({ params: { id } }));
  return (
    <Shown of={contest}>
      {(of) => (
        <Frame title={m.edit} above={<Go to={`/contests/${id}`}>{nameIn(of, locale)}</Go>}>
          <SimpleForm
            fields={fields}
            initial={contestValues(of)}
            submit={m.save}
            send={(typed: ContestInput) => api.contests.edit({ params: { id }, version: of.version, body: typed })}
            done={() => go(`/contests/${id}`)}
          />
        </Frame>
      )}
    </Shown>
  );
}
