import type { ContestPage } from '@jiebang/contract/contests/contest.ts';
import type { Phase } from '@jiebang/contract/contests/phase.ts';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { api } from '../../../lib/api.ts';
import { useCall } from '../../../ui/kit/call.ts';
import { useLocale } from '../../../ui/kit/language.tsx';
import { useGo, usePart } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { Refused } from '../../../ui/kit/refused.tsx';
import { PhasesEditor } from '../../features/contests/dates/phases-editor.tsx';
import { Reach } from '../../features/contests/dates/reach.tsx';
import { useText } from '../../features/contests/text.ts';

/** The dates of a contest, or of one of its tracks. */
export function Page() {
  const id = usePart('id');
  const track = usePart('track') || null;
  const contest = useRead(['contest', id], () => api.contests.contest({ params: { id } }));
  return <Shown of={contest}>{(of) => <Dates key={`${of.id}${track}`} of={of} track={track} />}</Shown>;
}

type DatesProps = { readonly of: ContestPage; readonly track: string | null };

function Dates({ of, track }: DatesProps) {
  const m = useText();
  const locale = useLocale();
  const go = useGo();
  const call = useCall();
  const why = useId();
  const place = of.tracks.find((one) => one.id === track);
  const [phases, setPhases] = useState<Phase[]>([...(place ?? of).phases]);
  const [reason, setReason] = useState('');
  const opened = of.state === 'open';
  const named = place ?? of;
  const save = async (chosen: Phase[]) => {
    const body = { track, phases: chosen, reason: reason.trim() === '' ? null : reason };
    const sent = await call.run(() => api.contests.setPhases({ params: { id: of.id }, version: of.version, body }));
    if (sent) go(`/contests/${of.id}`);
  };
  return (
    <Frame title={m.setPhases} above={locale === 'zh' ? named.name : named.nameEn}>
      {place && !place.ownPhases && <p>{m.ownSays}</p>}
      {opened && <p>{m.phasesOpenSays}</p>}
      <PhasesEditor phases={phases} onChange={setPhases} />
      {opened && (
        <Reach
          contest={of.id}
          track={track}
          end={phases.find((one) => one.phase === 'solving')?.endsAt ?? null}
          after={phases}
        />
      )}
      {opened && (
        <div className="field">
          <label className="field-name" htmlFor={why}>
            {m.reason}
          </label>
          <p className="hint">{m.reasonHint}</p>
          <Input.TextArea
            id={why}
            value={reason}
            maxLength={1000}
            autoSize={{ minRows: 2 }}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      )}
      <Refused problem={call.problem} />
      <div className="acts">
        <Button type="primary" loading={call.busy} onClick={() => void save(phases)}>
          {m.save}
        </Button>
        {place?.ownPhases && <Button onClick={() => void save([])}>{m.useContests}</Button>}
      </div>
    </Frame>
  );
}
