import { consentPurposes } from '@jiebang/contract/identity/person.ts';
import { api } from '../../../lib/api.ts';
import { localPath } from '../../../lib/locale.ts';
import { Act } from '../../../ui/kit/act.tsx';
import type { Field } from '../../../ui/kit/form/field.ts';
import { useLocale } from '../../../ui/kit/language.tsx';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from './text.ts';

type Typed = {
  from: string;
  changesZh: string;
  changesEn: string;
  textZh: string;
  textEn: string;
  renews: (typeof consentPurposes)[number][];
};

/** Publishing the next version, which begins as the one in force reads. */
export function PublishNotice() {
  const m = useText();
  const current = useRead(['notice', 'current'], () => api.identity.currentNotice());
  const fields: Field[] = [
    { kind: 'instant', name: 'from', label: m.from, hint: m.fromHint, required: true },
    { kind: 'lines', name: 'changesZh', label: m.changesZh, max: 2000, rows: 3, required: true },
    { kind: 'lines', name: 'changesEn', label: m.changesEn, max: 2000, rows: 3, required: true },
    { kind: 'lines', name: 'textZh', label: m.textZh, hint: m.textHint, max: 20_000, rows: 12, required: true },
    { kind: 'lines', name: 'textEn', label: m.textEn, hint: m.textHint, max: 20_000, rows: 12, required: true },
    {
      kind: 'choices',
      name: 'renews',
      label: m.renews,
      hint: m.renewsHint,
      options: consentPurposes.map((value) => ({ value, label: m.purposes[value].title })),
    },
  ];
  return (
    <Shown of={current}>
      {({ text }) => (
        <Act
          label={m.publish}
          can={true}
          primary
          ask={{
            says: m.publishSays,
            fields,
            initial: { from: null, changesZh: null, changesEn: null, textZh: text.zh, textEn: text.en, renews: [] },
          }}
          run={({ from, changesZh, changesEn, textZh, textEn, renews }: Typed) =>
            api.identity.publishNotice({
              body: { from, changes: { zh: changesZh, en: changesEn }, text: { zh: textZh, en: textEn }, renews },
            })
          }
        />
      )}
    </Shown>
  );
}

/** Every version with the day from which it holds. */
export function Versions() {
  const m = useText();
  const locale = useLocale();
  return (
    <Paged name={m.versions} from={['notices']} call={(query) => api.identity.notices({ query })} empty={m.noVersions}>
      {(one) => (
        <Line
          key={one.version}
          title={m.version(String(one.version))}
          facts={[
            <span key="from">
              {m.holdsFrom} <When at={one.from} />
            </span>,
            <a key="read" href={localPath(locale, `/privacy/${one.version}`)}>
              {m.read}
            </a>,
          ]}
          {...(one.inForce ? { state: m.inForce } : {})}
        />
      )}
    </Paged>
  );
}
