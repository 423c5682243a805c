import './picker.css';
import { useId, useState } from 'preact/hooks';
import { recordPath } from '../../../rulebook/reading/paths.ts';
import type { Row } from '../data/store.ts';
import { useRecord, useRows } from '../data/watch.ts';
import { Icon } from '../kit/icon.tsx';
import { usePinyin } from '../language/pinyin.ts';
import { useLanguage, useWords } from '../language/words.ts';
import { useSession } from '../session/current.ts';
import { useForm } from './form-context.ts';
import { choices, type Option, offeredQuery, optionsOf, sift, typedQueries, wholeQuery } from './options.ts';

interface PickerProps {
  readonly id: string;
  readonly name: string;
  readonly register: string;
  readonly value: string;
  readonly onChange: (id: string | undefined) => void;
  readonly required?: boolean;
  readonly 'aria-describedby'?: string;
}

const SHOWN = 40;

/** Chooses a record of another register by typing a part of what it is called. */
export function Picker({ id, name, register: registerName, value, onChange, ...common }: PickerProps) {
  const say = useWords();
  const { registers } = useForm();
  const register = registers(registerName);
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [place, setPlace] = useState(0);
  const list = useId();
  const chosen = useLabel(registerName, value);
  const { options, isLoading, isCut } = useOptions(registerName, typed ?? '', typed !== null);
  const isUnknown = !isOpen && typed !== null && typed.trim() !== '';
  const pick = (option: Option | undefined) => {
    if (!option) return;
    onChange(option.id);
    setTyped(null);
    setIsOpen(false);
  };
  const open = () => {
    setTyped((now) => now ?? '');
    setIsOpen(true);
  };
  // The only one that fits is meant; what fits none or several stays, and says so.
  const leave = () => {
    setIsOpen(false);
    if (typed === null || typed.trim() === '') return setTyped(null);
    const exact = options.filter(({ label }) => label === typed.trim());
    const [only, other] = exact.length > 0 ? exact : options;
    if (only && !other && !isLoading) pick(only);
  };
  return (
    <div class="picker">
      <input
        {...common}
        id={id}
        name={name}
        role="combobox"
        autocomplete="off"
        aria-expanded={isOpen}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && options[place] ? `${list}-${place}` : undefined}
        placeholder={say({ zh: '输入几个字查找', en: 'Type to find' })}
        value={typed ?? chosen}
        onFocus={(event) => event.currentTarget.select()}
        onClick={open}
        onBlur={leave}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setIsOpen(true);
          setPlace(0);
          // Another one is being looked for: the one before does not stay behind unseen.
          onChange(undefined);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setPlace(isOpen ? Math.min(place + 1, options.length - 1) : 0);
          else if (event.key === 'ArrowUp') setPlace(Math.max(place - 1, 0));
          else if (event.key === 'Enter' && isOpen) pick(options[place]);
          else if (event.key === 'Escape' && isOpen) {
            setTyped(null);
            setIsOpen(false);
          } else return;
          if (event.key === 'ArrowDown' && !isOpen) open();
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      {isUnknown && <p class="problem">{say({ zh: '请从名单中选择', en: 'Choose one of the list' })}</p>}
      {isOpen && (
        <div class="picker-options" id={list} role="listbox" aria-label={say(register.form)}>
          {options.map((option, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, which keeps the focus
            // biome-ignore lint/a11y/useFocusableInteractive: as above
            <div
              class="picker-option"
              key={option.id}
              id={`${list}-${at}`}
              role="option"
              aria-selected={at === place}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(option)}
            >
              <span>{option.label}</span>
              <small>{option.more}</small>
            </div>
          ))}
          {options.length === 0 && (
            <p class="picker-option muted">
              {isLoading
                ? say({ zh: '正在读取…', en: 'Loading…' })
                : say({ zh: '没有找到', en: 'Nothing found' })}
            </p>
          )}
          {isCut && (
            <p class="picker-option muted">
              {say({ zh: '还有更多，请多输入几个字', en: 'There are more: type a little further' })}
            </p>
          )}
        </div>
      )}
    </div>
  );
}

/**
 * What can be chosen: of few records all are read; of more, those that begin with what was typed; and when none does,
 * as many as can be looked through.
 */
function useOptions(registerName: string, typed: string, isAsked: boolean) {
  const { registers } = useForm();
  const language = useLanguage();
  const { site, zone } = useSession();
  const register = registers(registerName);
  const first = offeredQuery(site, register);
  const { value: few } = useRows(isAsked ? first : null);
  const isTyped = typed.trim() !== '' && (few?.length ?? 0) >= first.limit;
  // One hook for each way in which the register is found: always the same ones.
  const begun = typedQueries(site, register, typed).map((query) => useRows(isTyped ? query : null).value);
  const beginning = begun.every((each) => each !== undefined) ? unique(begun.flat()) : undefined;
  const isNone = isTyped && beginning?.length === 0;
  const whole = wholeQuery(site, register);
  const { value: many } = useRows(isNone ? whole : null);
  const rows = isTyped ? (isNone ? many : beginning) : few;
  const spells = usePinyin(typed);
  const found = sift(choices(rows ?? [], register, language, zone), typed, spells);
  const isFull = isTyped
    ? begun.some((each) => (each?.length ?? 0) >= first.limit) || (many?.length ?? 0) >= whole.limit
    : (few?.length ?? 0) >= first.limit;
  return {
    options: found.slice(0, SHOWN),
    isLoading: rows === undefined,
    isCut: found.length > SHOWN || isFull,
  };
}

/** A record that is found in two ways is one. */
const unique = (rows: readonly Row[]): readonly Row[] => [
  ...new Map(rows.map((row) => [row.id, row])).values(),
];

/** What the chosen record is called. */
function useLabel(registerName: string, id: string): string {
  const { registers } = useForm();
  const language = useLanguage();
  const { site, zone } = useSession();
  const register = registers(registerName);
  const { value } = useRecord(id === '' ? null : recordPath(site, register, id));
  if (id === '' || !value) return id === '' ? '' : '…';
  const row = { id, path: '', data: value } as Parameters<typeof optionsOf>[0][number];
  return optionsOf([row], register, language, zone)[0]?.label ?? id;
}

interface ManyProps extends Omit<PickerProps, 'value' | 'onChange'> {
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

/** Chooses several. */
export function PickerOfMany({ value, onChange, ...rest }: ManyProps) {
  const [round, setRound] = useState(0);
  return (
    <div class="input-lines">
      {value.map((id) => (
        <Chosen
          key={id}
          register={rest.register}
          id={id}
          onRemove={() => onChange(value.filter((each) => each !== id))}
        />
      ))}
      <Picker
        key={round}
        {...rest}
        value=""
        onChange={(id) => {
          if (id && !value.includes(id)) onChange([...value, id]);
          setRound(round + 1);
        }}
      />
    </div>
  );
}

function Chosen({ register, id, onRemove }: { register: string; id: string; onRemove: () => void }) {
  const say = useWords();
  const label = useLabel(register, id);
  return (
    <span class="chip">
      {label}
      <button
        type="button"
        class="chip-remove"
        aria-label={`${say({ zh: '去掉', en: 'Remove' })} ${label}`}
        onClick={onRemove}
      >
        <Icon name="close" />
      </button>
    </span>
  );
}
