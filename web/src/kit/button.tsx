import './button.css';
import type { ComponentChildren, JSX } from 'preact';
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

/** `isBusy` keeps its width and says that something is under way. */
export function Button({ kind, icon, isBusy, children, class: more, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      class={classOf(kind, more)}
      aria-busy={isBusy}
      {...rest}
      disabled={rest.disabled || isBusy}
    >
      {icon && <Icon name={icon} />}
      {children && <span>{children}</span>}
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
