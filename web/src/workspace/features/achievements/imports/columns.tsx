import type {
  AchievementColumn,
  AchievementImport,
  ImportPreview,
} from '@jiebang/contract/achievements/imports/import.ts';
import { AchievementColumn as Columns } from '@jiebang/contract/achievements/imports/import.ts';
import { Select } from 'antd';
import { useState } from 'react';
import { api } from '../../../../lib/api.ts';
import { Act } from '../../../../ui/kit/act.tsx';
import { Block, Table } from '../../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../../ui/kit/read.tsx';
import { CellProblems } from '../../../../ui/sheets.tsx';
import { useText as useFieldText } from '../text.ts';
import { useText } from './text.ts';

type Mapping = (AchievementColumn | null)[];

/** What each column of the file is: as its name suggests, then as somebody says, with how the first rows would be read by it. */
export function MatchColumns({ of }: { readonly of: AchievementImport }) {
  const m = useText();
  const [chosen, choose] = useState<Mapping | null>(null);
  const preview = useRead(['achievement-import', of.id, 'preview', JSON.stringify(chosen)], () =>
    api.achievements.previewImport({ params: { id: of.id }, body: { mapping: chosen } }),
  );
  return (
    <Shown of={preview}>
      {(read) =>
        read.failure ? (
          <div className="failed" role="alert">
            <strong>{m.nothingImported}</strong>
            <p>{m.failures[read.failure]}</p>
          </div>
        ) : (
          <Matching of={of} read={read} choose={choose} />
        )
      }
    </Shown>
  );
}

type MatchingProps = {
  readonly of: AchievementImport;
  readonly read: ImportPreview;
  readonly choose: (mapping: Mapping) => void;
};

function Matching({ of, read, choose }: MatchingProps) {
  const m = useText();
  const nameOf = useColumnNames();
  const mapping = read.columns.map(({ column }) => column);
  // A field comes from one column alone: taken for another, the column before is left out.
  const take = (at: number, column: AchievementColumn | null) =>
    choose(mapping.map((one, n) => (n === at ? column : one === column ? null : one)));
  const options = [
    { value: '', label: m.leaveOut },
    ...Columns.options.map((value) => ({ value, label: nameOf(value) })),
  ];
  const rows = read.columns.map(({ letters, name, column }, at) => {
    const called = m.column(letters ?? '', name || m.nameless);
    return {
      key: `${at}`,
      cells: [
        called,
        <ul key="sample" className="plain">
          {read.rows.slice(0, 3).map((row) => (
            <li key={row.row}>{(row.cells[at] ?? '').slice(0, 60)}</li>
          ))}
        </ul>,
        <Select
          key="is"
          aria-label={called}
          className="select"
          value={column ?? ''}
          options={options}
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(next) => take(at, next === '' ? null : (next as AchievementColumn))}
        />,
      ],
    };
  });
  return (
    <Block title={m.columns}>
      <p className="soft">{m.columnsSay}</p>
      <Table stacked caption={m.columns} head={[m.inFile, m.sample, m.taken]} rows={rows} />
      <p role="status">{m.tried(String(read.tried), String(read.good))}</p>
      {read.problems.length > 0 && <CellProblems caption={m.sampleProblems} problems={read.problems} />}
      <Act
        label={m.begin}
        can={of.can['start']}
        primary
        run={() => api.achievements.startImport({ params: { id: of.id }, body: { mapping } })}
      />
    </Block>
  );
}

/** What the fields of an achievement are called, and the id that its source gives it. */
function useColumnNames(): (column: AchievementColumn) => string {
  const m = useText();
  const fields = useFieldText();
  return (column) => (column === 'id' ? m.idColumn : fields[column]);
}
