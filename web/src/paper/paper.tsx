import './paper.css';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { stampText } from '../language/time.ts';
import { useWords, type Words } from '../language/words.ts';
import { useSession } from '../session/current.ts';
import { siteWords } from '../session/session.ts';

interface PaperProps {
  /** The regulation's own name of the form. */
  readonly form: Words;
  /** Below its name: which records, which record. */
  readonly about?: ComponentChildren;
  /** A4 across: for tables of many columns. */
  readonly isWide?: boolean;
  readonly children: ComponentChildren;
}

const bare = (name: string): string => name.replaceAll(/[《》]/g, '');

/** 《表名》 on paper and nowhere else: its name, the site, when it was printed and by whom, and lines to sign at its end. */
export function Paper({ form, about, isWide, children }: PaperProps) {
  const say = useWords();
  const session = useSession();
  const [now] = useState(() => new Date());
  const [zh, en] = [`《${bare(form.zh)}》`, form.en];
  const site = say(siteWords(session));
  const printed = `${say({ zh: '打印时间', en: 'Printed' })} ${stampText(now, session.zone)}`;
  useRunningHead(say({ zh, en }), `${site} · ${printed}`);
  return (
    <article class={isWide ? 'paper paper-wide' : 'paper'} aria-hidden="true">
      <header class="paper-head">
        <p>{site}</p>
        <p class="paper-form">{say({ zh, en })}</p>
        <p>{say({ zh: en, en: zh })}</p>
      </header>
      <div class="paper-about">
        <p>{about}</p>
        <p>
          {printed} · {session.name}
        </p>
      </div>
      {children}
      <footer class="paper-foot">
        {closing.map((words) => (
          <p key={words.en}>
            {say(words)}
            <span class="paper-line" />
          </p>
        ))}
      </footer>
    </article>
  );
}

/** Who puts it before whom; a form that wants further names has them in its own table. */
const closing: readonly Words[] = [
  { zh: '制表：', en: 'Prepared by:' },
  { zh: '审核：', en: 'Checked by:' },
  { zh: '日期：', en: 'Date:' },
];

/** The head of every page after the first; a margin of the page reads it from the root alone. */
function useRunningHead(form: string, about: string): void {
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--paper-form', JSON.stringify(form));
    style.setProperty('--paper-about', JSON.stringify(about));
    return () => {
      style.removeProperty('--paper-form');
      style.removeProperty('--paper-about');
    };
  }, [form, about]);
}
