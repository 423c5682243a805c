import './button.css';
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useWords, type Words } from '../language/words.ts';
import { useAsksFirst } from './asks-first.ts';
import { Icon, type IconName } from './icon.tsx';

interface Look {
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger' | undefined;
  readonly icon?: IconName | undefined;
  readonly children?: ComponentChildren;
}

const classOf = (kind: Look['kind'], more?: unknown) =>
  ['button', kind ?? 'plain', more].filter((each) => typeof each === 'string').join(' ');

type ButtonProps = Look &
  Omit<JSX.IntrinsicElements['button'], 'icon' | 'kind'> & { isBusy?: boolean | undefined };

/** What takes longer than this is told: until then one sees no more than a press. */
const SLOW_MS = 500;

const underWay: Words = { zh: '正在办理…', en: 'Under way…' };

/** `isBusy` says that something is under way, in words once it is slow; the page is not left meanwhile without a question. */
export function Button({ kind, icon, isBusy, children, class: more, ...rest }: ButtonProps) {
  const say = useWords();
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    const timer = isBusy && setTimeout(setIsSlow, SLOW_MS, true);
    return () => {
      if (!timer) return;
      clearTimeout(timer);
      setIsSlow(false);
    };
  }, [isBusy]);
  useAsksFirst(isBusy);
  return (
    <button
      type="button"
      class={classOf(kind, more)}
      aria-busy={isBusy}
      {...rest}
      disabled={rest.disabled || isBusy}
    >
      {icon && !isSlow && <Icon name={icon} />}
      {children && <span>{isSlow ? say(underWay) : children}</span>}
    </button>
  );
}

type LinkProps = Look & { href: string; class?: string; 'aria-label'?: string; target?: string };

export function LinkButton({ kind, icon, children, class: more, ...rest }: LinkProps) {
  return (
    <a class={classOf(kind, more)} {...rest}>
      {icon && <Icon name={icon} />}
      {children && <span>{children}</span>}
    </a>
  );
}
