import type { Me } from '@jiebang/contract/identity/person.ts';
import { useState } from 'react';
import { api, fileAddress, routes } from '../../../../../lib/api.ts';
import { trackOptions, useOpenTracks } from '../../../../../ui/edition.tsx';
import { useLocale } from '../../../../../ui/kit/language.tsx';
import { GoButton } from '../../../../../ui/kit/link.tsx';
import { Nothing, Shown } from '../../../../../ui/kit/read.tsx';
import { SheetIntake, SheetUpload } from '../../../../../ui/sheets.tsx';
import { unitsOf } from '../../../../../ui/units.ts';
import { Pick } from './pick.tsx';
import { useText } from './text.ts';

/** An organisation's own needs from a sheet: whose, into which track that collects, the template and the upload. */
export function StartOwnImport({ me, done }: { readonly me: Me; readonly done: (id: string) => void }) {
  const m = useText();
  const locale = useLocale();
  const open = useOpenTracks();
  const [unit, chooseUnit] = useState<string>();
  const [place, choosePlace] = useState<string>();
  const units = unitsOf(me).map(({ id, name }) => ({ value: id, label: name }));
  const organisation = unit ?? units[0]?.value;
  if (organisation === undefined)
    return (
      <Nothing>
        {m.own.noUnit} <GoButton to="/organisations">{m.own.toUnits}</GoButton>
      </Nothing>
    );
  return (
    <SheetIntake
      steps={m.own.steps}
      template={{ label: m.template, href: fileAddress(routes.needs.importTemplate, { query: { locale } }) }}
    >
      <Shown of={open}>
        {(tracks) => {
          const options = trackOptions(
            tracks.filter(({ collecting }) => collecting),
            locale,
          ).map(({ value, label }) => ({ value, label }));
          const track = place ?? options[0]?.value;
          if (track === undefined) return <Nothing>{m.own.noTracks}</Nothing>;
          return (
            <>
              {units.length > 1 && <Pick label={m.own.unit} options={units} value={organisation} pick={chooseUnit} />}
              <Pick label={m.track} options={options} value={track} pick={choosePlace} />
              <SheetUpload
                label={m.upload}
                send={async (file, name) => {
                  const query = { track, name, organisation };
                  done((await api.needs.startImport({ query, body: file })).id);
                }}
              />
            </>
          );
        }}
      </Shown>
    </SheetIntake>
  );
}
