import { useRef, useState } from 'preact/hooks';
import { type ImportedList, rowsMostOf } from '../../../rulebook/notation/imported-list.ts';
import { Icon } from '../kit/icon.tsx';
import { useWords } from '../language/words.ts';

interface DropProps {
  readonly list: ImportedList;
  readonly file: File | null;
  readonly isBusy: boolean;
  readonly onFile: (file: File) => void;
}

/** A place to drop the list on, or to choose it from. */
export function Drop({ list, file, isBusy, onFile }: DropProps) {
  const say = useWords();
  const { form } = list;
  const most = rowsMostOf(list);
  const [isOver, setIsOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  return (
    <label
      class={isOver ? 'drop over' : 'drop'}
      aria-busy={isBusy}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        const [dropped] = event.dataTransfer?.files ?? [];
        if (dropped && !isBusy) onFile(dropped);
      }}
    >
      <Icon name="upload" />
      <b>
        {file
          ? say({ zh: `已选：${file.name}`, en: `Chosen: ${file.name}` })
          : say({ zh: `选择或拖入${form.zh}`, en: `Choose or drop: ${form.en}` })}
      </b>
      <span class="muted">
        {file
          ? say({ zh: '改好后再次选择即可重新检查', en: 'Put right? Choose it again to check it anew' })
          : say({
              zh: `Excel 或 WPS 表格（.xlsx、.csv），最多 5 MB、${most} 行`,
              en: `Excel or WPS (.xlsx, .csv), up to 5 MB and ${most.toLocaleString('en')} rows`,
            })}
      </span>
      <input
        ref={input}
        class="hidden"
        type="file"
        accept=".xlsx,.xls,.csv,.txt,text/csv,application/vnd.ms-excel,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        aria-label={say({ zh: `选择${form.zh}`, en: `Choose: ${form.en}` })}
        disabled={isBusy}
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          if (chosen) onFile(chosen);
          // The same file, put right meanwhile, may be chosen again.
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}
