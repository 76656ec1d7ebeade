import type { OpenTrack } from '@jiebang/contract/contests/contest.ts';
import { Button } from 'antd';
import { useId, useRef, useState } from 'react';
import { api } from '../../../../lib/api.ts';
import { trackOptions } from '../../../../ui/edition.tsx';
import { useCall } from '../../../../ui/kit/call.ts';
import { emptyValues, type Field } from '../../../../ui/kit/form/field.ts';
import { FormFields } from '../../../../ui/kit/form/fields.tsx';
import { useBlame, useForm } from '../../../../ui/kit/form/use-form.ts';
import { useKit, useLocale } from '../../../../ui/kit/language.tsx';
import { Refused } from '../../../../ui/kit/refused.tsx';
import { useText } from '../text.ts';

type EntryProps = { readonly tracks: readonly OpenTrack[]; readonly done: (id: string) => void };
type Typed = { organisation: string; track: string; title: string };

/** The first step of entering a need from paper: for whom, in which track, under which title, and by which mandate. */
export function EnterNeed({ tracks, done }: EntryProps) {
  const m = useText();
  const locale = useLocale();
  const call = useCall();
  const [scan, setScan] = useState<File | null>(null);
  const [lacks, setLacks] = useState(false);
  const fields: Field[] = [
    { kind: 'organisation', name: 'organisation', label: m.entry.whose, hint: m.entry.whoseHint, required: true },
    {
      kind: 'choice',
      name: 'track',
      label: m.track,
      required: true,
      options: trackOptions(
        tracks.filter(({ collecting }) => collecting),
        locale,
      ),
    },
    { kind: 'line', name: 'title', label: m.title, hint: m.titleHint, max: 80, required: true },
  ];
  const form = useForm(fields, emptyValues(fields));
  useBlame(form, call.problem);
  const send = async () => {
    setLacks(scan === null);
    if (!form.complete() || scan === null) return;
    const sent = await call.run(() =>
      api.needs.enter({ query: { ...(form.values as Typed), name: scan.name }, body: scan }),
    );
    if (sent) done(sent.reply.id);
  };
  return (
    <form
      noValidate
      aria-label={m.entry.title}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <FormFields form={form} />
      <Scan of={scan} lacks={lacks} put={setScan} />
      <Refused problem={call.problem} />
      <div className="acts">
        <Button type="primary" htmlType="submit" loading={call.busy}>
          {m.entry.begin}
        </Button>
      </div>
    </form>
  );
}

type ScanProps = { readonly of: File | null; readonly lacks: boolean; readonly put: (file: File | null) => void };

/** The scanned mandate that goes with the entry. */
function Scan({ of, lacks, put }: ScanProps) {
  const m = useText();
  const kit = useKit();
  const input = useRef<HTMLInputElement>(null);
  const said = useId();
  return (
    <div className="field">
      <span className="field-name">{m.entry.mandate}</span>
      <span className="hint">{m.entry.mandateHint}</span>
      <div className="act">
        <Button aria-describedby={said} onClick={() => input.current?.click()}>
          {m.entry.choose}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".pdf,.png,.jpg,.jpeg"
          className="unseen"
          tabIndex={-1}
          aria-label={m.entry.mandate}
          onChange={(event) => put(event.target.files?.[0] ?? null)}
        />
      </div>
      <p id={said} aria-live="polite" className={lacks && !of ? 'wrong' : 'soft'}>
        {of ? of.name : lacks ? kit.fieldCodes.required : m.entry.noneChosen}
      </p>
    </div>
  );
}
