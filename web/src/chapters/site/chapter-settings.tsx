import { chapterSettings } from '../../../../rulebook/chapters/chapter-settings.ts';
import { FieldInput } from '../../forms/field-input.tsx';
import { manifest } from '../../generated/manifest.ts';
import { type FieldsProps, Group } from './setting.tsx';

/** What the site sets for each chapter, drawn after its type; what nobody has set stands as it holds. */
export function ChapterSettings({ typed, problems, onChange }: FieldsProps) {
  return (
    <>
      {chapterSettings.map(({ chapter, settings }) => (
        <Group key={chapter} title={titleOf(chapter)}>
          {settings.map(({ setting, field, otherwise, help, cites }) => {
            const problem = problems.get(setting);
            return (
              <FieldInput
                key={setting}
                name={setting}
                field={field}
                value={typed.ofChapters[setting] ?? otherwise}
                onChange={(value) => onChange({ ofChapters: { ...typed.ofChapters, [setting]: value } })}
                isRequired
                remark={{ words: problem ?? help, clauses: cites, isProblem: problem !== undefined }}
              />
            );
          })}
        </Group>
      ))}
    </>
  );
}

const titleOf = (chapter: string) =>
  manifest.chapters.find(({ name }) => name === chapter)?.title ?? { zh: chapter, en: chapter };
